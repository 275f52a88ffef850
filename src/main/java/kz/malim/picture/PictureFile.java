package kz.malim.picture;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * Type, dimensions and raw metadata of a picture file, read without decoding pixels.
 *
 * @param width as stored, before the orientation is applied
 * @param intermediate bytes that a decoder holds beside the pixels it returns; of a JPEG outside of the heap
 */
public record PictureFile(PictureType type, int width, int height, long intermediate, EmbeddedBlocks embedded) {

    /** Metadata is usually a few KB; EXIF with a thumbnail stays below this too. */
    static final int MAX_BLOCK_LENGTH = 1 << 20;

    private static final int SIGNATURE_LENGTH = 32;

    /** Reads the headers of a file. */
    public static PictureFile read(InputStream file) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(file));
        in.mark(SIGNATURE_LENGTH);
        var head = in.readNBytes(SIGNATURE_LENGTH);
        in.reset();
        var type = PictureType.of(head).orElseThrow(() -> new UnreadablePicture(unsupported(head)));
        try {
            var header = switch (type) {
                case JPEG -> JpegHeader.read(in);
                case PNG -> PngHeader.read(in);
                case GIF -> GifHeader.read(in);
                case WEBP -> WebpHeader.read(in);
            };
            if (header.width < 1 || header.height < 1) {
                throw new UnreadablePicture("The picture has no width or height.");
            }
            return header;
        } catch (EOFException e) {
            throw new UnreadablePicture("The file is truncated.", e);
        }
    }

    long pixels() {
        return (long) width * height;
    }

    /** Rejects pictures that would take too much memory to decode. */
    public PictureFile requireAtMost(int megapixels) throws UnreadablePicture {
        if (pixels() > megapixels * 1_000_000L) {
            throw new UnreadablePicture("The picture has %d x %d pixels; at most %d million are allowed."
                    .formatted(width, height, megapixels));
        }
        return this;
    }

    private static String unsupported(byte[] head) {
        var text = new String(head, java.nio.charset.StandardCharsets.ISO_8859_1);
        var start = text.strip().toLowerCase(Locale.ROOT);
        if (start.startsWith("<svg") || start.startsWith("<?xml") || start.startsWith("<!doctype")) {
            return "SVG is not supported, since it can contain scripts. Send JPEG, PNG, WebP or GIF.";
        }
        if (text.startsWith("ftyp", 4)) {
            return "HEIC and AVIF are not supported. Export the picture as JPEG, or send PNG, WebP or GIF.";
        }
        return "The file format is not supported. Send JPEG, PNG, WebP or GIF.";
    }

    /** The block without its first bytes. */
    static byte[] dropPrefix(int prefix, byte[] block) {
        return Arrays.copyOfRange(block, prefix, block.length);
    }
}
