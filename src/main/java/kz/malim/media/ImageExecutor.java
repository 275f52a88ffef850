package kz.malim.media;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.malim.picture.UnreadablePicture;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.RequestId;
import kz.malim.web.Spans;
import org.jboss.logging.Logger;

/**
 * Image processing, bounded in bytes of the heap and in threads, so that it leaves memory and processors to the delivery API.
 * Not virtual threads: image processing is CPU-bound and would occupy the carrier threads. Thread-safe.
 */
@ApplicationScoped
class ImageExecutor {
    private static final Logger LOG = Logger.getLogger(ImageExecutor.class);

    /** Beyond this queue length, clients are asked to retry. */
    private static final int QUEUE_CAPACITY = 50;

    /** What Malim takes at rest, without any picture. */
    private static final long REST = 56 << 20;

    private static final int PERMIT = 1 << 10;

    /** Of reading the metadata of a file: three blocks, and what is made of them. */
    static final long METADATA = 4 << 20;

    private final long budget;
    private final Duration queueTimeout;
    private final ThreadPoolExecutor workers;
    private final Duration timeout;
    private final Tracer tracer;

    /** A permit for each {@value #PERMIT} bytes. Not fair: a small rendition need not wait behind a large upload. */
    private final Semaphore memory;

    ImageExecutor(MediaConfig config, Tracer tracer) {
        this.tracer = tracer;
        budget = config.memory()
                .map(size -> size.asLongValue())
                .orElse(Math.max(0, Runtime.getRuntime().maxMemory() - REST) / 2);
        memory = new Semaphore(permits(budget));
        queueTimeout = config.queueTimeout();
        timeout = config.processingTimeout();
        int count = config.workers()
                .orElseGet(() -> Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        workers = new ThreadPoolExecutor(
                count,
                count,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUE_CAPACITY),
                Thread.ofPlatform().name("image-", 0).daemon().factory());
        workers.allowCoreThreadTimeOut(true);
    }

    /**
     * Runs the task in the pool once there is memory for it, and waits for its result; clients that would wait for too long
     * are asked to retry.
     *
     * @param bytes what it takes at its peak
     */
    <T> T call(long bytes, Callable<T> task) {
        return Spans.within(
                tracer, "picture", () -> callWithin(bytes, Context.current().wrap(task)));
    }

    private <T> T callWithin(long bytes, Callable<T> task) {
        if (bytes > budget) {
            throw new Problem(
                    ProblemType.PICTURE_TOO_DEMANDING,
                    "The picture takes %d MB of memory to process; this server has %d MB for pictures."
                            .formatted(megabytes(bytes), megabytes(budget)));
        }
        try {
            if (!memory.tryAcquire(permits(bytes), queueTimeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
            return await(new Reservation<>(permits(bytes), RequestId.carriedBy(task)));
        } catch (RejectedExecutionException | TimeoutException e) {
            throw busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw translate(requireNonNull(e.getCause()));
        }
    }

    private static int permits(long bytes) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, Math.ceilDiv(bytes, PERMIT)));
    }

    private static long megabytes(long bytes) {
        return Math.ceilDiv(bytes, 1 << 20);
    }

    private static Problem busy() {
        return new Problem(ProblemType.BUSY, ProblemType.BUSY.remedy());
    }

    private <T> T await(Reservation<T> task) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            var result = workers.submit(task);
            try {
                return result.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                result.cancel(true); // nobody waits for it any more; no effect once it is done
            }
        } finally {
            task.withdraw();
        }
    }

    /** A task and its memory, which is given back once: when the task ends, or without it if it never began. */
    private final class Reservation<T> implements Callable<T> {
        private final int permits;
        private final Callable<T> task;
        private final AtomicBoolean begun = new AtomicBoolean();

        Reservation(int permits, Callable<T> task) {
            this.permits = permits;
            this.task = task;
        }

        @Override
        public T call() throws Exception {
            if (!begun.compareAndSet(false, true)) {
                throw new CancellationException();
            }
            try {
                return task.call();
            } finally {
                memory.release(permits);
            }
        }

        void withdraw() {
            if (begun.compareAndSet(false, true)) {
                memory.release(permits);
            }
        }
    }

    private static RuntimeException translate(Throwable cause) {
        return switch (cause) {
            case UnreadablePicture e -> new Problem(ProblemType.UNREADABLE_PICTURE, String.valueOf(e.getMessage()));
            case RuntimeException e -> e;
            case IOException e -> new UncheckedIOException(e);
            case OutOfMemoryError e -> {
                LOG.warnf("MALIM-7007 Out of memory while processing a picture: cause=%s", e.getMessage());
                yield busy();
            }
            case Error e -> throw e;
            default -> new IllegalStateException(cause);
        };
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }
}
