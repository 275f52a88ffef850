package kz.malim.picture;

import java.util.HexFormat;

/** The most frequent colour of a picture. */
final class DominantColor {
    private static final int BITS_PER_CHANNEL = 3;
    private static final int BINS = 1 << (3 * BITS_PER_CHANNEL);
    private static final int HALF_OPAQUE = 128;

    private DominantColor() {}

    /** The mean of the largest of 512 histogram bins, as {@code #rrggbb}. */
    static String of(int[] argb) {
        var count = new long[BINS];
        var sums = new long[3][BINS];
        int most = 0;
        for (int pixel : argb) {
            if (pixel >>> 24 >= HALF_OPAQUE) {
                int bin = bin(pixel);
                count[bin]++;
                for (int channel = 0; channel < 3; channel++) {
                    sums[channel][bin] += (pixel >> (16 - 8 * channel)) & 0xFF;
                }
                most = count[bin] > count[most] ? bin : most;
            }
        }
        int rgb = 0;
        for (int channel = 0; channel < 3; channel++) {
            rgb = rgb << 8 | (count[most] == 0 ? 0xFF : (int) (sums[channel][most] / count[most]));
        }
        return "#" + HexFormat.of().toHexDigits(rgb, 6);
    }

    private static int bin(int pixel) {
        int high = 8 - BITS_PER_CHANNEL;
        int red = (pixel >> 16 & 0xFF) >> high;
        int green = (pixel >> 8 & 0xFF) >> high;
        int blue = (pixel & 0xFF) >> high;
        return (red << (2 * BITS_PER_CHANNEL)) | (green << BITS_PER_CHANNEL) | blue;
    }
}
