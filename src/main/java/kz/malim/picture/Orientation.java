package kz.malim.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Applies the EXIF orientation (1 to 8), so that the pixels are upright. */
public final class Orientation {
    private static final int FIRST_TRANSPOSED = 5;

    private Orientation() {}

    /** Whether width and height are swapped. */
    public static boolean swapsDimensions(int orientation) {
        return orientation >= FIRST_TRANSPOSED;
    }

    static BufferedImage apply(BufferedImage picture, int orientation) {
        if (orientation == 1) {
            return picture;
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        boolean swapped = swapsDimensions(orientation);
        var upright =
                new BufferedImage(swapped ? height : width, swapped ? width : height, BufferedImage.TYPE_INT_ARGB_PRE);
        var from = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        var to = ((DataBufferInt) upright.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int right = width - 1 - x;
                int below = height - 1 - y;
                int at = switch (orientation) {
                    case 2 -> y * width + right;
                    case 3 -> below * width + right;
                    case 4 -> below * width + x;
                    case 5 -> x * height + y;
                    case 6 -> x * height + below;
                    case 7 -> right * height + below;
                    default -> right * height + y;
                };
                to[at] = from[y * width + x];
            }
        }
        return upright;
    }
}
