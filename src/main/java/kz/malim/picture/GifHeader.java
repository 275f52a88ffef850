package kz.malim.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/** Reads the blocks of a GIF: the size of its first frame, whether there are others, and its metadata. */
final class GifHeader {
    private static final int SIGNATURE = 6;
    private static final int EXTENSION = 0x21;
    private static final int APPLICATION = 0xFF;
    private static final int FRAME = 0x2C;
    private static final int COLOR_TABLE = 0x80;
    private static final int MAX_BLOCKS = 20_000;
    private static final int APPLICATION_NAME = 11;
    private static final String TRAILER = "\1\u00FF\u00FE\u00FD";

    private final DataInputStream in;
    private final EmbeddedBlocks embedded = new EmbeddedBlocks();
    private int width;
    private int height;

    private GifHeader(DataInputStream in) {
        this.in = in;
    }

    static PictureFile read(DataInputStream in) throws IOException {
        var header = new GifHeader(in);
        in.skipNBytes(SIGNATURE + 4);
        header.skipColorTable(2);
        try {
            header.blocks();
        } catch (EOFException e) {
            if (header.width == 0) {
                throw e;
            } // else the decoder detects whether enough is there
        }
        if (header.width == 0) {
            throw new UnreadablePicture("The GIF has no frame.");
        }
        return new PictureFile(PictureType.GIF, header.width, header.height, 0, header.embedded);
    }

    private void blocks() throws IOException {
        for (int i = 0; i < MAX_BLOCKS; i++) {
            int next = in.readUnsignedByte();
            if (next == EXTENSION) {
                extension(in.readUnsignedByte());
            } else if (next == FRAME) {
                frame();
            } else {
                return; // the end, or what no decoder goes on after
            }
        }
    }

    private void frame() throws IOException {
        in.skipNBytes(4);
        int frameWidth = littleEndian();
        int frameHeight = littleEndian();
        embedded.animated = width != 0;
        if (width == 0) {
            width = frameWidth;
            height = frameHeight;
        }
        skipColorTable(0);
        in.skipNBytes(1); // bits of a code
        skipSubBlocks();
    }

    private void extension(int label) throws IOException {
        int length = in.readUnsignedByte();
        var name = new String(in.readNBytes(length), ISO_8859_1);
        if (label != APPLICATION || length != APPLICATION_NAME) {
            if (length > 0) {
                skipSubBlocks();
            }
        } else if (name.equals("XMP DataXMP")) {
            embedded.xmp = xmp();
        } else {
            embedded.contentCredentials |= name.startsWith("C2PA_GIF");
            skipSubBlocks();
        }
    }

    /** The packet is in no sub-blocks. What follows it leads readers that take its bytes for lengths to the end. */
    private byte[] xmp() throws IOException {
        var packet = new ByteArrayOutputStream();
        for (int size; (size = in.readUnsignedByte()) > 0; ) {
            var block = in.readNBytes(size);
            if (packet.size() < PictureFile.MAX_BLOCK_LENGTH) {
                packet.write(size);
                packet.writeBytes(block);
            }
        }
        var text = packet.toString(ISO_8859_1);
        int end = text.lastIndexOf(TRAILER);
        return (end < 0 ? text : text.substring(0, end)).getBytes(ISO_8859_1);
    }

    private void skipSubBlocks() throws IOException {
        for (int size; (size = in.readUnsignedByte()) > 0; ) {
            in.skipNBytes(size);
        }
    }

    private void skipColorTable(int bytesAfterFlags) throws IOException {
        int flags = in.readUnsignedByte();
        in.skipNBytes(bytesAfterFlags);
        if ((flags & COLOR_TABLE) != 0) {
            in.skipNBytes(3L << ((flags & 7) + 1));
        }
    }

    private int littleEndian() throws IOException {
        return in.readUnsignedByte() | in.readUnsignedByte() << 8;
    }
}
