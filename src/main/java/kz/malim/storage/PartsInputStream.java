package kz.malim.storage;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Objects;

/**
 * Bytes of a stored file, requested from the store a part at a time: however slowly a client reads, it holds the memory of one
 * part and no connection to the store. Nothing is requested before it is read. Not thread-safe.
 */
public final class PartsInputStream extends InputStream {
    private static final int PART = 1 << 20;

    private final FileStore.Stored file;
    private final long end;
    private long next;
    private ByteArrayInputStream part = new ByteArrayInputStream(new byte[0]);

    public PartsInputStream(FileStore.Stored file, ByteRange range) {
        this.file = file;
        this.next = range.from();
        this.end = range.from() + range.length();
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        if (part.available() == 0 && next < end) {
            var bytes = file.read(next, (int) Math.min(PART, end - next));
            next = bytes.length == 0 ? end : next + bytes.length; // it is shorter than it was
            part = new ByteArrayInputStream(bytes);
        }
        return part.read(buffer, offset, length);
    }
}
