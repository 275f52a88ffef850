package kz.malim.picture;

import java.util.HexFormat;

/** The colour most of a picture has. */
final class DominantColor {
    private static final int BITS = 3;
    private static final int SHADES = 1 << (3 * BITS);
    private static final int HALF_SEEN = 128;

    private DominantColor() {}

    /** The mean of the most frequent of 512 shades, as {@code #rrggbb}. */
    static String of(int[] argb) {
        var count = new long[SHADES];
        var sums = new long[3][SHADES];
        int most = 0;
        for (int pixel : argb) {
            if (pixel >>> 24 >= HALF_SEEN) {
                int shade = shade(pixel);
                count[shade]++;
                for (int channel = 0; channel < 3; channel++) {
                    sums[channel][shade] += (pixel >> (16 - 8 * channel)) & 0xFF;
                }
                most = count[shade] > count[most] ? shade : most;
            }
        }
        int rgb = 0;
        for (int channel = 0; channel < 3; channel++) {
            rgb = rgb << 8 | (count[most] == 0 ? 0xFF : (int) (sums[channel][most] / count[most]));
        }
        return "#" + HexFormat.of().toHexDigits(rgb, 6);
    }

    private static int shade(int pixel) {
        int high = 8 - BITS;
        int red = (pixel >> 16 & 0xFF) >> high;
        int green = (pixel >> 8 & 0xFF) >> high;
        int blue = (pixel & 0xFF) >> high;
        return (red << (2 * BITS)) | (green << BITS) | blue;
    }
}
