package kz.malim.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Embeds rights as XMP in a freshly encoded file that has no metadata yet. */
final class RightsEmbedder {
    private static final int JPEG_START = 2;
    private static final byte[] APP1 = {(byte) 0xFF, (byte) 0xE1};
    private static final int APP0 = 0xFFE0;

    private static final int CHUNK_HEADER = 8;
    private static final int RIFF_HEADER = 12;
    private static final int EXTENDED_LENGTH = 10;
    private static final byte ALPHA = 0x10;
    private static final byte XMP = 0x04;

    private RightsEmbedder() {}

    static byte[] embedInJpeg(byte[] file, Rights rights) {
        if (rights.isEmpty()) {
            return file;
        }
        var packet = XmpPacket.write(rights);
        int length = 2 + JpegHeader.XMP.length + packet.length;
        int at = JPEG_START;
        var in = ByteBuffer.wrap(file);
        if (Short.toUnsignedInt(in.getShort(at)) == APP0) {
            at += 2 + Short.toUnsignedInt(in.getShort(at + 2)); // JFIF must come first
        }
        return ByteBuffer.allocate(file.length + 2 + length)
                .put(file, 0, at)
                .put(APP1)
                .putShort((short) length)
                .put(JpegHeader.XMP)
                .put(packet)
                .put(file, at, file.length - at)
                .array();
    }

    static byte[] embedInWebp(byte[] file, int width, int height, Rights rights) {
        if (rights.isEmpty()) {
            return file;
        }
        var packet = XmpPacket.write(rights);
        boolean extended = new String(file, RIFF_HEADER, 4, ISO_8859_1).equals("VP8X");
        int length = file.length + (extended ? 0 : CHUNK_HEADER + EXTENDED_LENGTH) + CHUNK_HEADER + even(packet.length);
        var out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(file, 0, RIFF_HEADER).putInt(4, length - CHUNK_HEADER);
        if (extended) {
            out.put(file, RIFF_HEADER, file.length - RIFF_HEADER);
            int flags = RIFF_HEADER + CHUNK_HEADER;
            out.put(flags, (byte) (out.get(flags) | XMP));
        } else {
            extend(out, width, height, hasAlpha(file));
            out.put(file, RIFF_HEADER, file.length - RIFF_HEADER);
        }
        out.put("XMP ".getBytes(ISO_8859_1)).putInt(packet.length).put(packet);
        return out.array();
    }

    private static void extend(ByteBuffer out, int width, int height, boolean alpha) {
        out.put("VP8X".getBytes(ISO_8859_1)).putInt(EXTENDED_LENGTH);
        out.putInt(XMP | (alpha ? ALPHA : 0));
        littleEndian24(out, width - 1);
        littleEndian24(out, height - 1);
    }

    private static boolean hasAlpha(byte[] file) {
        return Arrays.equals(file, RIFF_HEADER, RIFF_HEADER + 4, "VP8L".getBytes(ISO_8859_1), 0, 4)
                && (file[RIFF_HEADER + CHUNK_HEADER + 4] & 0x10) != 0;
    }

    private static void littleEndian24(ByteBuffer out, int value) {
        out.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
    }

    private static int even(int length) {
        return length + length % 2;
    }
}
