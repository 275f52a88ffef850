package kz.malim.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the chunks of a PNG. */
final class PngHeader {
    private static final int SIGNATURE = 8;
    private static final int CRC_LENGTH = 4;
    private static final String XMP = "XML:com.adobe.xmp\0";

    private PngHeader() {}

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
                throw new UnreadablePicture("The PNG is corrupt.");
            }
            boolean small = length <= PictureFile.MAX_BLOCK_LENGTH;
            switch (name) {
                case "IHDR" -> {
                    width = in.readInt();
                    height = in.readInt();
                    in.skipNBytes(length - 8L);
                }
                case "eXIf" -> exif = small ? in.readNBytes(length) : skip(in, length);
                case "iTXt" -> {
                    var text = small ? in.readNBytes(length) : skip(in, length);
                    var packet = text == null ? null : findXmp(text);
                    xmp = packet == null ? xmp : packet;
                }
                default -> in.skipNBytes(length);
            }
            if (name.equals("IEND") || !hasNextChunk(in)) {
                return new PictureFile(PictureType.PNG, width, height, 0, exif, null, xmp);
            }
        }
    }

    /** Skips the CRC. Truncated pixel data is left to the decoder to detect. */
    private static boolean hasNextChunk(DataInputStream in) throws IOException {
        in.readNBytes(CRC_LENGTH);
        in.mark(1);
        boolean more = in.read() >= 0;
        in.reset();
        return more;
    }

    private static byte @Nullable [] skip(DataInputStream in, int length) throws IOException {
        in.skipNBytes(length);
        return null;
    }

    /** iTXt: keyword, compression flag and method, language, translated keyword, text. */
    private static byte @Nullable [] findXmp(byte[] chunk) throws IOException {
        if (!new String(chunk, ISO_8859_1).startsWith(XMP)) {
            return null;
        }
        int at = XMP.length() + 2;
        for (int terminators = 0; terminators < 2; at++) {
            if (at >= chunk.length) {
                return null;
            }
            if (chunk[at] == 0) {
                terminators++;
            }
        }
        var text = PictureFile.dropPrefix(at, chunk);
        return chunk[XMP.length()] == 0 ? text : inflate(text);
    }

    private static byte @Nullable [] inflate(byte[] compressed) {
        try (var inflater = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
            var text = inflater.readNBytes(PictureFile.MAX_BLOCK_LENGTH);
            return text.length < PictureFile.MAX_BLOCK_LENGTH ? text : null;
        } catch (IOException e) {
            return null;
        }
    }
}
