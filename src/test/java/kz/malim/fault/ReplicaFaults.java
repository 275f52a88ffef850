package kz.malim.fault;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Faults of replicas, and of their listeners for changes. */
final class ReplicaFaults {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Deployment deployment;
    private final Score score;

    ReplicaFaults(Deployment deployment, Score score) {
        this.deployment = deployment;
        this.score = score;
    }

    /** F-11. */
    void listenersEnded(int times) {
        var longest = Duration.ZERO;
        var story = new Story();
        for (int i = 0; i < times; i++) {
            deployment.listeners().forEach(deployment::end);
            longest = longer(longest, story.changeSeenByAll());
        }
        score.took("12 longest stale after LISTEN was cut", longest);
        score.done("F-11 LISTEN cut", times);
    }

    /** F-12: the server process behind LISTEN is stopped. F-13: and the queue does not fill. */
    void listenersBlocked(int times) {
        var longest = Duration.ZERO;
        var story = new Story();
        for (int i = 0; i < times; i++) {
            var wedged = deployment.listeners();
            wedged.forEach(pid -> Signals.send("STOP", pid));
            try {
                Await.until(PATIENCE, () -> wedged.stream().allMatch(Signals::isStopped));
                longest = longer(longest, story.changeSeenByAll());
            } finally {
                wedged.forEach(pid -> Signals.send("CONT", pid));
            }
        }
        score.took("12 longest stale while LISTEN was blocked", longest);
        score.expect(
                "F-13: the queue of notifications stays empty",
                deployment.number("select (pg_notification_queue_usage() > 0.01)::int") == 0);
        score.done("F-12 LISTEN blocked, F-13", times);
    }

    /** F-16. */
    void frozen(int times, Duration length) {
        var frozen = deployment.replicas().getLast();
        var longest = Duration.ZERO;
        var story = new Story();
        for (int i = 0; i < times; i++) {
            frozen.freeze();
            var version = story.change();
            Await.pause(length);
            frozen.thaw();
            longest = longer(longest, Await.until(PATIENCE, () -> story.isSeen(frozen, version)));
        }
        score.took("F-16 longest stale after a frozen replica went on", longest);
        score.done("F-16 replica frozen for " + length, times);
    }

    /** F-23: one replica after another ends and starts again, while a balancer that checks readiness sends requests. */
    void rollingRestart(long requests) {
        var paths = new DatabaseFaults(deployment, score).warm();
        var failed = new AtomicLong();
        var sent = new AtomicLong();
        int restarts = 0;
        try (var balancer = new LoadBalancer(deployment.replicas());
                var _ = new Load(() -> {
                    var path = paths.get((int) (sent.get() % paths.size()));
                    failed.addAndGet(Client.status(balancer.next().url() + path) == 200 ? 0 : 1);
                    sent.incrementAndGet();
                })) {
            while (sent.get() < requests || restarts < deployment.replicas().size()) {
                var replica = deployment
                        .replicas()
                        .get(restarts % deployment.replicas().size());
                replica.terminate();
                replica.awaitEnd();
                replica.restart();
                replica.awaitReady();
                Await.pause(Duration.ofMillis(500)); // so that the balancer has probed it
                restarts++;
            }
        }
        score.expect("F-23: no request fails", failed.get() == 0);
        score.print("23 rolling restarts %d: failed requests %d of %,d".formatted(restarts, failed.get(), sent.get()));
        score.done("F-23 SIGTERM under load", restarts);
    }

    /** F-25: the kernel kills a replica out of memory; the other serves. */
    void killed(int times) {
        var ledger = new Ledger();
        var killed = deployment.replicas().getLast();
        var failed = new AtomicLong();
        var sent = new AtomicLong();
        var paths = new DatabaseFaults(deployment, score).warm();
        for (int i = 0; i < times; i++) {
            try (var balancer = new LoadBalancer(deployment.replicas());
                    var _ = Writers.of(deployment, ledger, 2);
                    var _ = new Load(() -> {
                        var path = paths.get((int) (sent.incrementAndGet() % paths.size()));
                        var chosen = balancer.next();
                        var another = deployment.replicas().stream().filter(replica -> !replica.equals(chosen));
                        boolean served = Stream.concat(Stream.of(chosen), another)
                                .anyMatch(replica -> Client.status(replica.url() + path) == 200);
                        failed.addAndGet(served ? 0 : 1);
                    })) {
                Await.pause(Duration.ofSeconds(1));
                killed.kill();
                Await.pause(Duration.ofSeconds(2));
                killed.restart();
                killed.awaitReady();
            }
        }
        score.expect("F-25: another replica responses what the killed one did not", failed.get() == 0);
        score.print("F-25 one replica killed: %d of %,d reads failed though another replica was tried too"
                .formatted(failed.get(), sent.get()));
        score.checked("F-25 replica killed", times, Invariants.of(ledger, deployment));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** One article that changes again and again. */
    private final class Story {
        private final String title = "A story that changes " + NUMBER.incrementAndGet() + " " + System.nanoTime();
        private final String path = "/api/articles/" + slug(write("version 0"));

        private Client.Response write(String text) {
            return Client.post(
                    deployment.first().url() + "/management/imports?publish=true&date=2026-03-12",
                    deployment.key(),
                    title + "\n\nIt is at " + text + ".\n");
        }

        private static String slug(Client.Response response) {
            return response.body().replaceFirst("(?s).*?\"slug\":\"([^\"]+)\".*", "$1");
        }

        private String change() {
            var version = "version " + NUMBER.incrementAndGet();
            var response = write(version);
            score.expect(
                    "an article is changed, not " + response.status() + " " + response.body(),
                    response.status() == 201);
            return version;
        }

        private Duration changeSeenByAll() {
            deployment.replicas().forEach(replica -> Client.get(replica.url() + path));
            long start = System.nanoTime();
            var version = change();
            Await.until(PATIENCE, () -> deployment.replicas().stream().allMatch(replica -> isSeen(replica, version)));
            return Duration.ofNanos(System.nanoTime() - start);
        }

        private boolean isSeen(Replica replica, String version) {
            return Client.text(replica.url() + path).contains(version + ".");
        }
    }

    /** Requests from several clients at once, until it is closed. */
    private static final class Load implements AutoCloseable {
        private final List<Thread> clients;
        private volatile boolean asking = true;

        Load(Runnable request) {
            clients = IntStream.range(0, 8)
                    .mapToObj(client -> Thread.ofVirtual().start(() -> {
                        while (asking) {
                            request.run();
                        }
                    }))
                    .toList();
        }

        @Override
        public void close() {
            asking = false;
            for (var client : clients) {
                try {
                    client.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
