package kz.malim.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Imports pages without pause, ignoring the responses. */
final class Writers implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean writing = true;

    private Writers() {}

    static Writers of(Deployment deployment, Ledger ledger, int writers) {
        var all = new Writers();
        for (int i = 0; i < writers; i++) {
            var replica = deployment.replicas().get(i % deployment.replicas().size());
            all.threads.add(Thread.ofVirtual().start(() -> all.write(replica, deployment.key(), ledger)));
        }
        return all;
    }

    private void write(Replica replica, String key, Ledger ledger) {
        while (writing) {
            ledger.write(replica, key);
            Await.pause(PAUSE);
        }
    }

    @Override
    public void close() {
        writing = false;
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
