package kz.malim.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The resources Photoshop and agencies put into JPEGs; one of them holds the IPTC fields of old (IIM). */
final class Photoshop {
    private static final int SIGNATURE = 0x3842494D; // 8BIM
    private static final short IIM = 0x0404;

    private Photoshop() {}

    static byte @Nullable [] iim(byte[] resources) {
        var in = ByteBuffer.wrap(resources);
        try {
            while (in.remaining() > 12 && in.getInt() == SIGNATURE) {
                short id = in.getShort();
                int name = Byte.toUnsignedInt(in.get());
                skip(in, name + (name + 1) % 2); // name and its length take an even number of bytes
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
        } catch (BufferUnderflowException | IllegalArgumentException broken) {
            return null; // what comes after the break is lost, as for every other reader
        }
        return null;
    }

    private static void skip(ByteBuffer in, int bytes) {
        in.position(in.position() + bytes);
    }
}
