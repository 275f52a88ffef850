package kz.malim.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Turns and mirrors pixels the way a camera says it was held (EXIF Orientation, 1 to 8). */
final class Upright {
    private static final int FIRST_LYING = 5;

    private Upright() {}

    /** Whether width and height change places. */
    static boolean swapsSides(int orientation) {
        return orientation >= FIRST_LYING;
    }

    static BufferedImage turned(BufferedImage picture, int orientation) {
        if (orientation == 1) {
            return picture;
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        boolean swaps = swapsSides(orientation);
        var turned = new BufferedImage(swaps ? height : width, swaps ? width : height, BufferedImage.TYPE_INT_ARGB_PRE);
        var from = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        var to = ((DataBufferInt) turned.getRaster().getDataBuffer()).getData();
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
        return turned;
    }
}
