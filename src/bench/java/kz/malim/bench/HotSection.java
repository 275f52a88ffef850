package kz.malim.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.malim.bench.Benchmark.Section;
import kz.malim.database.EmbeddedDatabase;
import kz.malim.support.GeneratedNewsroom.Detail;

/** Cache hits, compared with a bare server that sends as many bytes, and with nginx. */
final class HotSection implements Section {
    private static final int ROUNDS = 9;
    private static final int SECONDS = 3;
    private static final String LIST = "/api/articles?limit=20";

    private final Load load = Load.best();
    private final Map<String, Target> targets = new LinkedHashMap<>();
    private final List<Program> running = new ArrayList<>();

    /** A request to repeat, and the rate of each round. */
    private record Target(String url, List<String> headers, List<Double> rounds) {}

    @Override
    public String name() {
        return "hot";
    }

    @Override
    public void measure(Table table) throws Exception {
        try (var database = Newsrooms.of(100_000, Detail.FULL);
                var malim = Malim.start("malim-hot", database, List.of("-Xmx256m"), Map.of())) {
            var article = malim.address() + article(malim);
            var list = malim.address() + LIST;
            var plain = get(article, List.of());
            var zipped = get(article, List.of("Accept-Encoding: gzip"));
            // each next to its baseline, so that both run under the same conditions
            target("article", article, List.of());
            bare("bare", plain.body(), database);
            var unchanged =
                    "If-None-Match: " + plain.headers().firstValue("ETag").orElseThrow();
            target("article 304", article, List.of(unchanged));
            target("article gzip", article, List.of("Accept-Encoding: gzip"));
            bare("bare gzip", zipped.body(), database);
            target("list", list, List.of());
            bare("bare list", get(list, List.of()).body(), database);
            if (Nginx.isInstalled()) {
                var nginx = Nginx.start(plain.body());
                running.add(nginx);
                target("nginx", nginx.address() + "/bytes", List.of());
                target("nginx gzip", nginx.address() + "/bytes", List.of("Accept-Encoding: gzip"));
            }
            rounds();
            report(table, plain.body().length, zipped.body().length);
            AllocationMeter.of(malim, () -> load.requestsPerSecond(article, List.of(), SECONDS) * SECONDS)
                    .report(table);
            table.atMost(400, "memory with -Xmx256m after all this", malim.residentMebibytes(), "MiB RSS");
        } finally {
            running.forEach(Program::close);
        }
    }

    private void rounds() throws IOException, InterruptedException {
        for (int round = 0; round <= ROUNDS; round++) {
            for (var one : targets.entrySet()) {
                var what = one.getValue();
                double rate = load.requestsPerSecond(what.url(), what.headers(), round == 0 ? 2 * SECONDS : SECONDS);
                if (round > 0) { // the first is the warm-up
                    what.rounds().add(rate);
                }
                Progress.print("round %d of %d, %s: %,.0f/s", round, ROUNDS, one.getKey(), rate);
            }
        }
    }

    private void report(Table table, int plain, int zipped) {
        var size = "(%,d bytes)".formatted(plain);
        ratio(table, 0.90, "hot article, 200, compared with bare " + size, "article", "bare");
        ratio(
                table,
                0.90,
                "hot article, gzip, compared with bare (%,d bytes)".formatted(zipped),
                "article gzip",
                "bare gzip");
        ratio(table, 1.0, "hot article, 304, compared with bare 200", "article 304", "bare");
        ratio(table, 0.90, "hot list of 20, compared with bare", "list", "bare list");
        if (targets.containsKey("nginx")) {
            ratio(table, 1.0, "hot article, 200, compared with nginx", "article", "nginx");
            ratio(table, 1.0, "hot article, gzip, compared with nginx gzip_static", "article gzip", "nginx gzip");
        }
    }

    private void ratio(Table table, double goal, String what, String measured, String limit) {
        var rates = rounds(measured);
        var limits = rounds(limit);
        var ratios = new double[rates.length];
        Arrays.setAll(ratios, round -> rates[round] / limits[round]);
        table.atLeast(
                goal,
                what,
                Table.median(ratios),
                "(%,.0f/s to %,.0f/s)".formatted(Table.median(rates), Table.median(limits)));
    }

    private double[] rounds(String what) {
        return requireNonNull(targets.get(what)).rounds().stream()
                .mapToDouble(rate -> rate)
                .toArray();
    }

    private void target(String name, String url, List<String> headers) {
        targets.put(name, new Target(url, headers, new ArrayList<>()));
    }

    private void bare(String name, byte[] bytes, EmbeddedDatabase database) throws IOException, InterruptedException {
        var server = Bare.start(bytes, database);
        running.add(server);
        target(name, server.address() + "/bytes", List.of());
    }

    private static String article(Program malim) throws IOException, InterruptedException {
        var list = new String(
                get(malim.address() + "/api/articles?limit=1&fields=url", List.of())
                        .body(),
                UTF_8);
        return list.replaceAll("(?s).*\"url\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    private static HttpResponse<byte[]> get(String url, List<String> headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url));
        for (var header : headers) {
            var parts = header.split(": ", 2);
            request.header(parts[0], parts[1]);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    }
}
