package kz.malim.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The body of a response, whose reading fails when the store stops sending. Of {@code HttpClient} itself, it would wait for ever. */
final class TimedInputStream extends FilterInputStream {
    private final Progress progress;

    TimedInputStream(InputStream body, Progress progress) {
        super(body);
        this.progress = progress;
        progress.made();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var watch = new CompletableFuture<Void>().orTimeout(progress.nanosLeft(), TimeUnit.NANOSECONDS);
        var _ = watch.whenComplete((done, timeout) -> {
            if (timeout != null) {
                abort();
            }
        });
        try {
            int count = super.read(buffer, offset, length);
            progress.made();
            return count;
        } catch (IOException e) {
            throw watch.isCompletedExceptionally() ? progress.timeout() : e;
        } finally {
            watch.complete(null);
        }
    }

    /** Closing it is what wakes the reader. */
    private void abort() {
        try {
            close();
        } catch (IOException e) {
            // the reader fails either way
        }
    }
}
