package kz.malim.probe;

import java.io.IOException;
import java.nio.ByteOrder;

/** The chunks of a WAV file: duration from the bytes of sound and those of a second. */
final class WavChunks {
    private static final long UNKNOWN = 0xFFFFFFFFL;
    private static final int FORMAT_LENGTH = 16;

    private WavChunks() {}

    static ProbedFile read(FileBytes file) throws IOException {
        long bytesPerSecond = 0;
        for (long at = 12; file.size() - at >= 8; ) {
            var header = file.at(at, 8).order(ByteOrder.LITTLE_ENDIAN);
            var type = FileBytes.latin(header).substring(0, 4);
            long length = header.getInt(4) & UNKNOWN;
            if (type.equals("fmt ") && length >= FORMAT_LENGTH) {
                bytesPerSecond = file.at(at + 8, FORMAT_LENGTH)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .getInt(8)
                        & UNKNOWN;
            } else if (type.equals("data") && bytesPerSecond > 0) {
                boolean isOpen = length == UNKNOWN; // written while it was recorded, it ends with the file
                if (!isOpen && length > file.size() - at - 8) {
                    throw UnreadableFile.broken("The file is truncated: it has less sound than it says.");
                }
                return ProbedFile.playing(
                        FileType.WAV, (double) (isOpen ? file.size() - at - 8 : length) / bytesPerSecond);
            }
            at += 8 + length + (length & 1);
        }
        throw UnreadableFile.broken("The file is truncated: a WAV file has fmt and data.");
    }
}
