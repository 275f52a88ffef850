package kz.malim.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Scripts that import pages without end, whatever they are told. */
final class Writers implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean writing = true;

    private Writers() {}

    static Writers of(Stage stage, Ledger ledger, int writers) {
        var all = new Writers();
        for (int i = 0; i < writers; i++) {
            var replica = stage.replicas().get(i % stage.replicas().size());
            all.threads.add(Thread.ofVirtual().start(() -> all.write(replica, stage.key(), ledger)));
        }
        return all;
    }

    private void write(Replica replica, String key, Ledger ledger) {
        while (writing) {
            ledger.write(replica, key);
            Until.pause(PAUSE);
        }
    }

    @Override
    public void close() {
        writing = false;
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
