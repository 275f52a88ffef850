package kz.malim.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives up an operation that a store does not end in time. A call into a network file system that hangs cannot be interrupted,
 * so it is made by a thread of this class, and the caller leaves it there. There are few of these threads: once all of them
 * hang, operations wait for one in vain and fail in the same time. Thread-safe.
 */
final class TimedStore implements FileStore {
    /** As the S3 client gives one request altogether. */
    static final Duration TIMEOUT = Duration.ofSeconds(9);

    private static final int MAX_THREADS = 32;
    private static final int MAX_WAITING = 1_000;
    private static final int BUFFER_SIZE = 1 << 16;

    private final FileStore store;
    private final Duration timeout;
    private final ThreadPoolExecutor threads;

    TimedStore(FileStore store, Duration timeout) {
        this.store = store;
        this.timeout = timeout;
        this.threads = new ThreadPoolExecutor(
                MAX_THREADS,
                MAX_THREADS,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_WAITING),
                Thread.ofPlatform()
                        .name("storage-", 0)
                        .daemon()
                        .factory()); // one that hangs must not stop the shutdown
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void put(String name, Path content) {
        try {
            await(timeout.plus(S3Client.extraTime(Files.size(content))), () -> {
                store.put(name, content);
                return name;
            });
        } catch (IOException e) {
            throw new StorageFailure(e);
        }
    }

    @Override
    public void put(String name, byte[] content) {
        run(() -> store.put(name, content));
    }

    @Override
    public Optional<Stored> find(String name) {
        return call(() -> store.find(name)).map(TimedFile::new);
    }

    @Override
    public void delete(String name) {
        run(() -> store.delete(name));
    }

    @Override
    public void list(String prefix, Consumer<Entry> visitor) {
        run(() -> store.list(prefix, visitor));
    }

    private void run(Runnable operation) {
        call(() -> {
            operation.run();
            return true;
        });
    }

    private <T> T call(Callable<T> operation) {
        try {
            return await(timeout, operation);
        } catch (IOException e) {
            throw new StorageFailure(e);
        }
    }

    private <T> T await(Duration time, Callable<T> operation) throws IOException {
        var task = new FutureTask<>(operation);
        try {
            threads.execute(task);
            return task.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | RejectedExecutionException e) {
            throw new InterruptedIOException("no response within " + time.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case IOException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        } finally {
            task.cancel(false); // nobody waits for it any more; no effect once it is done
            threads.remove(task);
        }
    }

    /** Has no path: whoever read that would wait for as long as the file system does. */
    private final class TimedFile implements Stored {
        private final Stored file;

        TimedFile(Stored file) {
            this.file = file;
        }

        @Override
        public long length() {
            return file.length();
        }

        @Override
        public InputStream open(long from) {
            var content = call(() -> file.open(from));
            return new BufferedInputStream(new TimedContent(content), BUFFER_SIZE);
        }

        @Override
        public byte[] read(long from, int length) {
            return call(() -> file.read(from, length));
        }

        @Override
        public @Nullable Path path() {
            return null;
        }
    }

    /** Each read is an operation of its own. */
    private final class TimedContent extends InputStream {
        private final InputStream content;

        TimedContent(InputStream content) {
            this.content = content;
        }

        @Override
        public int read() throws IOException {
            return await(timeout, content::read);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return await(timeout, () -> content.read(buffer, offset, length));
        }

        /** Without waiting: the reader has what it wanted, or has given up. */
        @Override
        public void close() {
            try {
                threads.execute(() -> {
                    try {
                        content.close();
                    } catch (IOException e) {
                        // nothing was written
                    }
                });
            } catch (RejectedExecutionException e) {
                // all threads hang; the file is closed when it is collected
            }
        }
    }
}
