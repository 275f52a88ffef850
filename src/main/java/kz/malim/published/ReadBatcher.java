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
 * Reads by one statement what is asked for at one time. Most of what a statement of many parts costs is setting it up: so
 * while {@value #STATEMENTS} are under way, those who come wait for the next one and share it. Whoever comes alone waits for
 * nobody.
 *
 * <p>A statement begins after all who share it have asked, so nobody is given what was read before. When one fails, so do
 * those who wait: the database is away, and each of them would wait for that once more.
 */
public final class ReadBatcher {
    public static final int STATEMENTS = 4;
    public static final int MOST = 16;

    private final Function<Collection<String>, Map<String, String>> statement;
    private final Queue<Asked> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore free = new Semaphore(STATEMENTS);

    /** @param statement what there is under each of these keys; called by many threads */
    public ReadBatcher(Function<Collection<String>, Map<String, String>> statement) {
        this.statement = statement;
    }

    private record Asked(String key, CompletableFuture<Optional<String>> answer) {}

    public Optional<String> read(String key) {
        var asked = new Asked(key, new CompletableFuture<>());
        waiting.add(asked);
        if (free.tryAcquire()) {
            readSome();
        } else {
            StatementCounter.count(); // of somebody else
        }
        try {
            return asked.answer().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException failure ? failure : failed;
        }
    }

    /** Whoever comes while this ends finds it free, or has been seen to wait. */
    private void readSome() {
        try {
            answer(taken(MOST));
        } finally {
            free.release();
        }
        if (!waiting.isEmpty() && free.tryAcquire()) {
            Thread.startVirtualThread(this::readSome);
        }
    }

    private List<Asked> taken(int most) {
        var some = new ArrayList<Asked>();
        while (some.size() < most) {
            var asked = waiting.poll();
            if (asked == null) {
                break;
            }
            some.add(asked);
        }
        return some;
    }

    private void answer(List<Asked> some) {
        if (some.isEmpty()) {
            return;
        }
        try {
            var found = statement.apply(some.stream().map(Asked::key).distinct().toList());
            some.forEach(asked -> asked.answer().complete(Optional.ofNullable(found.get(asked.key()))));
        } catch (RuntimeException | Error failure) {
            some.forEach(asked -> asked.answer().completeExceptionally(failure));
            taken(waiting.size()).forEach(asked -> asked.answer().completeExceptionally(failure));
        }
    }
}
