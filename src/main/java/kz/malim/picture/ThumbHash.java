package kz.malim.picture;

import java.util.Base64;

/**
 * ThumbHash: a placeholder of about 25 bytes, to show while the picture loads. Coefficients of a discrete cosine transform
 * of lightness and colours; front ends have decoders for it.
 */
final class ThumbHash {
    private static final int LARGEST = 100;

    private final int width;
    private final int height;
    private final byte[] out = new byte[64];
    private int nibbles;

    private ThumbHash(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** @param argb not premultiplied, row by row, of a picture of at most 100 by 100 */
    static String of(int width, int height, int[] argb) {
        if (width > LARGEST || height > LARGEST) {
            throw new IllegalArgumentException(width + " x " + height);
        }
        return Base64.getEncoder().encodeToString(new ThumbHash(width, height).encode(argb));
    }

    private byte[] encode(int[] argb) {
        var average = average(argb);
        boolean transparent = average[3] < width * height;
        int longest = Math.max(width, height);
        int steps = transparent ? 5 : 7; // transparency takes its room from lightness
        int across = Math.max(1, Math.round((float) steps * width / longest));
        int down = Math.max(1, Math.round((float) steps * height / longest));
        var planes = planes(argb, average);
        var lightness = Waves.of(planes[0], width, height, Math.max(3, across), Math.max(3, down));
        var yellowBlue = Waves.of(planes[1], width, height, 3, 3);
        var redGreen = Waves.of(planes[2], width, height, 3, 3);

        boolean landscape = width > height;
        number(
                3,
                rounded(63, lightness.mean)
                        | rounded(31.5, 1 + yellowBlue.mean) << 6
                        | rounded(31.5, 1 + redGreen.mean) << 12
                        | rounded(31, lightness.scale) << 18
                        | (transparent ? 1 : 0) << 23);
        number(
                2,
                (landscape ? down : across)
                        | rounded(63, yellowBlue.scale) << 3
                        | rounded(63, redGreen.scale) << 9
                        | (landscape ? 1 : 0) << 15);
        if (transparent) {
            var alpha = Waves.of(planes[3], width, height, 5, 5);
            number(1, rounded(15, alpha.mean) | rounded(15, alpha.scale) << 4);
            write(lightness, yellowBlue, redGreen, alpha);
        } else {
            write(lightness, yellowBlue, redGreen);
        }
        return java.util.Arrays.copyOf(out, (nibbles + 1) / 2);
    }

    /** Red, green and blue weighted by opacity, and the sum of the opacities. */
    private static double[] average(int[] argb) {
        var average = new double[4];
        for (int pixel : argb) {
            double alpha = (pixel >>> 24) / 255.0;
            average[0] += alpha / 255 * (pixel >> 16 & 0xFF);
            average[1] += alpha / 255 * (pixel >> 8 & 0xFF);
            average[2] += alpha / 255 * (pixel & 0xFF);
            average[3] += alpha;
        }
        if (average[3] > 0) {
            for (int i = 0; i < 3; i++) {
                average[i] /= average[3];
            }
        }
        return average;
    }

    /** Lightness, yellow against blue, red against green, opacity; where nothing is, the average shines through. */
    private static double[][] planes(int[] argb, double[] average) {
        var planes = new double[4][argb.length];
        for (int i = 0; i < argb.length; i++) {
            double alpha = (argb[i] >>> 24) / 255.0;
            double red = average[0] * (1 - alpha) + alpha / 255 * (argb[i] >> 16 & 0xFF);
            double green = average[1] * (1 - alpha) + alpha / 255 * (argb[i] >> 8 & 0xFF);
            double blue = average[2] * (1 - alpha) + alpha / 255 * (argb[i] & 0xFF);
            planes[0][i] = (red + green + blue) / 3;
            planes[1][i] = (red + green) / 2 - blue;
            planes[2][i] = red - green;
            planes[3][i] = alpha;
        }
        return planes;
    }

    private void number(int bytes, int value) {
        for (int i = 0; i < bytes; i++) {
            out[nibbles / 2] = (byte) (value >> (8 * i));
            nibbles += 2;
        }
    }

    private void write(Waves... channels) {
        for (var channel : channels) {
            for (int i = 0; i < channel.count; i++) {
                out[nibbles / 2] |= (byte) (rounded(15, channel.coefficient(i)) << (nibbles % 2 * 4));
                nibbles++;
            }
        }
    }

    private static int rounded(double most, double value) {
        return (int) Math.floor(most * value + 0.5);
    }

    /** One channel as its mean and its waves, the longest first. */
    private static final class Waves {
        private final double[] coefficients = new double[64];
        private int count;
        private double mean;
        private double scale;

        static Waves of(double[] channel, int width, int height, int across, int down) {
            var waves = new Waves();
            for (int cy = 0; cy < down; cy++) {
                for (int cx = 0; cx * down < across * (down - cy); cx++) {
                    double strength = strength(channel, width, height, cx, cy);
                    if (cx == 0 && cy == 0) {
                        waves.mean = strength;
                    } else {
                        waves.coefficients[waves.count++] = strength;
                        waves.scale = Math.max(waves.scale, Math.abs(strength));
                    }
                }
            }
            return waves;
        }

        double coefficient(int i) {
            return scale == 0 ? 0 : 0.5 + 0.5 / scale * coefficients[i];
        }

        private static double strength(double[] channel, int width, int height, int cx, int cy) {
            double sum = 0;
            for (int y = 0; y < height; y++) {
                double vertical = Math.cos(Math.PI / height * cy * (y + 0.5));
                for (int x = 0; x < width; x++) {
                    sum += channel[x + y * width] * Math.cos(Math.PI / width * cx * (x + 0.5)) * vertical;
                }
            }
            return sum / (width * height);
        }
    }
}
