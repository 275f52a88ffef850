package kz.malim.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** The Photoshop image resources (8BIM) of a file: the IPTC-IIM record, and its digest. */
final class PhotoshopResources {
    private static final int SIGNATURE = 0x3842494D; // 8BIM
    private static final short IIM = 0x0404;
    private static final short IIM_DIGEST = 0x0425;

    private PhotoshopResources() {}

    /** What precedes a defect; nothing after it can be located. */
    static void read(byte[] resources, EmbeddedBlocks embedded) {
        var in = ByteBuffer.wrap(resources);
        try {
            while (in.remaining() > 12 && in.getInt() == SIGNATURE) {
                short id = in.getShort();
                int nameLength = Byte.toUnsignedInt(in.get());
                skip(in, nameLength + (nameLength + 1) % 2); // length byte and name are padded to an even number
                int length = in.getInt();
                if (length < 0 || length > in.remaining()) {
                    return;
                }
                var block = new byte[length];
                in.get(block);
                if (id == IIM && embedded.iim == null) {
                    embedded.iim = block;
                } else if (id == IIM_DIGEST) {
                    embedded.iimDigest = block;
                }
                skip(in, Math.min(length % 2, in.remaining()));
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            // a resource that ends too early is the last one
        }
    }

    private static void skip(ByteBuffer in, int bytes) {
        in.position(in.position() + bytes);
    }
}
