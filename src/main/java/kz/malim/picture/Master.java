package kz.malim.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The picture from which all renditions are made: upright, in sRGB, as large as the largest rendition. The original, which
 * may have fifty times the pixels, is decoded only once. Immutable and thread-safe.
 */
public final class Master {
    private static final int THUMBNAIL_SIZE = 100;

    private final BufferedImage pixels;

    private Master(BufferedImage pixels) {
        this.pixels = pixels;
    }

    /** @param widest the width of the largest rendition */
    public static Master of(Path path, PictureFile file, int orientation, int widest) throws IOException {
        boolean swapped = Orientation.swapsDimensions(orientation);
        int width = swapped ? file.height() : file.width();
        int height = swapped ? file.width() : file.height();
        return new Master(
                Orientation.apply(PictureDecoder.decode(path, file, scale(width, height, widest)), orientation));
    }

    /** The size of the master of an upright picture of this size. */
    public static PictureSize size(int width, int height, int widest) {
        double scale = scale(width, height, widest);
        return new PictureSize(
                Math.clamp(Math.round(width * scale), 1, width), Math.clamp(Math.round(height * scale), 1, height));
    }

    /** Bounds the height too, for tall panoramas. */
    static double scale(int width, int height, int widest) {
        return Math.min(1, Math.min((double) widest / width, 2.0 * widest / height));
    }

    /** Decodes what {@link #bytes} encoded. */
    public static Master read(byte[] bytes) throws IOException {
        var stored = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)));
        if (stored == null) {
            throw new UnreadablePicture("The stored master is corrupt.");
        }
        return new Master(PictureEncoder.copy(stored, BufferedImage.TYPE_INT_ARGB_PRE));
    }

    public byte[] bytes() {
        return PictureEncoder.encodeMaster(pixels);
    }

    public int width() {
        return pixels.getWidth();
    }

    public int height() {
        return pixels.getHeight();
    }

    public byte[] rendition(
            AspectRatio aspectRatio, FocalPoint focus, PictureSize size, PictureType type, Rights rights) {
        var crop = aspectRatio.crop(width(), height(), focus);
        var part = pixels.getSubimage(crop.x, crop.y, crop.width, crop.height);
        return PictureEncoder.encode(Downscaler.scale(part, size.width(), size.height()), type, rights);
    }

    /** ThumbHash, in base64. */
    public String placeholder() {
        var thumbnail = thumbnail();
        return ThumbHash.of(thumbnail.getWidth(), thumbnail.getHeight(), argb(thumbnail));
    }

    /** The most frequent colour, as {@code #rrggbb}. */
    public String dominantColor() {
        return DominantColor.of(argb(thumbnail()));
    }

    private BufferedImage thumbnail() {
        double scale = Math.min(1, (double) THUMBNAIL_SIZE / Math.max(width(), height()));
        return Downscaler.scale(
                pixels,
                Math.clamp(Math.round(width() * scale), 1, THUMBNAIL_SIZE),
                Math.clamp(Math.round(height() * scale), 1, THUMBNAIL_SIZE));
    }

    private static int[] argb(BufferedImage thumbnail) {
        return thumbnail.getRGB(0, 0, thumbnail.getWidth(), thumbnail.getHeight(), null, 0, thumbnail.getWidth());
    }
}
