package kz.malim.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import kz.malim.bench.Benchmark.Section;
import kz.malim.support.GeneratedNewsroom.Detail;

/** Uncached lists: p99 by the size of the newsroom and by the depth of the page. */
final class ListSection implements Section {
    private static final int SMALL = 10_000;
    private static final int LARGE = 1_000_000;
    private static final int ROUNDS = 3;
    private static final int LISTS = 1_000;
    private static final int PAGES = 5_000;
    private static final int PAGES_COMPARED = 500;
    private static final Map<String, String> WITHOUT_CACHE = Map.of("MALIM_CACHE_ENABLED", "false");
    private static final Pattern NEXT = Pattern.compile("\"next\"\\s*:\\s*\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public String name() {
        return "lists";
    }

    @Override
    public void measure(Table table) throws Exception {
        try (var few = Newsrooms.of(SMALL, Detail.NARROW);
                var many = Newsrooms.of(LARGE, Detail.NARROW);
                var small = Malim.start("malim-small", few, List.of(), WITHOUT_CACHE);
                var large = Malim.start("malim-large", many, List.of(), WITHOUT_CACHE)) {
            growth(table, small, large);
            depth(table, large);
        }
    }

    private void growth(Table table, Program small, Program large) throws IOException, InterruptedException {
        var ofSmall = new double[ROUNDS];
        var ofLarge = new double[ROUNDS];
        for (int round = 0; round <= ROUNDS; round++) {
            double few = slowest(small, round);
            double many = slowest(large, round);
            Progress.print(
                    "round %d of %d: p99 %.1f ms of %,d, %.1f ms of %,d", round, ROUNDS, few, SMALL, many, LARGE);
            if (round > 0) {
                ofSmall[round - 1] = few;
                ofLarge[round - 1] = many;
            }
        }
        table.atMost(
                1.3,
                "first page of a list, cold, p99, 10,000 to 1,000,000 articles",
                Table.median(ofLarge) / Table.median(ofSmall),
                "times (%.1f ms to %.1f ms)".formatted(Table.median(ofSmall), Table.median(ofLarge)));
    }

    /** The p99 in milliseconds of lists that differ, one after another. */
    private double slowest(Program malim, int seed) throws IOException, InterruptedException {
        var random = new Random(seed);
        var times = new double[LISTS];
        for (int i = 0; i < LISTS; i++) {
            times[i] = milliseconds(malim.address() + "/api/articles?" + filter(random), new ArrayList<>());
        }
        return Table.quantile(0.99, times);
    }

    private static String filter(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "lang=" + List.of("kk", "ru", "en").get(random.nextInt(3));
            case 1 -> "section=section-" + random.nextInt(28);
            case 2 -> "tag=tag-" + random.nextInt(50);
            case 3 -> "author=author-" + random.nextInt(20);
            default -> "lang=kk&section=section-" + random.nextInt(28);
        };
    }

    private void depth(Table table, Program large) throws IOException, InterruptedException {
        var times = new double[PAGES];
        String cursor = null;
        for (int page = 0; page < PAGES; page++) {
            var body = new ArrayList<String>();
            times[page] = milliseconds(
                    large.address() + "/api/articles?limit=20" + (cursor == null ? "" : "&cursor=" + cursor), body);
            var next = NEXT.matcher(body.getFirst());
            if (!next.find()) {
                throw new IOException("There is no page after " + (page + 1));
            }
            cursor = next.group(1);
            if ((page + 1) % 1_000 == 0) {
                Progress.print("page %,d of %,d", page + 1, PAGES);
            }
        }
        // the first requests run before JIT compilation
        double first = Table.quantile(0.99, Arrays.copyOfRange(times, PAGES_COMPARED, 2 * PAGES_COMPARED));
        double last = Table.quantile(0.99, Arrays.copyOfRange(times, PAGES - PAGES_COMPARED, PAGES));
        table.atMost(
                1.3,
                "cursor pages at 1,000,000 articles, p99 of the last 500 of 5,000 compared with pages 500 to 1,000",
                last / first,
                "times (%.1f ms to %.1f ms)".formatted(first, last));
    }

    private double milliseconds(String url, List<String> body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url)).build();
        long start = System.nanoTime();
        var response = client.send(request, BodyHandlers.ofString());
        double took = (System.nanoTime() - start) / 1e6;
        if (response.statusCode() != 200) {
            throw new IOException(url + " returned " + response.statusCode() + " " + response.body());
        }
        body.add(response.body());
        return took;
    }
}
