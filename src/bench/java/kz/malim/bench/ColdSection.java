package kz.malim.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.malim.bench.Benchmark.Section;
import kz.malim.database.EmbeddedDatabase;
import kz.malim.support.GeneratedNewsroom.Detail;

/** Cache misses: each article once, compared with one prepared statement that returns as many bytes. */
final class ColdSection implements Section {
    private static final int ARTICLES = 100_000;
    private static final int ROUNDS = 5;
    private static final int SECONDS = 3;
    private static final int WARM_UP_SECONDS = 40;

    private final Load load = Load.best();

    @Override
    public String name() {
        return "cold";
    }

    @Override
    public void measure(Table table) throws Exception {
        try (var database = Newsrooms.of(ARTICLES, Detail.FULL)) {
            var slugs = prepare(database);
            try (var malim = Malim.start("malim-cold", database, List.of("-Xmx256m"), Map.of());
                    var bare = Bare.start(new byte[10], database)) {
                var cold = new double[ROUNDS];
                var baseline = new double[ROUNDS];
                // warm-up with paths that are not measured: JIT compilation takes long on two cores
                measureRate(
                        malim,
                        "/api/articles/",
                        Stream.of("photos", "authors", "photos,authors")
                                .flatMap(parts -> slugs.stream().map(slug -> slug + "?include=" + parts))
                                .toList(),
                        WARM_UP_SECONDS);
                // it has no cache, so paths may repeat
                var again = Collections.nCopies(ROUNDS, slugs).stream()
                        .flatMap(List::stream)
                        .toList();
                measureRate(bare, "/page/", again, WARM_UP_SECONDS / 4);
                int slice = slugs.size() / ROUNDS;
                for (int round = 0; round < ROUNDS; round++) {
                    int first = round * slice;
                    cold[round] = measureRate(malim, "/api/articles/", slugs.subList(first, first + slice), SECONDS);
                    baseline[round] = measureRate(bare, "/page/", again, SECONDS);
                    Progress.print(
                            "round %d of %d: %,.0f/s, bare %,.0f/s", round + 1, ROUNDS, cold[round], baseline[round]);
                }
                table.atLeast(
                        0.60,
                        "articles never requested before, compared with one bare statement",
                        Table.median(cold) / Table.median(baseline),
                        "(%,.0f/s to %,.0f/s)".formatted(Table.median(cold), Table.median(baseline)));
            }
        }
    }

    private double measureRate(Program server, String path, List<String> slugs, int seconds)
            throws IOException, InterruptedException {
        Path paths = Files.createTempFile(Program.temporaryFolder(), "paths", ".txt");
        try {
            Files.write(paths, slugs.stream().map(slug -> path + slug).toList());
            return load.requestsPerSecond(server.address(), paths, seconds);
        } finally {
            Files.delete(paths);
        }
    }

    /** Pages of about as many bytes as Malim's responses. */
    private static List<String> prepare(EmbeddedDatabase database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            execute(connection, "drop table if exists bench_page");
            execute(connection, """
                    create table bench_page as
                    select a.slug, convert_to(a.id::text || a.slug || a.title || coalesce(a.lede, '') || a.body::text
                                              || repeat(' ', 900), 'UTF8') as bytes
                      from published_article a order by md5(a.id::text)
                    """);
            execute(connection, "alter table bench_page add primary key (slug)");
            execute(connection, "vacuum analyze bench_page");
            var slugs = new ArrayList<String>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select slug from bench_page")) {
                while (rows.next()) {
                    slugs.add(rows.getString(1));
                }
            }
            return slugs;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
