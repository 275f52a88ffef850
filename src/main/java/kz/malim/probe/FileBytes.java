package kz.malim.probe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** The bytes of a file, read at any position: a few at a time, and a bounded number of times. Not thread-safe. */
final class FileBytes {
    /** More headers than any honest file has before what we look for; each costs one read. */
    private static final int MAX_READS = 10_000;

    private final FileChannel channel;
    private final long size;
    private int reads;

    FileBytes(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    /** Exactly these bytes; a file that ends before is truncated. */
    ByteBuffer at(long position, int length) throws IOException {
        if (position < 0 || length > size - position) {
            throw UnreadableFile.broken("The file is truncated.");
        }
        if (++reads > MAX_READS) {
            throw UnreadableFile.broken("The file has too many parts.");
        }
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw UnreadableFile.broken("The file is truncated.");
            }
        }
        return bytes.flip();
    }

    /** Up to this many of the first bytes, as Latin letters. */
    String start(int most) throws IOException {
        return latin(at(0, (int) Math.min(most, size)));
    }

    /** Up to this many of the last bytes. */
    ByteBuffer end(int most) throws IOException {
        int length = (int) Math.min(most, size);
        return at(size - length, length);
    }

    static String latin(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
    }

    /** All bytes from a position on, for those who read the file once through. Not to be closed: the file is used further. */
    InputStream from(long position) throws IOException {
        return Channels.newInputStream(channel.position(position));
    }
}
