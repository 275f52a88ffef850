package kz.malim.migration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a file of text record by record. */
final class TextRecords implements AutoCloseable {
    private static final int LARGEST = 16 << 20;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final BufferedReader reader;
    private final Charset charset;
    private int number;

    TextRecords(Path file, Charset charset) throws IOException {
        this.charset = charset;
        this.reader = new BufferedReader(new InputStreamReader(
                Files.newInputStream(file),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /** The next line, or null at the end. */
    @Nullable
    String line() throws IOException {
        var line = new StringBuilder();
        try {
            int letter = reader.read();
            if (letter < 0) {
                return null;
            }
            number++;
            while (letter >= 0 && letter != '\n') {
                if (line.length() == LARGEST) {
                    throw new IOException("line " + number + " is too long");
                }
                line.append((char) letter);
                letter = reader.read();
            }
        } catch (CharacterCodingException e) {
            throw new IOException(
                    "after line " + number + " it is not " + charset
                            + "; say what it is with --charset, such as windows-1251",
                    e);
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        if (number == 1 && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK) {
            line.deleteCharAt(0);
        }
        return line.toString();
    }

    /** How many lines have been read. */
    int number() {
        return number;
    }

    /** The cells of a row that begins with this line; a quoted one may go on over several. */
    List<String> cells(String first, char separator) throws IOException {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var line = first;
        boolean quoted = false;
        for (int at = 0; ; at++) {
            if (at == line.length()) {
                var next = quoted ? line() : null;
                if (next == null || cell.length() + next.length() > LARGEST) {
                    if (quoted) {
                        throw new IOException("line " + number + ": a quoted cell does not end");
                    }
                    cells.add(cell.toString());
                    return cells;
                }
                cell.append('\n');
                line = next;
                at = -1;
            } else if (quoted) {
                if (line.charAt(at) != '"') {
                    cell.append(line.charAt(at));
                } else if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
                    cell.append('"');
                    at++;
                } else {
                    quoted = false;
                }
            } else if (line.charAt(at) == separator) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (line.charAt(at) == '"' && cell.isEmpty()) {
                quoted = true;
            } else {
                cell.append(line.charAt(at));
            }
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
