package kz.malim.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that start requests and send a byte now and then (slowloris). */
final class SlowClients {
    private static final Duration BYTE_EVERY = Duration.ofMillis(500);

    private final Deployment deployment;
    private final Score score;

    SlowClients(Deployment deployment, Score score) {
        this.deployment = deployment;
        this.score = score;
    }

    void stay(int bodies, int heads, Duration length) {
        var slow = new ArrayList<Thread>();
        var open = new AtomicInteger();
        long memory = deployment.first().memory();
        try (var readers = Readers.of(deployment.first()::url, new DatabaseFaults(deployment, score).warm(), 8)) {
            Await.pause(Duration.ofSeconds(5));
            var normal = readers.notes();
            long until = System.nanoTime() + length.toNanos();
            for (int i = 0; i < bodies + heads; i++) {
                var beginning = i < bodies ? startOfBody() : "GET /api/articles HTTP/1.1\r\nHost: malim\r\nX-Slow: ";
                slow.add(Thread.ofVirtual().start(() -> drip(beginning, until, open)));
            }
            Await.pause(Duration.ofSeconds(2));
            int peak = open.get();
            Await.pause(length.minusSeconds(2));
            score.reads(
                    "19 %d slow bodies and %d slow heads (%d open)".formatted(bodies, heads, peak),
                    normal,
                    readers.notes());
            for (var thread : slow) {
                join(thread);
            }
        }
        score.print("20 memory of that replica: %d MiB before, %d MiB after"
                .formatted(memory >> 20, deployment.first().memory() >> 20));
        score.done("19 slow clients", 1);
    }

    private String startOfBody() {
        return String.join(
                "\r\n",
                List.of(
                        "POST /management/imports HTTP/1.1",
                        "Host: malim",
                        "Authorization: Bearer " + deployment.key(),
                        "Content-Type: text/plain; charset=UTF-8",
                        "Content-Length: 100000",
                        "",
                        "T"));
    }

    /** Reconnects whenever the server closes the connection. */
    private void drip(String beginning, long until, AtomicInteger open) {
        var server = URI.create(deployment.first().url());
        while (System.nanoTime() < until) {
            try (var socket = new Socket(server.getHost(), server.getPort())) {
                open.incrementAndGet();
                socket.getOutputStream().write(beginning.getBytes(ISO_8859_1));
                while (System.nanoTime() < until) {
                    Await.pause(BYTE_EVERY);
                    socket.getOutputStream().write('x');
                }
            } catch (IOException e) {
                Await.pause(BYTE_EVERY);
            } finally {
                open.decrementAndGet();
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
