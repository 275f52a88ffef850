package kz.malim.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The Photoshop image resources (8BIM) of a JPEG, one of which holds the IPTC-IIM record. */
final class PhotoshopResources {
    private static final int SIGNATURE = 0x3842494D; // 8BIM
    private static final short IIM = 0x0404;

    private PhotoshopResources() {}

    static byte @Nullable [] findIim(byte[] resources) {
        var in = ByteBuffer.wrap(resources);
        try {
            while (in.remaining() > 12 && in.getInt() == SIGNATURE) {
                short id = in.getShort();
                int nameLength = Byte.toUnsignedInt(in.get());
                skip(in, nameLength + (nameLength + 1) % 2); // length byte and name are padded to an even number
                int length = in.getInt();
                if (length < 0 || length > in.remaining()) {
                    return null;
                }
                if (id == IIM) {
                    var block = new byte[length];
                    in.get(block);
                    return block;
                }
                skip(in, Math.min(length + length % 2, in.remaining()));
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return null; // nothing after a defect can be located
        }
        return null;
    }

    private static void skip(ByteBuffer in, int bytes) {
        in.position(in.position() + bytes);
    }
}
