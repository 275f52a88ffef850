package kz.malim.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Reads cached pages without pause and records the responses. */
final class Readers implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<String> paths;
    private final Supplier<String> server;
    private volatile boolean reading = true;

    private record Seen(int status, boolean stale, long nanos) {}

    private Readers(Supplier<String> server, List<String> paths, int readers) {
        this.server = server;
        this.paths = paths;
        for (int i = 0; i < readers; i++) {
            threads.add(Thread.ofVirtual().start(this::read));
        }
    }

    static Readers of(Supplier<String> server, List<String> paths, int readers) {
        return new Readers(server, paths, readers);
    }

    private void read() {
        while (reading) {
            var response = Client.get(
                    server.get() + paths.get(ThreadLocalRandom.current().nextInt(paths.size())));
            seen.add(new Seen(response.status(), response.header("Cache-Status").contains("stale"), response.nanos()));
            Await.pause(PAUSE);
        }
    }

    /** Statistics since the last call, or since the start. */
    Notes notes() {
        var taken = new ArrayList<Seen>();
        for (Seen one; (one = seen.poll()) != null; ) {
            taken.add(one);
        }
        var times = taken.stream().mapToLong(Seen::nanos).sorted().toArray();
        return new Notes(
                taken.size(),
                taken.stream().filter(one -> one.status() != 200).count(),
                taken.stream().filter(Seen::stale).count(),
                times.length == 0 ? 0 : times[(int) Math.min(times.length - 1, Math.floor(times.length * 0.99))] / 1e6,
                Arrays.stream(times).max().orElse(0) / 1e6);
    }

    /** Statistics of reads. */
    record Notes(int requests, long failed, long stale, double p99Millis, double maxMillis) {
        double served() {
            return requests == 0 ? 0 : 100.0 * (requests - failed) / requests;
        }
    }

    @Override
    public void close() {
        reading = false;
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
