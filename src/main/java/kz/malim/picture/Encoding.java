package kz.malim.picture;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pixels as files that say whose they are. */
final class Encoding {
    /** Smaller files show blocks in skies; larger ones nothing that anybody sees. */
    private static final float JPEG_QUALITY = 0.82f;

    private static final float WEBP_QUALITY = 0.8f;

    /** For pictures that others are made of. */
    private static final float MASTER_QUALITY = 0.95f;

    private Encoding() {}

    static byte[] of(BufferedImage picture, PictureType type, Rights rights) {
        return switch (type) {
            case JPEG -> RightsInFile.jpeg(jpeg(picture, JPEG_QUALITY), rights);
            case WEBP -> RightsInFile.webp(webp(picture), picture.getWidth(), picture.getHeight(), rights);
            case PNG, GIF -> throw new IllegalArgumentException(type.mediaType());
        };
    }

    static byte[] master(BufferedImage picture) {
        return isOpaque(picture) ? jpeg(picture, MASTER_QUALITY) : png(picture);
    }

    private static byte[] png(BufferedImage picture) {
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        return written(writer, writer.getDefaultWriteParam(), picture);
    }

    private static byte[] jpeg(BufferedImage picture, float quality) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality);
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        return written(writer, parameters, onWhite(picture));
    }

    private static byte[] webp(BufferedImage picture) {
        var writer = new WebPImageWriterSpi().createWriterInstance(null);
        var parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionType("Lossy");
        parameters.setCompressionQuality(WEBP_QUALITY);
        return written(writer, parameters, isOpaque(picture) ? onWhite(picture) : straight(picture));
    }

    private static byte[] written(ImageWriter writer, ImageWriteParam parameters, BufferedImage picture) {
        var file = new ByteArrayOutputStream(picture.getWidth() * picture.getHeight() / 4);
        try (var out = new MemoryCacheImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
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

    /** JPEG has no transparency, and pages are white more often than not. */
    private static BufferedImage onWhite(BufferedImage picture) {
        var page = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        var pen = page.createGraphics();
        pen.drawImage(picture, 0, 0, Color.WHITE, null);
        pen.dispose();
        return page;
    }

    private static BufferedImage straight(BufferedImage picture) {
        var copy = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_ARGB);
        var pen = copy.createGraphics();
        pen.drawImage(picture, 0, 0, null);
        pen.dispose();
        return copy;
    }
}
