package kz.malim.probe;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The frames of an MP3 or AAC file after its tags: duration from the Xing header of the first, otherwise from all of them, read
 * once through.
 */
final class AudioFrames {
    private static final int ID3_HEADER = 10;
    private static final int REQUIRED_FRAMES = 2;
    private static final int BUFFER = 1 << 16;
    private static final int XING_LENGTH = 12;

    /** How many tags may stand before each other. */
    private static final int MAX_TAGS = 4;

    private AudioFrames() {}

    static ProbedFile read(FileBytes file) throws IOException {
        long start = afterTags(file);
        var first = file.size() - start < AudioFrame.HEADER ? null : AudioFrame.of(unsigned(file, start));
        if (first == null) {
            throw file.start(3).equals("ID3")
                    ? UnreadableFile.broken("There is no sound after the tags.")
                    : UnreadableFile.unsupported("The file format is not supported.");
        }
        var frames = count(file, start, first);
        if (frames.number < REQUIRED_FRAMES) {
            throw UnreadableFile.broken("The file is truncated: it has no two frames of sound.");
        }
        long said = first.type() == FileType.MP3 ? framesSaid(file, start, first) : 0;
        double samples = said > 0 ? (double) said * first.samples() : frames.toTheEnd ? frames.samples : 0;
        return ProbedFile.playing(first.type(), samples / first.rate());
    }

    /** @param toTheEnd whether nothing but tags follows, so that they are all */
    private record Count(long number, long samples, boolean toTheEnd) {}

    private static long afterTags(FileBytes file) throws IOException {
        long at = 0;
        for (int i = 0; i < MAX_TAGS && file.size() - at >= ID3_HEADER; i++) {
            var header = file.at(at, ID3_HEADER);
            if (!FileBytes.latin(header).startsWith("ID3")) {
                break;
            }
            long length = 0;
            for (int n = 6; n < ID3_HEADER; n++) {
                length = length << 7 | (header.get(n) & 0x7F);
            }
            at += ID3_HEADER + length + ((header.get(5) & 0x10) != 0 ? ID3_HEADER : 0);
        }
        return at;
    }

    private static Count count(FileBytes file, long start, AudioFrame first) throws IOException {
        long number = 0;
        long samples = 0;
        long left = file.size() - start;
        var in = new BufferedInputStream(file.from(start), BUFFER);
        var header = new int[AudioFrame.HEADER];
        while (left >= AudioFrame.HEADER && fill(header, in)) {
            var frame = AudioFrame.of(header);
            if (frame == null || frame.type() != first.type() || frame.rate() != first.rate()) {
                return new Count(number, samples, isTag(header));
            }
            if (frame.length() > left) {
                return new Count(number, samples, true); // cut off within the last one
            }
            number++;
            samples += frame.samples();
            in.skipNBytes(frame.length() - AudioFrame.HEADER);
            left -= frame.length();
        }
        return new Count(number, samples, true);
    }

    /** Whether one of the tags that stand at the end begins here, or its padding. */
    private static boolean isTag(int[] header) {
        var text = new StringBuilder();
        for (int b : header) {
            text.append((char) b);
        }
        var start = text.toString();
        return start.startsWith("TAG")
                || start.equals("APETAG")
                || start.equals("LYRICS")
                || start.equals("\0".repeat(6));
    }

    /** The number of frames in a Xing header, which the first frame has in place of sound; 0 if there is none. */
    private static long framesSaid(FileBytes file, long start, AudioFrame first) throws IOException {
        long at = start + 4 + first.sideInfo();
        if (file.size() - at < XING_LENGTH) {
            return 0;
        }
        var xing = file.at(at, XING_LENGTH);
        var name = FileBytes.latin(xing).substring(0, 4);
        boolean says = (name.equals("Xing") || name.equals("Info")) && (xing.getInt(4) & 1) != 0;
        return says ? xing.getInt(8) & 0xFFFFFFFFL : 0;
    }

    private static int[] unsigned(FileBytes file, long at) throws IOException {
        var bytes = file.at(at, AudioFrame.HEADER);
        var numbers = new int[AudioFrame.HEADER];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = bytes.get(i) & 0xFF;
        }
        return numbers;
    }

    private static boolean fill(int[] header, InputStream in) throws IOException {
        var bytes = in.readNBytes(header.length);
        for (int i = 0; i < bytes.length; i++) {
            header[i] = bytes[i] & 0xFF;
        }
        return bytes.length == header.length;
    }
}
