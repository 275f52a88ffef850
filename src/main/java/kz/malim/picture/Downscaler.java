package kz.malim.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/**
 * Downscales by area averaging: every pixel of the result is the mean of the source area it covers. Rows are added one at a
 * time, so that the source need never be held in a second form. Not thread-safe.
 */
final class Downscaler {
    private static final int CHANNELS = 4;

    private final BufferedImage result;
    private final int[] pixels;
    private final int width;
    private final float scaleX;
    private final double scaleY;

    /** For each source column: the index of the first result column it covers, and the weight it has there. */
    private final int[] targets;

    private final float[] weights;

    private final float[] sums;
    private final float[] row;
    private int sourceRows;
    private int resultRows;

    Downscaler(int fromWidth, int fromHeight, int width, int height) {
        this.width = width;
        this.scaleY = (double) height / fromHeight;
        this.scaleX = width / (float) fromWidth;
        this.result = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        this.pixels = ((DataBufferInt) result.getRaster().getDataBuffer()).getData();
        this.sums = new float[(width + 1) * CHANNELS];
        this.row = new float[(width + 1) * CHANNELS];
        this.targets = new int[fromWidth];
        this.weights = new float[fromWidth];
        for (int x = 0; x < fromWidth; x++) {
            double begin = (double) x * width / fromWidth;
            double end = (double) (x + 1) * width / fromWidth;
            targets[x] = ((int) begin) * CHANNELS;
            weights[x] = (float) (Math.min(end, Math.floor(begin) + 1) - begin);
        }
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
        double begin = sourceRows * scaleY;
        double end = ++sourceRows * scaleY;
        double border = Math.floor(begin) + 1;
        accumulate((float) (Math.min(end, border) - begin));
        if (end >= border - 1e-9) {
            emitRow();
            if (end > border) {
                accumulate((float) (end - border));
            }
        }
    }

    private void scaleRow(int[] argb, int offset) {
        Arrays.fill(row, 0);
        for (int x = 0; x < targets.length; x++) {
            int pixel = argb[offset + x];
            float alpha = pixel >>> 24;
            float red = pixel >> 16 & 0xFF;
            float green = pixel >> 8 & 0xFF;
            float blue = pixel & 0xFF;
            int to = targets[x];
            float here = weights[x];
            float next = scaleX - here;
            row[to] += alpha * here;
            row[to + 1] += red * here;
            row[to + 2] += green * here;
            row[to + 3] += blue * here;
            row[to + 4] += alpha * next;
            row[to + 5] += red * next;
            row[to + 6] += green * next;
            row[to + 7] += blue * next;
        }
    }

    private void accumulate(float weight) {
        for (int i = 0; i < width * CHANNELS; i++) {
            sums[i] += row[i] * weight;
        }
    }

    private void emitRow() {
        if (resultRows == result.getHeight()) {
            return;
        }
        int at = resultRows++ * width;
        for (int x = 0; x < width; x++) {
            int i = x * CHANNELS;
            int alpha = rounded(sums[i]);
            pixels[at + x] = alpha << 24
                    | Math.min(alpha, rounded(sums[i + 1])) << 16
                    | Math.min(alpha, rounded(sums[i + 2])) << 8
                    | Math.min(alpha, rounded(sums[i + 3]));
        }
        Arrays.fill(sums, 0);
    }

    private static int rounded(float sum) {
        return Math.min(255, (int) (sum + 0.5f));
    }

    BufferedImage result() {
        if (resultRows < result.getHeight()) {
            emitRow(); // the last row boundary, missed by rounding
        }
        return result;
    }
}
