package kz.malim.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/**
 * Downscales with Lanczos3: sharper than the mean of an area, and without the patterns that it makes of fine stripes. Rows
 * are added one at a time, so that the source need never be held in a second form. Not thread-safe.
 */
final class Downscaler {
    private static final int CHANNELS = 4;

    private final BufferedImage result;
    private final int[] pixels;
    private final int width;
    private final Kernel across;
    private final Kernel down;

    /** A source row, and the same one scaled across. */
    private final float[] source;

    private final float[] row;

    /** Sums of the result rows that are not complete, each at its number modulo the length of this. */
    private final float[][] sums;

    private int sourceRows;
    private int resultRows;

    Downscaler(int fromWidth, int fromHeight, int width, int height) {
        this.width = width;
        this.across = new Kernel(fromWidth, width);
        this.down = new Kernel(fromHeight, height);
        this.result = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        this.pixels = ((DataBufferInt) result.getRaster().getDataBuffer()).getData();
        this.source = new float[fromWidth * CHANNELS];
        this.row = new float[width * CHANNELS];
        this.sums = new float[2 * Kernel.LOBES + 2][width * CHANNELS];
    }

    static BufferedImage scale(BufferedImage picture, int width, int height) {
        var downscaler = new Downscaler(picture.getWidth(), picture.getHeight(), width, height);
        var line = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRaster().getDataElements(0, y, picture.getWidth(), 1, line);
            downscaler.addRow(line, 0);
        }
        return downscaler.result();
    }

    /** Adds the next source row: premultiplied pixels from this offset on. */
    void addRow(int[] argb, int offset) {
        scaleRow(argb, offset);
        int y = sourceRows++;
        for (int target = resultRows; target < result.getHeight() && down.first(target) <= y; target++) {
            if (y <= down.last(target)) {
                accumulate(sums[target % sums.length], down.weight(target, y));
            }
        }
        while (resultRows < result.getHeight() && down.last(resultRows) <= y) {
            emitRow();
        }
    }

    private void scaleRow(int[] argb, int offset) {
        for (int x = 0, i = 0; i < source.length; x++) {
            int pixel = argb[offset + x];
            source[i++] = pixel >>> 24;
            source[i++] = pixel >> 16 & 0xFF;
            source[i++] = pixel >> 8 & 0xFF;
            source[i++] = pixel & 0xFF;
        }
        for (int x = 0, to = 0; x < width; x++) {
            float alpha = 0;
            float red = 0;
            float green = 0;
            float blue = 0;
            int first = across.first(x);
            int last = across.last(x);
            for (int from = first, i = first * CHANNELS; from <= last; from++) {
                float weight = across.weight(x, from);
                alpha += source[i++] * weight;
                red += source[i++] * weight;
                green += source[i++] * weight;
                blue += source[i++] * weight;
            }
            row[to++] = alpha;
            row[to++] = red;
            row[to++] = green;
            row[to++] = blue;
        }
    }

    private void accumulate(float[] sum, float weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += row[i] * weight;
        }
    }

    private void emitRow() {
        var sum = sums[resultRows % sums.length];
        int at = resultRows++ * width;
        for (int i = 0; i < sum.length; at++) {
            int alpha = level(sum[i++], 255);
            pixels[at] =
                    alpha << 24 | level(sum[i++], alpha) << 16 | level(sum[i++], alpha) << 8 | level(sum[i++], alpha);
        }
        Arrays.fill(sum, 0);
    }

    /** The filter overshoots at edges. */
    private static int level(float sum, int most) {
        return Math.clamp((int) (sum + 0.5f), 0, most);
    }

    BufferedImage result() {
        return result;
    }

    /** Which source positions a result position is made of, and by how much of each: the same for every row or column. */
    private static final class Kernel {
        static final int LOBES = 3;

        private final int[] first;
        private final float[][] weights;

        Kernel(int from, int to) {
            first = new int[to];
            weights = new float[to][];
            double step = (double) from / to;
            for (int target = 0; target < to; target++) {
                double center = (target + 0.5) * step - 0.5;
                int begin = Math.max(0, (int) Math.ceil(center - LOBES * step));
                int end = Math.min(from - 1, (int) Math.floor(center + LOBES * step));
                first[target] = begin;
                weights[target] = weights(begin, end, center, step);
            }
        }

        /** Together 1, also where the edge cuts the filter off. */
        private static float[] weights(int begin, int end, double center, double step) {
            var weights = new float[end - begin + 1];
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += lanczos((begin + i - center) / step);
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) (lanczos((begin + i - center) / step) / sum);
            }
            return weights;
        }

        private static double lanczos(double x) {
            if (Math.abs(x) < 1e-9) {
                return 1;
            }
            double angle = Math.PI * x;
            return LOBES * Math.sin(angle) * Math.sin(angle / LOBES) / (angle * angle);
        }

        int first(int target) {
            return first[target];
        }

        int last(int target) {
            return first[target] + weights[target].length - 1;
        }

        float weight(int target, int source) {
            return weights[target][source - first[target]];
        }
    }
}
