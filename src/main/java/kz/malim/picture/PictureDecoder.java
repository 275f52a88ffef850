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
 * Decodes a file into sRGB pixels of the wanted size. The picture is decoded once, whole; colour conversion and downscaling
 * then take a strip at a time, to save memory.
 */
final class PictureDecoder {
    private static final int STRIP = 64;

    private PictureDecoder() {}

    /** @param scale wanted width and height as a fraction of those of the file, at most 1 */
    static BufferedImage decode(Path path, PictureFile file, double scale) throws IOException {
        var decoded = decodeWhole(path, file, scale);
        int width = Math.clamp(Math.round(file.width() * scale), 1, decoded.getWidth());
        int height = Math.clamp(Math.round(file.height() * scale), 1, decoded.getHeight());
        var downscaler = new Downscaler(decoded.getWidth(), decoded.getHeight(), width, height);
        var strip = new BufferedImage(decoded.getWidth(), STRIP, BufferedImage.TYPE_INT_ARGB_PRE);
        var argb = ((DataBufferInt) strip.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < decoded.getHeight(); y += STRIP) {
            int rows = Math.min(STRIP, decoded.getHeight() - y);
            copy(decoded.getSubimage(0, y, decoded.getWidth(), rows), strip);
            for (int row = 0; row < rows; row++) {
                downscaler.addRow(argb, row * decoded.getWidth());
            }
        }
        return downscaler.result();
    }

    private static BufferedImage decodeWhole(Path path, PictureFile file, double scale) throws IOException {
        return withReader(path, file, reader -> {
            var parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(subsampling(scale), subsampling(scale), 0, 0);
            return reader.read(0, parameters);
        });
    }

    /** Every how many pixels are read, to save memory; at least four of them remain for each wanted one. */
    static int subsampling(double scale) {
        return Math.max(1, (int) (1 / (2 * scale)));
    }

    /** Something that a decoder does. */
    interface Reading<T> {
        T by(ImageReader reader) throws IOException;
    }

    static <T> T withReader(Path path, PictureFile file, Reading<T> reading) throws IOException {
        var reader = reader(file.type());
        try (var in = new FileImageInputStream(path.toFile())) {
            reader.setInput(in, true, true);
            if (reader.getWidth(0) != file.width() || reader.getHeight(0) != file.height()) {
                throw new UnreadablePicture("The file declares two sizes.");
            }
            return reading.by(reader);
        } catch (UnreadablePicture e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throwOutOfMemory(e);
            throw new UnreadablePicture("The pixels cannot be decoded: the file is corrupt.", e);
        } finally {
            reader.dispose();
        }
    }

    /** Decoders wrap it, and the file is not to blame. */
    private static void throwOutOfMemory(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError e) {
                throw e;
            }
        }
    }

    /** Names each reader: others registered in this process would open formats that nobody has vetted. */
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
            Graphics2D graphics = strip.createGraphics();
            graphics.setComposite(AlphaComposite.Src);
            graphics.drawImage(rows, 0, 0, null);
            graphics.dispose();
        } else {
            new ColorConvertOp(null).filter(rows, strip.getSubimage(0, 0, rows.getWidth(), rows.getHeight()));
        }
    }
}
