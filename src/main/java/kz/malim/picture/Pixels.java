package kz.malim.picture;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.FileImageInputStream;

/**
 * The pixels of a file, in sRGB and no more of them than wanted. The picture is decoded once, whole; everything after that
 * takes a strip of it at a time.
 */
final class Pixels {
    private static final int STRIP = 64;

    private Pixels() {}

    /** @param share of the width and height that are wanted, at most 1 */
    static BufferedImage of(Path path, PictureFile file, double share) throws IOException {
        var decoded = decoded(path, file, share);
        int width = Math.clamp(Math.round(file.width() * share), 1, decoded.getWidth());
        int height = Math.clamp(Math.round(file.height() * share), 1, decoded.getHeight());
        var shrinking = new Shrinking(decoded.getWidth(), decoded.getHeight(), width, height);
        var strip = new BufferedImage(decoded.getWidth(), STRIP, BufferedImage.TYPE_INT_ARGB_PRE);
        var argb = ((DataBufferInt) strip.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < decoded.getHeight(); y += STRIP) {
            int rows = Math.min(STRIP, decoded.getHeight() - y);
            copy(decoded.getSubimage(0, y, decoded.getWidth(), rows), strip);
            for (int row = 0; row < rows; row++) {
                shrinking.add(argb, row * decoded.getWidth());
            }
        }
        return shrinking.result();
    }

    private static BufferedImage decoded(Path path, PictureFile file, double share) throws IOException {
        var reader = reader(file.type());
        try (var in = new FileImageInputStream(path.toFile())) {
            reader.setInput(in, true, true);
            if (reader.getWidth(0) != file.width() || reader.getHeight(0) != file.height()) {
                throw new UnreadablePicture("The file says two sizes.");
            }
            // leaving pixels out saves memory; of those that stay there are still four for each one wanted
            int step = Math.max(1, (int) (1 / (2 * share)));
            var parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, parameters);
        } catch (UnreadablePicture refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            throw new UnreadablePicture("The pixels cannot be read: the file is broken.", broken);
        } finally {
            reader.dispose();
        }
    }

    /** Named one by one: what else may be registered in this process reads formats that nobody has looked at. */
    private static ImageReader reader(PictureType type) throws IOException {
        return switch (type) {
            case JPEG -> {
                var provider = new JPEGImageReaderSpi();
                provider.onRegistration(IIORegistry.getDefaultInstance(), ImageReaderSpi.class);
                yield provider.createReaderInstance(null);
            }
            case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
            case PNG, GIF ->
                ImageIO.getImageReadersByFormatName(type.extension()).next();
        };
    }

    private static void copy(BufferedImage rows, BufferedImage strip) {
        if (rows.getColorModel().getColorSpace().isCS_sRGB()
                || rows.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
            Graphics2D pen = strip.createGraphics();
            pen.setComposite(AlphaComposite.Src);
            pen.drawImage(rows, 0, 0, null);
            pen.dispose();
        } else {
            new ColorConvertOp(null).filter(rows, strip.getSubimage(0, 0, rows.getWidth(), rows.getHeight()));
        }
    }
}
