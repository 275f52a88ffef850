package kz.malim.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.zip.InflaterInputStream;
import kz.malim.picture.EmbeddedBlocks.Text;
import org.jspecify.annotations.Nullable;

/** Reads the chunks of a PNG. */
final class PngHeader {
    private static final int SIGNATURE = 8;
    private static final int CRC_LENGTH = 4;
    private static final String XMP = "XML:com.adobe.xmp";

    private final DataInputStream in;
    private final EmbeddedBlocks embedded = new EmbeddedBlocks();
    private final PngColors colors = new PngColors();
    private int width;
    private int height;

    private PngHeader(DataInputStream in) {
        this.in = in;
    }

    static PictureFile read(DataInputStream in) throws IOException {
        in.skipNBytes(SIGNATURE);
        var header = new PngHeader(in);
        header.chunks();
        header.embedded.iccProfile = header.colors.profile();
        return new PictureFile(PictureType.PNG, header.width, header.height, 0, header.embedded);
    }

    private void chunks() throws IOException {
        while (true) {
            int length = in.readInt();
            var name = new String(in.readNBytes(4), ISO_8859_1);
            if (length < 0) {
                throw new UnreadablePicture("The PNG is corrupt.");
            }
            chunk(name, length);
            if (name.equals("IEND") || !hasNextChunk()) {
                return;
            }
        }
    }

    private void chunk(String name, int length) throws IOException {
        switch (name) {
            case "IHDR" -> {
                width = in.readInt();
                height = in.readInt();
                in.skipNBytes(length - 8L);
            }
            case "iCCP", "cICP", "sRGB", "gAMA", "cHRM" -> colors.add(name, small(length));
            case "eXIf" -> embedded.exif = emptyToNull(small(length));
            case "acTL" -> {
                embedded.animated = true;
                in.skipNBytes(length);
            }
            case "caBX" -> {
                embedded.contentCredentials = true;
                in.skipNBytes(length);
            }
            case "tEXt", "zTXt", "iTXt" -> text(name, small(length));
            default -> in.skipNBytes(length);
        }
    }

    /** The content of a chunk; nothing of one that is longer than metadata is. */
    private byte[] small(int length) throws IOException {
        if (length <= PictureFile.MAX_BLOCK_LENGTH) {
            return in.readNBytes(length);
        }
        in.skipNBytes(length);
        return new byte[0];
    }

    private static byte @Nullable [] emptyToNull(byte[] bytes) {
        return bytes.length == 0 ? null : bytes;
    }

    /** Skips the CRC. Truncated pixel data is left to the decoder to detect. */
    private boolean hasNextChunk() throws IOException {
        in.readNBytes(CRC_LENGTH);
        in.mark(1);
        boolean more = in.read() >= 0;
        in.reset();
        return more;
    }

    /** A keyword and a text, which in zTXt is compressed and in iTXt may be. */
    private void text(String name, byte[] chunk) {
        int end = indexOfZero(chunk, 0);
        if (end <= 0 || end + 2 >= chunk.length) {
            return;
        }
        var keyword = new String(chunk, 0, end, ISO_8859_1);
        boolean compressed = name.equals("zTXt") || (name.equals("iTXt") && chunk[end + 1] != 0);
        int at = switch (name) {
            case "tEXt" -> end + 1;
            case "zTXt" -> end + 2; // the method
            default -> textOfInternational(chunk, end + 3); // flag and method
        };
        if (at < 0) {
            return;
        }
        var text = PictureFile.dropPrefix(at, chunk);
        var plain = compressed ? inflate(text) : text;
        if (plain != null) {
            add(keyword, plain, name.equals("iTXt"));
        }
    }

    /** After the language, and the keyword in it. */
    private static int textOfInternational(byte[] chunk, int from) {
        int language = indexOfZero(chunk, from);
        int keyword = language < 0 ? -1 : indexOfZero(chunk, language + 1);
        return keyword < 0 ? -1 : keyword + 1;
    }

    private void add(String keyword, byte[] text, boolean international) {
        if (keyword.equals(XMP)) {
            embedded.xmp = text;
        } else if (keyword.startsWith("Raw profile type ")) {
            rawProfile(keyword.substring(17), text);
        } else {
            embedded.add(new Text(keyword, text, international ? UTF_8 : null));
        }
    }

    /** What ImageMagick and exiftool wrote before PNG had a chunk for it: a name, a length, and hexadecimal digits. */
    private void rawProfile(String kind, byte[] text) {
        var parts = new String(text, ISO_8859_1).strip().split("\\s+", 3);
        if (parts.length < 3) {
            return;
        }
        byte[] block;
        try {
            block = HexFormat.of().parseHex(parts[2].replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            return;
        }
        switch (kind) {
            case "exif", "APP1" -> {
                if (embedded.exif == null && JpegHeader.startsWith(block, JpegHeader.EXIF)) {
                    embedded.exif = PictureFile.dropPrefix(JpegHeader.EXIF.length, block);
                }
            }
            case "iptc" -> {
                PhotoshopResources.read(block, embedded);
                if (embedded.iim == null && block.length > 0 && block[0] == 0x1C) {
                    embedded.iim = block;
                }
            }
            case "xmp" -> embedded.xmp = embedded.xmp == null ? block : embedded.xmp;
            default -> {}
        }
    }

    /** -1 if there is none. */
    private static int indexOfZero(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    static byte @Nullable [] inflate(byte[] compressed) {
        try (var inflater = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
            var text = inflater.readNBytes(PictureFile.MAX_BLOCK_LENGTH);
            return text.length < PictureFile.MAX_BLOCK_LENGTH ? text : null;
        } catch (IOException e) {
            return null;
        }
    }
}
