package kz.malim.migration;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Leaves out the characters that XML 1.0 forbids: databases have them, and exports write them. */
final class LegalXml extends FilterReader {
    LegalXml(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int c = in.read();
        while (c >= 0 && !isLegal((char) c)) {
            c = in.read();
        }
        return c;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int kept = 0;
        while (kept == 0) {
            int read = in.read(buffer, offset, length);
            if (read <= 0) {
                return read;
            }
            for (int i = offset; i < offset + read; i++) {
                if (isLegal(buffer[i])) {
                    buffer[offset + kept++] = buffer[i];
                }
            }
        }
        return kept;
    }

    private static boolean isLegal(char c) {
        return (c >= ' ' && c != '\uFFFE' && c != '\uFFFF') || c == '\n' || c == '\r' || c == '\t';
    }
}
