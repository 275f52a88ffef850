package kz.malim.picture;

import java.io.DataInputStream;
import java.io.IOException;

/** Reads a GIF up to the header of its first frame. */
final class GifHeader {
    private static final int SIGNATURE = 6;
    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2C;
    private static final int MAX_EXTENSIONS = 1_000;

    private GifHeader() {}

    static PictureFile read(DataInputStream in) throws IOException {
        in.skipNBytes(SIGNATURE + 4);
        int flags = in.readUnsignedByte();
        in.skipNBytes(2);
        if ((flags & 0x80) != 0) {
            in.skipNBytes(3L << ((flags & 7) + 1)); // global colour table
        }
        for (int i = 0; i < MAX_EXTENSIONS; i++) {
            int next = in.readUnsignedByte();
            if (next == FRAME) {
                in.skipNBytes(4);
                return new PictureFile(PictureType.GIF, littleEndian(in), littleEndian(in), 0, null, null, null);
            }
            if (next != EXTENSION) {
                break;
            }
            in.skipNBytes(1);
            for (int size; (size = in.readUnsignedByte()) > 0; ) {
                in.skipNBytes(size);
            }
        }
        throw new UnreadablePicture("The GIF has no frame.");
    }

    private static int littleEndian(DataInputStream in) throws IOException {
        return in.readUnsignedByte() | in.readUnsignedByte() << 8;
    }
}
