package kz.malim.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;

/** The boxes of an MP4 file (ISO/IEC 14496-12): duration, and the size of the first video track. */
final class Mp4Boxes {
    /** Of films and sound; those of HEIC and AVIF are pictures, and {@code qt} is QuickTime, which browsers do not play. */
    private static final Set<String> BRANDS = Set.of(
            "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41", "mp42", "avc1", "dash",
            "M4V ", "M4VH", "M4VP", "M4A ", "M4B ", "f4v ", "MSNV", "3gp4", "3gp5", "3gp6", "av01");

    private static final Set<String> CONTAINERS = Set.of("moov", "trak", "mdia", "mvex");
    private static final int MAX_DEPTH = 4;
    private static final int MAX_BRANDS = 64;
    private static final int MATRIX_OF_TRACK = 36;

    private final FileBytes file;
    private boolean hasMovie;
    private boolean hasData;
    private boolean hasSound;
    private boolean hasVideo;
    private long timescale;
    private long duration;
    private long width;
    private long height;
    private long trackWidth;
    private long trackHeight;

    private Mp4Boxes(FileBytes file) {
        this.file = file;
    }

    static ProbedFile read(FileBytes file) throws IOException {
        var boxes = new Mp4Boxes(file);
        boxes.requireBrand();
        boxes.walk(0, file.size(), 0);
        if (!boxes.hasMovie || !boxes.hasData) {
            throw UnreadableFile.broken("The file is truncated: an MP4 file has moov and mdat.");
        }
        if (!boxes.hasVideo && !boxes.hasSound) {
            throw UnreadableFile.broken("The MP4 file has neither pictures nor sound.");
        }
        double seconds = boxes.timescale == 0 ? 0 : (double) boxes.duration / boxes.timescale;
        return boxes.hasVideo
                ? ProbedFile.showing(FileType.MP4, seconds, boxes.width, boxes.height)
                : ProbedFile.playing(FileType.M4A, seconds);
    }

    private void requireBrand() throws IOException {
        long length = Math.min(file.at(0, 4).getInt() & 0xFFFFFFFFL, file.size());
        var brands = FileBytes.latin(file.at(8, (int) Math.clamp(length - 8, 4, 4L * MAX_BRANDS)));
        for (int i = 0; i + 4 <= brands.length(); i += 4) {
            if (i != 4 && BRANDS.contains(brands.substring(i, i + 4))) { // between them is a version
                return;
            }
        }
        throw UnreadableFile.unsupported("HEIC, AVIF and QuickTime are not supported here.");
    }

    private void walk(long from, long end, int depth) throws IOException {
        for (long at = from; at < end; ) {
            if (end - at < 8) {
                throw UnreadableFile.broken("The file is truncated.");
            }
            var header = file.at(at, 8);
            long length = header.getInt() & 0xFFFFFFFFL;
            var type = FileBytes.latin(header);
            int headerLength = 8;
            if (length == 1) {
                length = file.at(at + 8, 8).getLong();
                headerLength = 16;
            } else if (length == 0 && depth == 0) {
                length = end - at; // to the end of the file
            }
            if (length < headerLength || length > end - at) {
                throw UnreadableFile.broken("The file is truncated: its part " + at + " is longer than the file.");
            }
            box(type, at + headerLength, at + length, depth);
            at += length;
        }
    }

    private void box(String type, long from, long end, int depth) throws IOException {
        switch (type) {
            case "mdat", "moof" -> hasData |= depth == 0;
            case "mvhd", "mehd" -> duration(type, from, end);
            case "tkhd" -> track(from, end);
            case "hdlr" -> handler(from, end);
            default -> {
                if (CONTAINERS.contains(type) && depth < MAX_DEPTH) {
                    hasMovie |= type.equals("moov") && depth == 0;
                    walk(from, end, depth + 1);
                }
            }
        }
    }

    /** Of a film in fragments the one is 0 and the other may say it. */
    private void duration(String type, long from, long end) throws IOException {
        boolean isLong = part(from, 4, end).get() == 1;
        if (type.equals("mvhd")) {
            var times = part(from + (isLong ? 20 : 12), isLong ? 12 : 8, end);
            timescale = times.getInt() & 0xFFFFFFFFL;
            duration = known(times, isLong);
        } else if (duration == 0) {
            duration = known(part(from + 4, isLong ? 8 : 4, end), isLong);
        }
    }

    /** All ones say that it is not known. */
    private static long known(ByteBuffer bytes, boolean isLong) {
        if (isLong) {
            return Math.max(0, bytes.getLong());
        }
        long value = bytes.getInt() & 0xFFFFFFFFL;
        return value == 0xFFFFFFFFL ? 0 : value;
    }

    private void track(long from, long end) throws IOException {
        boolean isLong = part(from, 4, end).get() == 1;
        var shape = part(from + (isLong ? 52 : 40), MATRIX_OF_TRACK + 8, end);
        boolean turned = shape.getInt(0) == 0 && shape.getInt(16) == 0 && shape.getInt(4) != 0; // by 90° or 270°
        long across = (shape.getInt(MATRIX_OF_TRACK) & 0xFFFFFFFFL) >> 16;
        long down = (shape.getInt(MATRIX_OF_TRACK + 4) & 0xFFFFFFFFL) >> 16;
        trackWidth = turned ? down : across;
        trackHeight = turned ? across : down;
    }

    private void handler(long from, long end) throws IOException {
        var handler = FileBytes.latin(part(from + 8, 4, end));
        hasSound |= handler.equals("soun");
        if (handler.equals("vide") && !hasVideo) {
            hasVideo = true;
            width = trackWidth;
            height = trackHeight;
        }
    }

    private ByteBuffer part(long at, int length, long end) throws IOException {
        if (at + length > end) {
            throw UnreadableFile.broken("A header of the MP4 file is too short.");
        }
        return file.at(at, length);
    }
}
