package kz.malim.media;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.streams.WriteStream;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.jspecify.annotations.Nullable;

/** Writes to a file and fails once more than a number of bytes was written. */
final class BoundedWriteStream implements WriteStream<Buffer> {
    private final AsyncFile file;
    private final long maxLength;
    private long written;

    BoundedWriteStream(AsyncFile file, long maxLength) {
        this.file = file;
        this.maxLength = maxLength;
    }

    @Override
    public Future<Void> write(Buffer buffer) {
        written += buffer.length();
        return written > maxLength
                ? Future.failedFuture(
                        new Problem(ProblemType.CONTENT_TOO_LARGE, "A picture is at most " + maxLength + " bytes."))
                : file.write(buffer);
    }

    @Override
    public void write(Buffer buffer, Handler<AsyncResult<Void>> handler) {
        write(buffer).onComplete(handler);
    }

    @Override
    public void end(Handler<AsyncResult<Void>> handler) {
        file.end(handler);
    }

    @Override
    public WriteStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        file.exceptionHandler(handler);
        return this;
    }

    @Override
    public WriteStream<Buffer> setWriteQueueMaxSize(int size) {
        file.setWriteQueueMaxSize(size);
        return this;
    }

    @Override
    public boolean writeQueueFull() {
        return written <= maxLength && file.writeQueueFull(); // after the limit is exceeded the file is closed
    }

    @Override
    public WriteStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
        file.drainHandler(handler);
        return this;
    }
}
