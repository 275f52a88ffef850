package kz.malim.published;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import kz.malim.database.StatementCounter;

/**
 * Reads the keys of concurrent requests with one statement. Most of the cost of a statement of many parts is its setup: so
 * while {@value #MAX_STATEMENTS} are running, further requests wait for the next one and share it. A single request never waits.
 * Thread-safe.
 *
 * <p>A statement starts after all requests that share it, so no request gets what was read before it came. When one fails,
 * so do all that wait: the database is unavailable, and each of them would wait for the same failure again.
 */
public final class ReadBatcher {
    public static final int MAX_STATEMENTS = 4;
    public static final int MAX_KEYS = 16;

    private final Function<Collection<String>, Map<String, String>> statement;
    private final Queue<Pending> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore free = new Semaphore(MAX_STATEMENTS);

    /** @param statement returns the value of each of these keys that has one; called by many threads */
    public ReadBatcher(Function<Collection<String>, Map<String, String>> statement) {
        this.statement = statement;
    }

    private record Pending(String key, CompletableFuture<Optional<String>> value) {}

    public Optional<String> read(String key) {
        var pending = new Pending(key, new CompletableFuture<>());
        waiting.add(pending);
        if (free.tryAcquire()) {
            readBatch();
        } else {
            StatementCounter.count(); // shared with other requests
        }
        try {
            return pending.value().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** A request that comes while this ends either acquires the permit, or is found waiting by the check after its release. */
    private void readBatch() {
        try {
            complete(poll(MAX_KEYS));
        } finally {
            free.release();
        }
        if (!waiting.isEmpty() && free.tryAcquire()) {
            Thread.startVirtualThread(this::readBatch);
        }
    }

    private List<Pending> poll(int max) {
        var batch = new ArrayList<Pending>();
        while (batch.size() < max) {
            var pending = waiting.poll();
            if (pending == null) {
                break;
            }
            batch.add(pending);
        }
        return batch;
    }

    private void complete(List<Pending> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            var values =
                    statement.apply(batch.stream().map(Pending::key).distinct().toList());
            batch.forEach(pending -> pending.value().complete(Optional.ofNullable(values.get(pending.key()))));
        } catch (RuntimeException | Error failure) {
            batch.forEach(pending -> pending.value().completeExceptionally(failure));
            poll(waiting.size()).forEach(pending -> pending.value().completeExceptionally(failure));
        }
    }
}
