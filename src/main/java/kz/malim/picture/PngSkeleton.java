package kz.malim.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** The chunks of a PNG. */
final class PngSkeleton {
    private static final int SIGNATURE = 8;
    private static final int CHECKSUM = 4;
    private static final String XMP = "XML:com.adobe.xmp\0";

    private PngSkeleton() {}

    static PictureFile read(DataInputStream in) throws IOException {
        in.skipNBytes(SIGNATURE);
        int width = 0;
        int height = 0;
        byte[] exif = null;
        byte[] xmp = null;
        while (true) {
            int length = in.readInt();
            var name = new String(in.readNBytes(4), ISO_8859_1);
            if (length < 0) {
                throw new UnreadablePicture("The PNG is broken.");
            }
            boolean small = length <= PictureFile.LARGEST_BLOCK;
            switch (name) {
                case "IHDR" -> {
                    width = in.readInt();
                    height = in.readInt();
                    in.skipNBytes(length - 8L);
                }
                case "eXIf" -> exif = small ? in.readNBytes(length) : skipped(in, length);
                case "iTXt" -> {
                    var text = small ? in.readNBytes(length) : skipped(in, length);
                    var packet = text == null ? null : xmp(text);
                    xmp = packet == null ? xmp : packet;
                }
                default -> in.skipNBytes(length);
            }
            if (name.equals("IEND") || !isWhole(in)) {
                return new PictureFile(PictureType.PNG, width, height, exif, null, xmp);
            }
        }
    }

    /** Past the checksum; a file that is cut off inside its pixels is noticed by whoever decodes them. */
    private static boolean isWhole(DataInputStream in) throws IOException {
        in.readNBytes(CHECKSUM);
        in.mark(1);
        boolean more = in.read() >= 0;
        in.reset();
        return more;
    }

    private static byte @Nullable [] skipped(DataInputStream in, int length) throws IOException {
        in.skipNBytes(length);
        return null;
    }

    /** Keyword, compression flag and method, language, translated keyword, text. */
    private static byte @Nullable [] xmp(byte[] chunk) throws IOException {
        if (!new String(chunk, ISO_8859_1).startsWith(XMP)) {
            return null;
        }
        int at = XMP.length() + 2;
        for (int ends = 0; ends < 2; at++) {
            if (at >= chunk.length) {
                return null;
            }
            if (chunk[at] == 0) {
                ends++;
            }
        }
        var text = PictureFile.without(at, chunk);
        return chunk[XMP.length()] == 0 ? text : inflated(text);
    }

    private static byte @Nullable [] inflated(byte[] compressed) {
        try (var inflater = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
            var text = inflater.readNBytes(PictureFile.LARGEST_BLOCK);
            return text.length < PictureFile.LARGEST_BLOCK ? text : null;
        } catch (IOException broken) {
            return null;
        }
    }
}
