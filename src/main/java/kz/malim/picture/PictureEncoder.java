package kz.malim.picture;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes pixels as JPEG, WebP or PNG, with the rights embedded as XMP. */
final class PictureEncoder {
    /** Lower shows blocks in skies; higher costs bytes without a visible gain. */
    private static final float JPEG_QUALITY = 0.82f;

    private static final float WEBP_QUALITY = 0.8f;

    /** Masters are encoded once more as renditions, so they must lose little. */
    private static final float MASTER_QUALITY = 0.95f;

    private PictureEncoder() {}

    static byte[] encode(BufferedImage picture, PictureType type, Rights rights) {
        return switch (type) {
            case JPEG -> RightsEmbedder.embedInJpeg(jpeg(picture, JPEG_QUALITY), rights);
            case WEBP -> RightsEmbedder.embedInWebp(webp(picture), picture.getWidth(), picture.getHeight(), rights);
            case PNG, GIF -> throw new IllegalArgumentException(type.mediaType());
        };
    }

    static byte[] encodeMaster(BufferedImage picture) {
        return isOpaque(picture) ? jpeg(picture, MASTER_QUALITY) : png(picture);
    }

    private static byte[] png(BufferedImage picture) {
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        return write(writer, writer.getDefaultWriteParam(), picture);
    }

    private static byte[] jpeg(BufferedImage picture, float quality) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality);
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        return write(writer, parameters, flatten(picture));
    }

    private static byte[] webp(BufferedImage picture) {
        var writer = new WebPImageWriterSpi().createWriterInstance(null);
        var parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionType("Lossy");
        parameters.setCompressionQuality(WEBP_QUALITY);
        return write(
                writer, parameters, isOpaque(picture) ? flatten(picture) : copy(picture, BufferedImage.TYPE_INT_ARGB));
    }

    private static byte[] write(ImageWriter writer, ImageWriteParam parameters, BufferedImage picture) {
        var file = new ByteArrayOutputStream(picture.getWidth() * picture.getHeight() / 4);
        try (var out = new MemoryCacheImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } catch (IOException e) { // memory only
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    static boolean isOpaque(BufferedImage picture) {
        var row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRaster().getDataElements(0, y, picture.getWidth(), 1, row);
            for (int pixel : row) {
                if (pixel >>> 24 != 0xFF) {
                    return false;
                }
            }
        }
        return true;
    }

    /** JPEG has no transparency, and most pages are white. */
    private static BufferedImage flatten(BufferedImage picture) {
        int width = picture.getWidth();
        var flat = new BufferedImage(width, picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        var bytes = ((DataBufferByte) flat.getRaster().getDataBuffer()).getData();
        var row = new int[width]; // Graphics2D would copy the whole picture twice
        for (int y = 0, at = 0; y < picture.getHeight(); y++) {
            picture.getRaster().getDataElements(0, y, width, 1, row);
            for (int pixel : row) {
                int white = 0xFF - (pixel >>> 24); // colours are premultiplied
                bytes[at++] = (byte) ((pixel & 0xFF) + white);
                bytes[at++] = (byte) ((pixel >> 8 & 0xFF) + white);
                bytes[at++] = (byte) ((pixel >> 16 & 0xFF) + white);
            }
        }
        return flat;
    }

    /** @param type of the copy, as in {@link BufferedImage#getType} */
    static BufferedImage copy(BufferedImage picture, int type) {
        var copy = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
        var graphics = copy.createGraphics();
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return copy;
    }
}
