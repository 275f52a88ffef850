package kz.malim.probe;

import org.jspecify.annotations.Nullable;

/**
 * The header of a frame of MPEG audio (layer III) or of AAC in ADTS.
 *
 * @param length in bytes, the header included
 * @param sideInfo bytes between the header and where a Xing header may be
 */
record AudioFrame(FileType type, int length, int samples, int rate, int sideInfo) {
    /** As many bytes as the longer of the two headers needs. */
    static final int HEADER = 6;

    private static final int[] MPEG_RATES = {44_100, 48_000, 32_000};
    private static final int[] AAC_RATES = {
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350
    };
    private static final int[] KILOBITS_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KILOBITS_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int LAYER_3 = 1;
    private static final int NO_LAYER = 0;
    private static final int AAC_SAMPLES = 1024;

    /** Whether a file begins as a frame does; {@code FF FE} is the mark of UTF-16. */
    static boolean isSync(String start) {
        return start.length() >= HEADER
                && start.charAt(0) == 0xFF
                && (start.charAt(1) & 0xE0) == 0xE0
                && start.charAt(1) < 0xFE;
    }

    /** @param header at least six bytes of the file, unsigned */
    static @Nullable AudioFrame of(int[] header) {
        if (header[0] != 0xFF || (header[1] & 0xE0) != 0xE0) {
            return null;
        }
        int layer = header[1] >> 1 & 3;
        return layer == LAYER_3 ? mpeg(header) : layer == NO_LAYER && (header[1] & 0xF0) == 0xF0 ? adts(header) : null;
    }

    private static @Nullable AudioFrame mpeg(int[] header) {
        int version = header[1] >> 3 & 3; // 3 is MPEG 1, 2 is MPEG 2, 0 is MPEG 2.5
        int bitrate = header[2] >> 4;
        int rate = header[2] >> 2 & 3;
        if (version == 1 || bitrate == 0 || bitrate == 15 || rate == 3) {
            return null;
        }
        boolean one = version == 3;
        int perSecond = MPEG_RATES[rate] >> (one ? 0 : version == 2 ? 1 : 2);
        int samples = one ? 1152 : 576;
        int bytes = samples / 8 * (one ? KILOBITS_1 : KILOBITS_2)[bitrate] * 1000 / perSecond + (header[2] >> 1 & 1);
        boolean mono = header[3] >> 6 == 3;
        return new AudioFrame(FileType.MP3, bytes, samples, perSecond, one ? (mono ? 17 : 32) : (mono ? 9 : 17));
    }

    private static @Nullable AudioFrame adts(int[] header) {
        int rate = header[2] >> 2 & 15;
        int length = (header[3] & 3) << 11 | header[4] << 3 | header[5] >> 5;
        return rate >= AAC_RATES.length || length <= HEADER
                ? null
                : new AudioFrame(FileType.AAC, length, AAC_SAMPLES, AAC_RATES[rate], 0);
    }
}
