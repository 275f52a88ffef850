package kz.malim.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the chunks of a WebP. */
final class WebpHeader {
    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 10;
    private static final int ANIMATED = 0x02;
    private static final int MAX_CHUNKS = 10_000;

    private final DataInputStream in;
    private int width;
    private int height;
    private boolean alphaOrLossless;
    private final EmbeddedBlocks embedded = new EmbeddedBlocks();

    private WebpHeader(DataInputStream in) {
        this.in = in;
    }

    static PictureFile read(DataInputStream in) throws IOException {
        var riff = in.readNBytes(RIFF_HEADER);
        long remaining = Integer.toUnsignedLong(
                        ByteBuffer.wrap(riff).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
                - 4;
        var header = new WebpHeader(in);
        try {
            for (int i = 0; i < MAX_CHUNKS && remaining >= CHUNK_HEADER; i++) {
                remaining -= header.readChunk();
            }
        } catch (EOFException e) {
            // truncated; the decoder detects whether enough is there
        }
        return new PictureFile(PictureType.WEBP, header.width, header.height, header.intermediate(), header.embedded);
    }

    /** The decoder reads the whole picture, and what has transparency or loses nothing with four bytes a pixel. */
    private long intermediate() {
        return (long) width * height * (alphaOrLossless ? 4 : 2);
    }

    /** Reads one chunk and returns its length in bytes. */
    private long readChunk() throws IOException {
        var header = new byte[CHUNK_HEADER];
        in.readFully(header);
        var name = new String(header, 0, 4, ISO_8859_1);
        int length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
        if (length < 0) {
            throw new UnreadablePicture("The WebP is corrupt.");
        }
        int read = 0;
        alphaOrLossless |= name.equals("ALPH") || name.equals("VP8L");
        boolean small = length <= PictureFile.MAX_BLOCK_LENGTH;
        switch (name) {
            case "VP8X", "VP8 ", "VP8L" -> {
                read = Math.min(length, FRAME_HEADER);
                readSize(name, in.readNBytes(read));
            }
            case "ANMF" -> {
                read = Math.min(length, FRAME_HEADER + 2);
                readFirstFrame(in.readNBytes(read));
            }
            case "C2PA" -> embedded.contentCredentials = true;
            case "EXIF" -> {
                read = small ? length : 0;
                embedded.exif = withoutExifPrefix(in.readNBytes(read));
            }
            case "XMP " -> {
                read = small ? length : 0;
                embedded.xmp = in.readNBytes(read);
            }
            default -> {}
        }
        in.skipNBytes((long) length - read + length % 2);
        return CHUNK_HEADER + (long) length + length % 2;
    }

    private void readSize(String name, byte[] bytes) throws IOException {
        if (bytes.length < FRAME_HEADER && !(name.equals("VP8L") && bytes.length >= 5)) {
            throw new UnreadablePicture("The WebP is corrupt.");
        }
        var frame = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        switch (name) {
            case "VP8X" -> {
                embedded.animated = (bytes[0] & ANIMATED) != 0;
                alphaOrLossless |= embedded.animated; // its frames, which say so themselves, are not looked into
                if (!embedded.animated) {
                    setSize((frame.getInt(4) & 0xFFFFFF) + 1, (frame.getInt(6) >>> 8) + 1);
                }
            }
            case "VP8 " -> setSize(frame.getShort(6) & 0x3FFF, frame.getShort(8) & 0x3FFF);
            default -> setSize((frame.getInt(1) & 0x3FFF) + 1, (frame.getInt(1) >>> 14 & 0x3FFF) + 1);
        }
    }

    /** Of an animation the first frame is shown; it may be smaller than the canvas. */
    private void readFirstFrame(byte[] bytes) throws IOException {
        if (bytes.length < FRAME_HEADER + 2) {
            throw new UnreadablePicture("The WebP is corrupt.");
        }
        var frame = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (embedded.animated && width == 0) {
            setSize((frame.getInt(6) & 0xFFFFFF) + 1, (frame.getInt(8) >>> 8) + 1);
        }
    }

    private void setSize(int frameWidth, int frameHeight) throws IOException {
        if (width != 0 && (width != frameWidth || height != frameHeight)) {
            throw new UnreadablePicture("The WebP declares two sizes.");
        }
        width = frameWidth;
        height = frameHeight;
    }

    /** Some programs write the prefix that EXIF has in JPEG here too. */
    private static byte[] withoutExifPrefix(byte[] block) {
        return new String(block, ISO_8859_1).startsWith("Exif\0\0")
                ? PictureFile.dropPrefix(JpegHeader.EXIF.length, block)
                : block;
    }
}
