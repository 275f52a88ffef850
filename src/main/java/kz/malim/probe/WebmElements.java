package kz.malim.probe;

import java.io.IOException;

/** The elements of a WebM file (RFC 8794, RFC 9559) up to its first cluster: duration, and the size of the video track. */
final class WebmElements {
    private static final long EBML = 0x1A45DFA3L;
    private static final long DOC_TYPE = 0x4282L;
    private static final long SEGMENT = 0x18538067L;
    private static final long CLUSTER = 0x1F43B675L;
    private static final long INFO = 0x1549A966L;
    private static final long TIMESTAMP_SCALE = 0x2AD7B1L;
    private static final long DURATION = 0x4489L;
    private static final long TRACKS = 0x1654AE6BL;
    private static final long TRACK_ENTRY = 0xAEL;
    private static final long TRACK_TYPE = 0x83L;
    private static final long VIDEO = 0xE0L;
    private static final long PIXEL_WIDTH = 0xB0L;
    private static final long PIXEL_HEIGHT = 0xBAL;

    private static final int TYPE_VIDEO = 1;
    private static final int TYPE_AUDIO = 2;
    private static final int MAX_NAME = 32;

    /** Of a segment, its tracks, one of these, and its picture. */
    private static final int MAX_DEPTH = 4;

    private static final double NANOS = 1e9;

    private final FileBytes file;
    private String docType = "";
    private boolean hasSegment;
    private boolean hasCluster;
    private boolean hasVideo;
    private boolean hasSound;
    private long scale = 1_000_000;
    private double ticks;
    private long width;
    private long height;

    private WebmElements(FileBytes file) {
        this.file = file;
    }

    static ProbedFile read(FileBytes file) throws IOException {
        var elements = new WebmElements(file);
        elements.walk(0, file.size(), 0);
        if (!elements.docType.equals("webm")) {
            throw UnreadableFile.unsupported("Matroska is not supported, only WebM.");
        }
        if (!elements.hasSegment || !elements.hasCluster || !(elements.hasVideo || elements.hasSound)) {
            throw UnreadableFile.broken("The file is truncated: a WebM file has tracks and clusters.");
        }
        double seconds = elements.ticks * elements.scale / NANOS;
        return elements.hasVideo
                ? ProbedFile.showing(FileType.WEBM, seconds, elements.width, elements.height)
                : ProbedFile.playing(FileType.WEBA, seconds);
    }

    private void walk(long from, long end, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw UnreadableFile.broken("The parts of the WebM file are in one another.");
        }
        for (long at = from; at < end && !hasCluster; ) {
            int idLength = lengthAt(at, 4);
            long id = number(at, idLength, 0xFF);
            long sizeAt = at + idLength;
            int sizeLength = lengthAt(sizeAt, 8);
            long size = number(sizeAt, sizeLength, 0xFF >> sizeLength);
            long content = sizeAt + sizeLength;
            boolean isOpen =
                    size == (1L << (7 * sizeLength)) - 1; // written while it was recorded, it ends with the file
            if (isOpen && (id == SEGMENT || id == CLUSTER)) {
                size = end - content;
            }
            if (size > end - content) {
                throw UnreadableFile.broken("The file is truncated: its part " + at + " is longer than the file.");
            }
            element(id, content, size, depth);
            at = content + size;
        }
    }

    private void element(long id, long at, long size, int depth) throws IOException {
        if (id == EBML || id == INFO || id == TRACKS || id == TRACK_ENTRY || id == VIDEO) {
            walk(at, at + size, depth + 1);
        } else if (id == SEGMENT) {
            hasSegment = true;
            walk(at, at + size, depth + 1);
        } else if (id == CLUSTER) {
            hasCluster = true;
        } else if (id == DOC_TYPE) {
            docType =
                    FileBytes.latin(file.at(at, (int) Math.min(size, MAX_NAME))).replace("\0", "");
        } else if (id == TIMESTAMP_SCALE) {
            scale = unsigned(at, size);
        } else if (id == DURATION) {
            ticks = size == 4
                    ? file.at(at, 4).getFloat()
                    : size == 8 ? file.at(at, 8).getDouble() : 0;
        } else if (id == TRACK_TYPE) {
            long type = unsigned(at, size);
            hasVideo |= type == TYPE_VIDEO;
            hasSound |= type == TYPE_AUDIO;
        } else if (id == PIXEL_WIDTH && width == 0) {
            width = unsigned(at, size);
        } else if (id == PIXEL_HEIGHT && height == 0) {
            height = unsigned(at, size);
        }
    }

    /** How many bytes a number has, which its first byte says. */
    private int lengthAt(long at, int most) throws IOException {
        int length = Integer.numberOfLeadingZeros(file.at(at, 1).get() & 0xFF) - 23;
        if (length > most) {
            throw UnreadableFile.broken("The file is damaged at byte " + at + ".");
        }
        return length;
    }

    private long number(long at, int length, int firstMask) throws IOException {
        var bytes = file.at(at, length);
        long value = bytes.get() & firstMask;
        while (bytes.hasRemaining()) {
            value = value << 8 | (bytes.get() & 0xFF);
        }
        return value;
    }

    private long unsigned(long at, long size) throws IOException {
        return size < 1 || size > 7 ? 0 : number(at, (int) size, 0xFF);
    }
}
