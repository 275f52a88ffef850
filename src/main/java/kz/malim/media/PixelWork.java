package kz.malim.media;

import static java.util.Objects.requireNonNull;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import kz.malim.picture.UnreadablePicture;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/**
 * The few threads that pixels are worked on, so that they take neither the memory nor the processors that reading needs.
 * Virtual threads would be wrong here: one that computes gives its carrier to nobody.
 */
@ApplicationScoped
class PixelWork {
    /** Those who wait longer than this many pictures take are better told to come back. */
    private static final int WAITING = 50;

    private final ThreadPoolExecutor workers;

    PixelWork(MediaConfig config) {
        int count = config.workers()
                .orElseGet(() -> Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        workers = new ThreadPoolExecutor(
                count,
                count,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().name("pixels-", 0).daemon().factory());
        workers.allowCoreThreadTimeOut(true);
    }

    /** Waits for the work to be done. */
    <T> T done(Callable<T> work) {
        try {
            return workers.submit(work).get();
        } catch (RejectedExecutionException full) {
            throw new Problem(ProblemType.BUSY, ProblemType.BUSY.remedy());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failure) {
            throw failed(requireNonNull(failure.getCause()));
        }
    }

    private static RuntimeException failed(Throwable cause) {
        return switch (cause) {
            case UnreadablePicture refused ->
                new Problem(ProblemType.UNREADABLE_PICTURE, String.valueOf(refused.getMessage()));
            case RuntimeException ours -> ours;
            case IOException broken -> new UncheckedIOException(broken);
            case Error memory -> throw memory;
            default -> new IllegalStateException(cause);
        };
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }
}
