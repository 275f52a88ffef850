package kz.malim.media;

import static java.util.Objects.requireNonNull;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kz.malim.picture.UnreadablePicture;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/**
 * A small bounded thread pool for image processing, so that it leaves memory and processors to the delivery API. Not virtual
 * threads: image processing is CPU-bound and would occupy the carrier threads.
 */
@ApplicationScoped
class ImageExecutor {
    /** Beyond this queue length, clients are asked to retry. */
    private static final int QUEUE_CAPACITY = 50;

    private final ThreadPoolExecutor workers;
    private final Duration timeout;

    ImageExecutor(MediaConfig config) {
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

    /** Runs the task in the pool and waits for its result; clients that would wait for too long are asked to retry. */
    <T> T call(Callable<T> task) {
        try {
            return await(workers.submit(task));
        } catch (RejectedExecutionException | TimeoutException e) {
            throw new Problem(ProblemType.BUSY, ProblemType.BUSY.remedy());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw translate(requireNonNull(e.getCause()));
        }
    }

    private <T> T await(Future<T> task) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            task.cancel(true); // nobody waits for it any more; no effect once it is done
        }
    }

    private static RuntimeException translate(Throwable cause) {
        return switch (cause) {
            case UnreadablePicture e -> new Problem(ProblemType.UNREADABLE_PICTURE, String.valueOf(e.getMessage()));
            case RuntimeException e -> e;
            case IOException e -> new UncheckedIOException(e);
            case Error e -> throw e; // such as OutOfMemoryError
            default -> new IllegalStateException(cause);
        };
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }
}
