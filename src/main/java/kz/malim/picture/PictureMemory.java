package kz.malim.picture;

import java.awt.image.DataBuffer;
import java.awt.image.SampleModel;
import java.awt.image.SinglePixelPackedSampleModel;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that work on a picture takes at its peak, known before it begins: one picture may take a thousand times as many
 * as another, so that a number of pictures would bound nothing.
 */
public final class PictureMemory {
    /** Decoders, encoders and what they write. */
    private static final long FIXED = 2 << 20;

    /** A pixel of ours: with alpha, in one int. */
    private static final int PIXEL = 4;

    /** A pixel as an encoder takes it, or as it is stored. */
    private static final int ENCODED_PIXEL = 4;

    private PictureMemory() {}

    /** Of making the {@link Master} of a file. */
    public static long ofMaster(Path path, PictureFile file, int orientation, int widest) throws IOException {
        boolean swapped = Orientation.swapsDimensions(orientation);
        int width = swapped ? file.height() : file.width();
        int height = swapped ? file.width() : file.height();
        double scale = Master.scale(width, height, widest);
        long master = pixels(Master.size(width, height, widest));
        long decoded = PictureDecoder.withReader(path, file, reader -> decoded(reader, file, scale));
        // turned upright and encoded when what was decoded is gone
        long heap = FIXED + PIXEL * master + Math.max(decoded, (PIXEL + ENCODED_PIXEL) * master);
        return file.type() == PictureType.JPEG
                ? Math.max(heap, file.intermediate()) // beside the heap there must be as much again
                : heap;
    }

    /** Of making a rendition of a stored master. */
    public static long ofRendition(PictureSize master, PictureSize rendition) {
        return FIXED
                + PIXEL * pixels(master)
                + Math.max(ENCODED_PIXEL * pixels(master), (PIXEL + ENCODED_PIXEL) * pixels(rendition));
    }

    private static long decoded(ImageReader reader, PictureFile file, double scale) throws IOException {
        long pixels = (long) file.width() * PictureDecoder.bandHeight(file.height(), scale);
        var type = reader.getImageTypes(0).next();
        var raw = reader.getRawImageType(0);
        long bytes = pixels * (bytes(type) + (isConverted(raw, type) ? bytes(raw) : 0));
        return file.type() == PictureType.WEBP ? bytes + file.intermediate() : bytes;
    }

    /** Whether the decoder holds the picture twice, as it is in the file and in other colours. */
    private static boolean isConverted(@Nullable ImageTypeSpecifier raw, ImageTypeSpecifier type) {
        return raw != null
                && (raw.getNumBands() != type.getNumBands()
                        || isPacked(raw.getSampleModel()) != isPacked(type.getSampleModel())
                        || !raw.getColorModel()
                                .getColorSpace()
                                .equals(type.getColorModel().getColorSpace()));
    }

    private static int bytes(@Nullable ImageTypeSpecifier type) {
        if (type == null) {
            return 0;
        }
        var samples = type.getSampleModel();
        return (isPacked(samples) ? 1 : samples.getNumBands())
                * DataBuffer.getDataTypeSize(samples.getDataType())
                / Byte.SIZE;
    }

    private static boolean isPacked(SampleModel samples) {
        return samples instanceof SinglePixelPackedSampleModel;
    }

    private static long pixels(PictureSize size) {
        return (long) size.width() * size.height();
    }
}
