package kz.malim.fault;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends each request to the next replica that was ready at its last probe; it does not retry. */
final class LoadBalancer implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(200);

    private final List<Replica> all;
    private final CopyOnWriteArrayList<Replica> ready;
    private final AtomicInteger turn = new AtomicInteger();
    private final Thread asking;
    private volatile boolean open = true;

    LoadBalancer(List<Replica> all) {
        this.all = List.copyOf(all);
        this.ready = new CopyOnWriteArrayList<>(all);
        this.asking = Thread.ofVirtual().start(this::probe);
    }

    Replica next() {
        var now = ready.isEmpty() ? all : List.copyOf(ready);
        return now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
    }

    private void probe() {
        while (open) {
            for (var replica : all) {
                if (replica.isReady()) {
                    ready.addIfAbsent(replica);
                } else {
                    ready.remove(replica);
                }
            }
            Await.pause(EVERY);
        }
    }

    @Override
    public void close() {
        open = false;
        try {
            asking.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
