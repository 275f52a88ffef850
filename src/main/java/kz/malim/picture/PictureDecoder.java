package kz.malim.picture;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.FileImageInputStream;

/**
 * Decodes a file into sRGB pixels of the wanted size. The picture is decoded whole, or in few bands; colour conversion and
 * downscaling then take a strip at a time, to save memory.
 */
final class PictureDecoder {
    private static final int STRIP = 64;
    private static final int BANDS = 4;
    private static final double LARGEST_IN_BANDS = 0.25;

    private PictureDecoder() {}

    /** @param scale wanted width and height as a fraction of those of the file, at most 1 */
    static BufferedImage decode(Path path, PictureFile file, double scale) throws IOException {
        int width = Math.clamp(Math.round(file.width() * scale), 1, file.width());
        int height = Math.clamp(Math.round(file.height() * scale), 1, file.height());
        var downscaler = new Downscaler(file.width(), file.height(), width, height);
        withReader(path, file, reader -> {
            int band = bandHeight(file.height(), scale);
            for (int top = 0; top < file.height(); top += band) {
                var parameters = reader.getDefaultReadParam();
                parameters.setSourceRegion(new Rectangle(0, top, file.width(), Math.min(band, file.height() - top)));
                addTo(downscaler, reader.read(0, parameters), file);
            }
            return downscaler;
        });
        return downscaler.result();
    }

    private static void addTo(Downscaler downscaler, BufferedImage decoded, PictureFile file) {
        var converter = new SrgbConverter(decoded, file.embedded().iccProfile);
        var strip = new BufferedImage(decoded.getWidth(), STRIP, BufferedImage.TYPE_INT_ARGB_PRE);
        var argb = ((DataBufferInt) strip.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < decoded.getHeight(); y += STRIP) {
            int rows = Math.min(STRIP, decoded.getHeight() - y);
            converter.convert(decoded.getSubimage(0, y, decoded.getWidth(), rows), strip);
            for (int row = 0; row < rows; row++) {
                downscaler.addRow(argb, row * decoded.getWidth());
            }
        }
    }

    /**
     * How many rows are decoded at a time. A picture much larger than its master is decoded in bands, each from the beginning
     * of the file: it takes longer, and a quarter of the memory. To read only some of its pixels would show patterns that are
     * not in it.
     */
    static int bandHeight(int height, double scale) {
        return scale > LARGEST_IN_BANDS ? height : Math.ceilDiv(height, BANDS);
    }

    /** Something that a decoder does. */
    interface Reading<T> {
        T by(ImageReader reader) throws IOException;
    }

    static <T> T withReader(Path path, PictureFile file, Reading<T> reading) throws IOException {
        var reader = reader(file.type());
        try (var in = new FileImageInputStream(path.toFile())) {
            reader.setInput(in, false, true);
            reader.addIIOReadWarningListener(PictureDecoder::rejectTruncated);
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

    /**
     * libjpeg fills with grey what is not there, and says so: "premature end of data segment". A file without its last two
     * bytes, the end marker, has all its pixels.
     */
    private static void rejectTruncated(ImageReader reader, String warning) {
        if (warning.contains("premature end of data segment")) {
            throw new TruncatedPixels();
        }
    }

    /** Thrown through the decoder, which knows no other way to stop. */
    private static final class TruncatedPixels extends RuntimeException {}

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
}
