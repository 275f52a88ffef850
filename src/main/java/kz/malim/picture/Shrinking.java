package kz.malim.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * Makes a picture smaller by averaging: every pixel of the result is the mean of the area it stands for. Takes the rows as
 * they come, so that the large picture need never be there in a second form.
 */
final class Shrinking {
    private static final int CHANNELS = 4;

    private final BufferedImage result;
    private final int[] pixels;
    private final int width;
    private final double down;
    private final int[] column;
    private final float[] share;
    private final float across;
    private final float[] averages;
    private final float[] row;
    private int rows;
    private int finished;

    Shrinking(int fromWidth, int fromHeight, int width, int height) {
        this.width = width;
        this.down = (double) height / fromHeight;
        this.across = width / (float) fromWidth;
        this.result = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        this.pixels = ((DataBufferInt) result.getRaster().getDataBuffer()).getData();
        this.averages = new float[(width + 1) * CHANNELS];
        this.row = new float[(width + 1) * CHANNELS];
        this.column = new int[fromWidth];
        this.share = new float[fromWidth];
        for (int x = 0; x < fromWidth; x++) {
            double begin = (double) x * width / fromWidth;
            double end = (double) (x + 1) * width / fromWidth;
            column[x] = ((int) begin) * CHANNELS;
            share[x] = (float) (Math.min(end, Math.floor(begin) + 1) - begin);
        }
    }

    static BufferedImage of(BufferedImage picture, int width, int height) {
        var shrinking = new Shrinking(picture.getWidth(), picture.getHeight(), width, height);
        var line = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRaster().getDataElements(0, y, picture.getWidth(), 1, line);
            shrinking.add(line, 0);
        }
        return shrinking.result();
    }

    /** The next row of the large picture, premultiplied, from this place of an array on. */
    void add(int[] argb, int at) {
        squeeze(argb, at);
        double begin = rows * down;
        double end = ++rows * down;
        double border = Math.floor(begin) + 1;
        mix((float) (Math.min(end, border) - begin));
        if (end >= border - 1e-9) {
            finish();
            if (end > border) {
                mix((float) (end - border));
            }
        }
    }

    private void squeeze(int[] argb, int at) {
        java.util.Arrays.fill(row, 0);
        for (int x = 0; x < column.length; x++) {
            int pixel = argb[at + x];
            float alpha = pixel >>> 24;
            float red = pixel >> 16 & 0xFF;
            float green = pixel >> 8 & 0xFF;
            float blue = pixel & 0xFF;
            int to = column[x];
            float here = share[x];
            float next = across - here;
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

    private void mix(float weight) {
        for (int i = 0; i < width * CHANNELS; i++) {
            averages[i] += row[i] * weight;
        }
    }

    private void finish() {
        if (finished == result.getHeight()) {
            return;
        }
        int at = finished++ * width;
        for (int x = 0; x < width; x++) {
            int i = x * CHANNELS;
            int alpha = rounded(averages[i]);
            pixels[at + x] = alpha << 24
                    | Math.min(alpha, rounded(averages[i + 1])) << 16
                    | Math.min(alpha, rounded(averages[i + 2])) << 8
                    | Math.min(alpha, rounded(averages[i + 3]));
        }
        java.util.Arrays.fill(averages, 0);
    }

    private static int rounded(float average) {
        return Math.min(255, (int) (average + 0.5f));
    }

    BufferedImage result() {
        if (finished < result.getHeight()) {
            finish(); // the last border, missed by a rounding
        }
        return result;
    }
}
