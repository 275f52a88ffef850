package kz.malim.sync;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kz.malim.change.Change;
import kz.malim.change.ChangeReader;
import kz.malim.change.ReplicationPosition;
import org.jspecify.annotations.Nullable;

/**
 * The position of the last change that readers could notice, and who waits for the next one. So a client that has everything
 * costs no statement, however often it asks. Thread-safe.
 */
@ApplicationScoped
class LatestChange implements ChangeReader {
    private final ReplicationPosition replication;
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Known known;
    private long generation;

    LatestChange(ReplicationPosition replication) {
        this.replication = replication;
    }

    /**
     * @param position of the last change that readers could notice, or later
     * @param newest of the last change
     */
    private record Known(long epoch, long position, long newest) {}

    /** Whether there is nothing yet after the cursor, as far as this replica surely knows. */
    boolean isReachedBy(ChangeCursor cursor) {
        var now = known;
        return now != null
                && cursor.thing() == null
                && cursor.epoch() == now.epoch
                && cursor.position() >= now.position
                && cursor.position() <= now.newest
                && replication.isCurrent();
    }

    /** The position of the last change; -1 when it is not known. */
    long position() {
        var now = known;
        return now == null ? -1 : now.newest;
    }

    /** To be read before the state that is then learnt. */
    synchronized long generation() {
        return generation;
    }

    /** @param since unless the log was replaced since this generation */
    synchronized void learn(ChangeLog.State state, long since) {
        var now = known;
        if (since == generation && (now == null || now.newest < state.newest())) {
            known = new Known(state.epoch(), state.newest(), state.newest());
        }
    }

    @Override
    public void changed(Change change) {
        synchronized (this) {
            var now = known;
            if (now == null) {
                generation++; // whoever reads the state now may not know this change
            } else if (change.position() > now.newest) {
                known = new Known(now.epoch, change.forReaders() ? change.position() : now.position, change.position());
            }
        }
        if (change.forReaders()) {
            wakeAll();
        }
    }

    @Override
    public void reset() {
        synchronized (this) {
            generation++;
            known = null;
        }
        wakeAll();
    }

    /** Called with the next change, on another thread. */
    void wakeOnChange(Runnable waiter) {
        waiting.add(waiter);
    }

    void forget(Runnable waiter) {
        waiting.remove(waiter);
    }

    void wakeAll() {
        waiting.removeIf(waiter -> {
            waiter.run();
            return true;
        });
    }
}
