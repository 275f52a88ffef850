package kz.malim.picture;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a picture's file shows without a pixel being decoded.
 *
 * @param width of the pixels as they are stored, before they are turned upright
 * @param exif the block of that name, without its preamble; likewise the others
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record PictureFile(
        PictureType type, int width, int height, byte @Nullable [] exif, byte @Nullable [] iim, byte @Nullable [] xmp) {

    /** Metadata of honest files is a few KB; EXIF with its preview stays below this too. */
    static final int LARGEST_BLOCK = 1 << 20;

    private static final int HEAD = 32;

    /** Reads the file's skeleton, from its beginning on. */
    public static PictureFile read(InputStream file) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(file));
        in.mark(HEAD);
        var head = in.readNBytes(HEAD);
        in.reset();
        var type = PictureType.of(head).orElseThrow(() -> new UnreadablePicture(refusal(head)));
        try {
            var read = switch (type) {
                case JPEG -> JpegSkeleton.read(in);
                case PNG -> PngSkeleton.read(in);
                case GIF -> GifSkeleton.read(in);
                case WEBP -> WebpSkeleton.read(in);
            };
            if (read.width < 1 || read.height < 1) {
                throw new UnreadablePicture("The picture has no size.");
            }
            return read;
        } catch (EOFException cutOff) {
            throw new UnreadablePicture("The file ends before the picture begins.", cutOff);
        }
    }

    long pixels() {
        return (long) width * height;
    }

    /** Refuses what would take too much memory to decode. */
    public PictureFile atMost(int megapixels) throws UnreadablePicture {
        if (pixels() > megapixels * 1_000_000L) {
            throw new UnreadablePicture("The picture has %d x %d pixels; at most %d million are read."
                    .formatted(width, height, megapixels));
        }
        return this;
    }

    private static String refusal(byte[] head) {
        var text = new String(head, java.nio.charset.StandardCharsets.ISO_8859_1);
        var known = text.strip().toLowerCase(Locale.ROOT);
        if (known.startsWith("<svg") || known.startsWith("<?xml") || known.startsWith("<!doctype")) {
            return "SVG is a program and not a picture. Send JPEG, PNG, WebP or GIF.";
        }
        if (text.startsWith("ftyp", 4)) {
            return "HEIC and AVIF are not read. Send JPEG, PNG, WebP or GIF.";
        }
        return "The file is no picture that is read here. Send JPEG, PNG, WebP or GIF.";
    }

    /** The block without so many bytes at its beginning. */
    static byte[] without(int preamble, byte[] block) {
        return Arrays.copyOfRange(block, preamble, block.length);
    }
}
