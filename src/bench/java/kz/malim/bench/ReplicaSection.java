package kz.malim.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import kz.malim.bench.Benchmark.Section;
import kz.malim.support.GeneratedNewsroom.Detail;

/**
 * Two replicas on one database: what is published through one is read through the other. Measured is the time
 * from the response to the publication until the other replica serves it; a client requests from both in turn, and must
 * never get an older version from the same replica, nor from the other one {@link #BOUND} after it got a newer one.
 */
final class ReplicaSection implements Section {
    private static final int PUBLISHES = 1_000;
    private static final Duration BOUND = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern PATH = Pattern.compile("\"url\"\\s*:\\s*\"(/api/articles/[^\"]+)\"");
    private static final Pattern VERSION = Pattern.compile("Version (\\d+) of");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    @Override
    public String name() {
        return "replicas";
    }

    @Override
    public void measure(Table table) throws Exception {
        try (var database = Newsrooms.of(10_000, Detail.NARROW);
                var writing = Malim.start("malim-writing", database, List.of("-Xmx256m"), Map.of());
                var reading = Malim.start("malim-reading", database, List.of("-Xmx256m"), Map.of())) {
            var path = publish(writing, 0);
            var backwards = new AtomicInteger();
            var milliseconds = new double[PUBLISHES];
            try (var watching = Executors.newSingleThreadExecutor()) {
                var watch = watching.submit(
                        () -> watch(List.of(writing.address() + path, reading.address() + path), backwards));
                for (int version = 1; version <= PUBLISHES; version++) {
                    publish(writing, version);
                    milliseconds[version - 1] = millisecondsUntilVisible(reading.address() + path, version);
                    if (version % 100 == 0) {
                        Progress.print("%,d of %,d publications", version, PUBLISHES);
                    }
                }
                watch.cancel(true);
            }
            report(table, milliseconds, backwards.get());
        }
    }

    private static void report(Table table, double[] milliseconds, int backwards) {
        table.record("publish to visible on the other replica, p50", Table.median(milliseconds), "ms");
        table.atMost(50, "publish to visible on the other replica, p99", Table.quantile(0.99, milliseconds), "ms");
        table.atMost(2_000, "publish to visible on the other replica, slowest", Table.quantile(1, milliseconds), "ms");
        table.atMost(0, "versions going backwards", backwards, "times in %,d publications".formatted(PUBLISHES));
    }

    /** Requests from both in turn. */
    private static void watch(List<String> replicas, AtomicInteger backwards) {
        try (var client = HttpClient.newHttpClient()) {
            var newest = new int[replicas.size()];
            var firstSeen = new HashMap<Integer, Long>();
            for (int turn = 0; !Thread.currentThread().isInterrupted(); turn = (turn + 1) % newest.length) {
                var request =
                        HttpRequest.newBuilder(URI.create(replicas.get(turn))).build();
                long requested = System.nanoTime();
                int seen = version(client.send(request, BodyHandlers.ofString()));
                firstSeen.putIfAbsent(seen, System.nanoTime());
                var next = firstSeen.get(seen + 1);
                if (seen < newest[turn] || (next != null && requested - next > BOUND.toNanos())) {
                    backwards.incrementAndGet();
                }
                newest[turn] = Math.max(newest[turn], seen);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private double millisecondsUntilVisible(String url, int version) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var request = HttpRequest.newBuilder(URI.create(url)).build();
        while (version(client.send(request, BodyHandlers.ofString())) < version) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IOException("Version " + version + " is not visible after " + PATIENCE);
            }
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static int version(HttpResponse<String> response) throws IOException {
        var version = VERSION.matcher(response.body());
        if (response.statusCode() != 200 || !version.find()) {
            throw new IOException(response.uri() + " returned " + response.statusCode() + " " + response.body());
        }
        return Integer.parseInt(version.group(1));
    }

    /** Publishes the next version of the one page, and returns its path. */
    private String publish(Program malim, int version) throws IOException, InterruptedException {
        var page = """
            The ferry that comes when it is called

            24 November 2026

            Version %d of what the ferryman says about the river.

            Passengers ring a bell on the bank. He comes over when he has finished his tea.
            """.formatted(version);
        var request = HttpRequest.newBuilder(URI.create(
                        malim.address() + "/management/imports?format=text&publish=true&lang=en&date=2026-03-12"))
                .header("Authorization", "Bearer " + Malim.KEY)
                .header("Content-Type", "text/plain; charset=UTF-8")
                .POST(BodyPublishers.ofString(page))
                .build();
        var response = client.send(request, BodyHandlers.ofString());
        var path = PATH.matcher(response.body());
        if (response.statusCode() != 201 || !path.find()) {
            throw new IOException("The import returned " + response.statusCode() + " " + response.body());
        }
        return path.group(1);
    }
}
