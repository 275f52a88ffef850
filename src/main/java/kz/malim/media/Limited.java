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

/** A file that takes so many bytes and no more. */
final class Limited implements WriteStream<Buffer> {
    private final AsyncFile file;
    private final long most;
    private long taken;

    Limited(AsyncFile file, long most) {
        this.file = file;
        this.most = most;
    }

    @Override
    public Future<Void> write(Buffer piece) {
        taken += piece.length();
        return taken > most
                ? Future.failedFuture(
                        new Problem(ProblemType.CONTENT_TOO_LARGE, "A picture is at most " + most + " bytes."))
                : file.write(piece);
    }

    @Override
    public void write(Buffer piece, Handler<AsyncResult<Void>> handler) {
        write(piece).onComplete(handler);
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
        return taken <= most && file.writeQueueFull(); // the file is closed once too much has come
    }

    @Override
    public WriteStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
        file.drainHandler(handler);
        return this;
    }
}
