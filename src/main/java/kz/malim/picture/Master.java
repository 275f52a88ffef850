package kz.malim.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * The picture that all renditions are made of: upright, in sRGB, as large as the largest of them. The original, which may
 * have fifty times the pixels, is decoded once for it.
 */
public final class Master {
    private static final int THUMB = 100;

    private final BufferedImage pixels;

    private Master(BufferedImage pixels) {
        this.pixels = pixels;
    }

    /** @param widest the width of the largest rendition */
    public static Master of(Path path, PictureFile file, int orientation, int widest) throws IOException {
        boolean swaps = Upright.swapsSides(orientation);
        int width = swaps ? file.height() : file.width();
        int height = swaps ? file.width() : file.height();
        return new Master(Upright.turned(Pixels.of(path, file, share(width, height, widest)), orientation));
    }

    /** How large the master of a picture is, held upright. */
    public static Shape.Size size(int width, int height, int widest) {
        double share = share(width, height, widest);
        return new Shape.Size(
                Math.clamp(Math.round(width * share), 1, width), Math.clamp(Math.round(height * share), 1, height));
    }

    /** Panoramas that stand upright are bounded too. */
    private static double share(int width, int height, int widest) {
        return Math.min(1, Math.min((double) widest / width, 2.0 * widest / height));
    }

    /** As {@link #bytes} wrote it. */
    public static Master read(byte[] bytes) throws IOException {
        var stored = ImageIO.read(new ByteArrayInputStream(bytes));
        if (stored == null) {
            throw new UnreadablePicture("The stored master is broken.");
        }
        var pixels = new BufferedImage(stored.getWidth(), stored.getHeight(), BufferedImage.TYPE_INT_ARGB_PRE);
        var pen = pixels.createGraphics();
        pen.drawImage(stored, 0, 0, null);
        pen.dispose();
        return new Master(pixels);
    }

    public byte[] bytes() {
        return Encoding.master(pixels);
    }

    public int width() {
        return pixels.getWidth();
    }

    public int height() {
        return pixels.getHeight();
    }

    public byte[] rendition(Shape shape, FocalPoint focus, Shape.Size size, PictureType type, Rights rights) {
        var cut = shape.in(width(), height(), focus);
        var part = pixels.getSubimage(cut.x, cut.y, cut.width, cut.height);
        return Encoding.of(Shrinking.of(part, size.width(), size.height()), type, rights);
    }

    /** ThumbHash, in base64. */
    public String placeholder() {
        var thumb = thumb();
        return ThumbHash.of(thumb.getWidth(), thumb.getHeight(), straight(thumb));
    }

    /** The colour most of the picture has, as CSS writes it. */
    public String dominantColor() {
        return DominantColor.of(straight(thumb()));
    }

    private BufferedImage thumb() {
        double share = Math.min(1, (double) THUMB / Math.max(width(), height()));
        return Shrinking.of(
                pixels,
                Math.clamp(Math.round(width() * share), 1, THUMB),
                Math.clamp(Math.round(height() * share), 1, THUMB));
    }

    private static int[] straight(BufferedImage thumb) {
        return thumb.getRGB(0, 0, thumb.getWidth(), thumb.getHeight(), null, 0, thumb.getWidth());
    }
}
