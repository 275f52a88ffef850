package kz.malim.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** The chunks of a WebP. */
final class WebpSkeleton {
    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 10;
    private static final int ANIMATED = 0x02;
    private static final int MOST_CHUNKS = 10_000;

    private final DataInputStream in;
    private int width;
    private int height;
    private byte @Nullable [] exif;
    private byte @Nullable [] xmp;

    private WebpSkeleton(DataInputStream in) {
        this.in = in;
    }

    static PictureFile read(DataInputStream in) throws IOException {
        var header = in.readNBytes(RIFF_HEADER);
        long left = Integer.toUnsignedLong(
                        ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
                - 4;
        var skeleton = new WebpSkeleton(in);
        try {
            for (int i = 0; i < MOST_CHUNKS && left >= CHUNK_HEADER; i++) {
                left -= skeleton.chunk();
            }
        } catch (EOFException cutOff) {
            // what is there may do; whoever decodes it will tell
        }
        return new PictureFile(PictureType.WEBP, skeleton.width, skeleton.height, skeleton.exif, null, skeleton.xmp);
    }

    /** Reads one chunk, and tells how many bytes it has. */
    private long chunk() throws IOException {
        var header = new byte[CHUNK_HEADER];
        in.readFully(header);
        var name = new String(header, 0, 4, ISO_8859_1);
        int length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
        if (length < 0) {
            throw new UnreadablePicture("The WebP is broken.");
        }
        int read = 0;
        boolean small = length <= PictureFile.LARGEST_BLOCK;
        switch (name) {
            case "VP8X", "VP8 ", "VP8L" -> {
                read = Math.min(length, FRAME_HEADER);
                size(name, in.readNBytes(read));
            }
            case "EXIF" -> {
                read = small ? length : 0;
                exif = withoutPreamble(in.readNBytes(read));
            }
            case "XMP " -> {
                read = small ? length : 0;
                xmp = in.readNBytes(read);
            }
            default -> {}
        }
        in.skipNBytes((long) length - read + length % 2);
        return CHUNK_HEADER + (long) length + length % 2;
    }

    private void size(String name, byte[] bytes) throws IOException {
        if (bytes.length < FRAME_HEADER && !(name.equals("VP8L") && bytes.length >= 5)) {
            throw new UnreadablePicture("The WebP is broken.");
        }
        var frame = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        switch (name) {
            case "VP8X" -> {
                if ((bytes[0] & ANIMATED) != 0) {
                    throw new UnreadablePicture("A moving WebP is not read. Send a still picture.");
                }
                sized((frame.getInt(4) & 0xFFFFFF) + 1, (frame.getInt(6) >>> 8) + 1);
            }
            case "VP8 " -> sized(frame.getShort(6) & 0x3FFF, frame.getShort(8) & 0x3FFF);
            default -> sized((frame.getInt(1) & 0x3FFF) + 1, (frame.getInt(1) >>> 14 & 0x3FFF) + 1);
        }
    }

    private void sized(int itsWidth, int itsHeight) throws IOException {
        if (width != 0 && (width != itsWidth || height != itsHeight)) {
            throw new UnreadablePicture("The WebP has two sizes.");
        }
        width = itsWidth;
        height = itsHeight;
    }

    /** Some programs put the preamble that JPEG has before it here too. */
    private static byte[] withoutPreamble(byte[] block) {
        return new String(block, ISO_8859_1).startsWith("Exif\0\0")
                ? PictureFile.without(JpegSkeleton.EXIF.length, block)
                : block;
    }
}
