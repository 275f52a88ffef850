package kz.malim.probe;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * What a file is by its bytes.
 *
 * @param seconds how long it plays, to the millisecond; null where the file does not say
 * @param width of its pictures, as they are shown; null of what has none
 * @param pages null unless the file says so at its start
 */
public record ProbedFile(
        FileType type,
        @Nullable Double seconds,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer pages) {

    /** Longer than any recording; more is a mistake in a header. */
    private static final double MAX_SECONDS = 1_000_000;

    private static final int MAX_PIXELS = 65_535;

    private static final int SIGNATURE = 64;

    public static ProbedFile read(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(new FileBytes(channel));
        }
    }

    private static ProbedFile read(FileBytes file) throws IOException {
        if (file.size() == 0) {
            throw UnreadableFile.broken("The file is empty.");
        }
        var start = file.start(SIGNATURE);
        if (start.startsWith("ftyp", 4)) {
            return Mp4Boxes.read(file);
        }
        if (start.startsWith("\u001AE\u00DF\u00A3")) {
            return WebmElements.read(file);
        }
        if (start.startsWith("RIFF") && start.startsWith("WAVE", 8)) {
            return WavChunks.read(file);
        }
        if (start.startsWith("OggS")) {
            return OggPages.read(file);
        }
        if (start.startsWith("%PDF-")) {
            return PdfTrailer.read(file);
        }
        if (start.startsWith("PK\u0003\u0004")) {
            return ZipDirectory.read(file);
        }
        if (start.startsWith("ID3") || AudioFrame.isSync(start)) {
            return AudioFrames.read(file);
        }
        return PlainText.read(file);
    }

    static ProbedFile playing(FileType type, double seconds) {
        return new ProbedFile(type, rounded(seconds), null, null, null);
    }

    static ProbedFile showing(FileType type, double seconds, long width, long height) {
        boolean known = width > 0 && height > 0 && width <= MAX_PIXELS && height <= MAX_PIXELS;
        return new ProbedFile(
                type,
                rounded(seconds),
                known ? (Integer) (int) width : null,
                known ? (Integer) (int) height : null,
                null);
    }

    static ProbedFile document(FileType type, @Nullable Integer pages) {
        return new ProbedFile(type, null, null, null, pages);
    }

    /** Null for what is not known: nothing, or more than a recording can be. */
    private static @Nullable Double rounded(double seconds) {
        double milliseconds = Math.rint(seconds * 1000);
        return milliseconds >= 1 && seconds <= MAX_SECONDS ? milliseconds / 1000 : null;
    }
}
