package kz.malim.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.malim.bench.Benchmark.Section;
import kz.malim.database.EmbeddedDatabase;
import kz.malim.support.GeneratedNewsroom.Detail;
import kz.malim.support.GeneratedProse;
import kz.malim.text.Language;

/**
 * Search in a million articles of two hundred words, one query after another, without cache: words that occur in
 * nearly every story, in many, and in few; with filters, with counts, and as somebody types.
 */
final class SearchSection implements Section {
    private static final int ARTICLES = Integer.getInteger("malim.bench.search", 1_000_000);
    private static final int QUERIES = 300;
    private static final int WARM_UP = 100;
    private static final int GOAL = 100; // milliseconds
    private static final long SECOND = 1_000;
    private static final Language[] LANGUAGES = {Language.KAZAKH, Language.KAZAKH, Language.RUSSIAN, Language.ENGLISH};

    private final HttpClient client = HttpClient.newHttpClient();
    private final Random random = new Random(7);
    private final GeneratedProse prose = new GeneratedProse(random);

    /** How common a word is, as a range of ranks. */
    private enum Commonness {
        COMMON(0, 10),
        USUAL(100, 1_000),
        RARE(10_000, GeneratedProse.STEMS);

        private final int from;
        private final int to;

        Commonness(int from, int to) {
            this.from = from;
            this.to = to;
        }
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public void measure(Table table) throws Exception {
        try (var database = Newsrooms.of(ARTICLES, Detail.PROSE);
                var malim = Malim.start("malim-search", database, List.of(), Map.of("MALIM_CACHE_ENABLED", "false"))) {
            index(database, malim);
            size(table, database);
            warmPageCache(database);
            for (int words = 1; words <= 3; words++) {
                for (var commonness : Commonness.values()) {
                    int count = words;
                    measure(
                            table,
                            malim,
                            label(words, commonness),
                            () -> "/api/articles?q=" + query(commonness, count));
                }
            }
            for (var commonness : Commonness.values()) {
                measure(
                        table,
                        malim,
                        label(2, commonness) + ", section and dates",
                        () -> "/api/articles?q=" + query(commonness, 2) + "&section=section-" + random.nextInt(8)
                                + "&from=2024-01-01");
                measure(
                        table,
                        malim,
                        label(1, commonness) + ", facets",
                        () -> "/api/articles?q=" + query(commonness, 1) + "&facets=tag,section,author,lang");
            }
            measure(table, malim, "suggestions for two to four letters", () -> "/api/search/suggest?q=" + prefix());
        }
    }

    private static String label(int words, Commonness commonness) {
        return "%d %s word%s".formatted(words, commonness.name().toLowerCase(Locale.ROOT), words == 1 ? "" : "s");
    }

    private String query(Commonness commonness, int words) {
        var lang = LANGUAGES[random.nextInt(LANGUAGES.length)];
        return IntStream.range(0, words)
                .mapToObj(i -> prose.form(lang, random.nextInt(commonness.from, commonness.to)))
                .collect(Collectors.collectingAndThen(Collectors.joining(" "), SearchSection::encoded));
    }

    private String prefix() {
        var word = prose.words(LANGUAGES[random.nextInt(LANGUAGES.length)], 1);
        return encoded(word.substring(0, Math.min(word.length(), 2 + random.nextInt(3))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private void measure(Table table, Program malim, String what, Supplier<String> path)
            throws IOException, InterruptedException {
        var times = new double[QUERIES];
        for (int i = -WARM_UP; i < QUERIES; i++) {
            double time = milliseconds(malim.address() + path.get());
            if (i >= 0) {
                times[i] = time;
            }
        }
        Arrays.sort(times);
        double p50 = times[QUERIES / 2];
        Progress.print("%s: p50 %.1f ms, p99 %.1f ms", what, p50, times[QUERIES * 99 / 100]);
        table.atMost(GOAL, "search, " + what + ", p99", times[QUERIES * 99 / 100], "ms (p50 %.1f ms)".formatted(p50));
    }

    private double milliseconds(String url) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var response = client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(url + " returned " + response.statusCode() + " " + response.body());
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** Built by Malim itself; its database indexes are created afterwards, as for any bulk load. */
    private void index(EmbeddedDatabase database, Program malim) throws Exception {
        if (number(database, "select count(*) from search_document") >= ARTICLES) {
            return;
        }
        execute(database, "drop index if exists search_document_words, search_document_heading");
        var rebuild = HttpRequest.newBuilder(URI.create(malim.address() + "/management/search/rebuild"))
                .header("Authorization", "Bearer " + Malim.KEY);
        client.send(rebuild.copy().POST(BodyPublishers.noBody()).build(), BodyHandlers.discarding());
        String progress;
        do {
            Thread.sleep(10 * SECOND);
            progress = client.send(rebuild.copy().GET().build(), BodyHandlers.ofString())
                    .body();
            Progress.print("index: %s", progress);
        } while (!progress.contains("\"running\":false"));
        for (var column : List.of("words", "heading")) {
            Progress.print("index: the tree of the %s", column);
            execute(
                    database,
                    "set maintenance_work_mem = '1GB'",
                    "create index search_document_%s on search_document using gin (%s, published_in) with (gin_pending_list_limit = 512)"
                            .formatted(column, column));
        }
        execute(database, "vacuum analyze search_document");
    }

    /** Warms the page cache by reading all files once: each word is queried once, which would measure the disk. */
    private static void warmPageCache(EmbeddedDatabase database) throws IOException {
        var bytes = ByteBuffer.allocate(1 << 20);
        try (var files = Files.walk(database.path().resolve("postgresql"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                try (var channel = FileChannel.open(file)) {
                    while (channel.read(bytes.clear()) >= 0) {
                        // into the page cache
                    }
                }
            }
        }
    }

    private static void execute(EmbeddedDatabase database, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void size(Table table, EmbeddedDatabase database) throws SQLException {
        double bytes =
                number(database, "select pg_total_relation_size('search_document') / count(*) from search_document");
        table.record("search index, with its table, for each article", bytes, "bytes");
    }

    private static double number(EmbeddedDatabase database, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getDouble(1);
        }
    }
}
