package kz.malim.sync;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/**
 * Pages as bytes, read once for all clients that ask for the same, a few at a time: those who wait for a change are woken
 * together, and would take all connections to the database. Thread-safe.
 */
@ApplicationScoped
class SharedPages {
    /** Statements of different pages, at once; the others wait for their turn. */
    private static final int READS = 4;

    private static final Duration MAX_WAIT = Duration.ofSeconds(10);
    private static final long MAX_BYTES = 8_000_000;

    /** Those who are woken together ask within a moment; a page that is asked for later is read again. */
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final LatestChange latest;
    private final Semaphore reads = new Semaphore(READS);
    private final Cache<Key, CompletableFuture<byte[]>> pages = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((Key key, CompletableFuture<byte[]> page) ->
                    page.isDone() && !page.isCompletedExceptionally() ? page.join().length : ChangePages.MAX_BYTES)
            .expireAfterWrite(KEPT)
            .build();

    SharedPages(LatestChange latest) {
        this.latest = latest;
    }

    /** @param position of the last change when it was asked for: with another one there may be more on the page */
    private record Key(String page, long position) {}

    /** @param name equal for equal pages, and for no others */
    byte[] get(String name, Supplier<byte[]> read) {
        var key = new Key(name, latest.position());
        var own = new CompletableFuture<byte[]>();
        var shared = pages.asMap().putIfAbsent(key, own);
        if (shared == null) {
            read(key, own, read);
            shared = own;
        }
        try {
            return shared.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private void read(Key key, CompletableFuture<byte[]> page, Supplier<byte[]> read) {
        try {
            if (!reads.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Problem(ProblemType.BUSY, ProblemType.BUSY.remedy());
            }
            try {
                page.complete(read.get());
            } finally {
                reads.release();
            }
            pages.asMap().replace(key, page, page); // to be weighed
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            page.completeExceptionally(new Problem(ProblemType.BUSY, ProblemType.BUSY.remedy()));
            pages.asMap().remove(key, page);
        } catch (RuntimeException failure) {
            page.completeExceptionally(failure);
            pages.asMap().remove(key, page);
        }
    }
}
