package kz.malim.search;

import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.body.BodyBlock;
import kz.malim.body.BodyVisitor;
import kz.malim.body.Story;
import kz.malim.probe.MediaKind;
import kz.malim.support.Newsroom;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Measures search on the demo stories with judged queries, next to what PostgreSQL offers by itself, and prints the table. */
@QuarkusTest
class RetrievalTest {
    private static final Path STORIES = Path.of("src/main/resources/demo/articles");
    private static final Path JUDGED = Path.of("src/test/resources/words/judged-queries.tsv");
    private static final int SHOWN = 10;

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    @Inject
    ObjectMapper json;

    private final Map<String, Integer> numbers = new HashMap<>();

    @Test
    void findsRelevantArticles() throws SQLException {
        var tag = newsroom.tag("Сыналатын");
        var judged = judged();
        var byKind = new TreeMap<String, double[]>();
        try (var connection = database.getConnection()) {
            publishDemo(tag, connection);
            boolean trigrams = addTrigrams(connection);
            for (var query : judged) {
                var malim = new Score(malim(query.text(), tag), query);
                var simple = new Score(simple(query.text(), connection), query);
                var similar = new Score(trigrams ? similar(query.text(), connection) : List.of(), query);
                if (malim.recall() < 1) {
                    System.out.printf("missed: %s %s%n", query.text(), query.relevant());
                }
                for (var kind : List.of(query.kind(), "~ all")) {
                    var sums = byKind.computeIfAbsent(kind, absent -> new double[7]);
                    sums[0]++;
                    int i = 1;
                    for (var score : List.of(malim, simple, similar)) {
                        sums[i++] += score.recall();
                        sums[i++] += score.reciprocalRank();
                    }
                }
            }
        }
        System.out.printf("%-10s %4s | %15s | %15s | %15s%n", "", "", "Malim", "simple", "pg_trgm");
        System.out.printf("%-10s %4s |%s%n", "kind", "n", " recall@10   MRR |".repeat(3));
        byKind.forEach((kind, sums) -> System.out.printf(
                Locale.ROOT,
                "%-10s %4.0f | %9.3f %5.3f | %9.3f %5.3f | %9.3f %5.3f%n",
                kind,
                sums[0],
                sums[1] / sums[0],
                sums[2] / sums[0],
                sums[3] / sums[0],
                sums[4] / sums[0],
                sums[5] / sums[0],
                sums[6] / sums[0]));
        var all = byKind.get("~ all");
        assertTrue(all != null && all[1] / all[0] >= 0.95, "recall@10");
    }

    private List<Integer> malim(String query, Slug tag) {
        List<String> ids = given().queryParams(Map.of("q", query, "tag", tag.value(), "limit", String.valueOf(SHOWN)))
                .get("/api/articles")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        return ids.stream().map(numbers::get).toList();
    }

    private List<Integer> simple(String query, Connection connection) throws SQLException {
        return query(
                "select number from story_text, plainto_tsquery('simple', ?) q where to_tsvector('simple', text) @@ q"
                        + " order by ts_rank(to_tsvector('simple', text), q) desc limit 10",
                query,
                connection);
    }

    private List<Integer> similar(String query, Connection connection) throws SQLException {
        return query(
                "select number from (select number, word_similarity(?, text) as s from story_text) t where s >= 0.6"
                        + " order by s desc limit 10",
                query.replace("\"", ""),
                connection);
    }

    private static List<Integer> query(String sql, String text, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, text);
            try (var rows = statement.executeQuery()) {
                var hits = new ArrayList<Integer>();
                while (rows.next()) {
                    hits.add(rows.getInt(1));
                }
                return hits;
            }
        }
    }

    private void publishDemo(Slug tag, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create temporary table story_text (number integer, text text)");
        }
        for (var file : files()) {
            var story = read(file);
            int number = Integer.parseInt(file.getFileName().toString().substring(0, 2));
            var manuscript = article()
                    .in(Language.of(story.path("lang").asText()).orElseThrow())
                    .titled(story.path("title").asText())
                    .tagged(tag)
                    .with(blocks(story).toArray(BodyBlock[]::new));
            if (!story.path("lede").isNull()) {
                manuscript.withLede(story.path("lede").asText());
            }
            numbers.put(newsroom.publishes(manuscript).id().toString(), number);
            try (var statement = connection.prepareStatement("insert into story_text values (?, ?)")) {
                statement.setInt(1, number);
                var body = blocks(story).map(BodyBlock::plain);
                statement.setString(
                        2,
                        story.path("title").asText() + " " + story.path("lede").asText() + " "
                                + body.collect(Collectors.joining(" ")));
                statement.executeUpdate();
            }
        }
    }

    /** All but those with photos, media and other stories, which are not here; without the mentions of footnotes. */
    private Stream<BodyBlock> blocks(JsonNode story) {
        var body = story.path("body").deepCopy();
        body.findParents("note").forEach(span -> ((ObjectNode) span).remove("note"));
        return Stream.of(json.convertValue(body, BodyBlock[].class)).filter(RetrievalTest::isComplete);
    }

    private static boolean isComplete(BodyBlock block) {
        var complete = new AtomicBoolean(true);
        new BodyVisitor() {
            @Override
            public void block(String at, BodyBlock each) {
                complete.compareAndSet(true, !(each instanceof Story));
            }

            @Override
            public void photo(String at, @Nullable UUID photo) {
                complete.set(false);
            }

            @Override
            public void media(String at, @Nullable UUID media, MediaKind kind) {
                complete.set(false);
            }
        }.blocks("", List.of(block));
        return complete.get();
    }

    private static boolean addTrigrams(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_trgm");
            return true;
        } catch (SQLException absent) {
            return false;
        }
    }

    private JsonNode read(Path file) {
        try {
            return json.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files() {
        try (var files = Files.list(STORIES)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Judged> judged() {
        try {
            return Files.readAllLines(JUDGED).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(row -> new Judged(
                            row[0],
                            row[1],
                            Arrays.stream(row[2].split(" "))
                                    .map(Integer::valueOf)
                                    .toList()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Judged(String kind, String text, List<Integer> relevant) {}

    private record Score(List<Integer> hits, Judged query) {
        double recall() {
            return (double) query.relevant().stream().filter(hits::contains).count()
                    / query.relevant().size();
        }

        double reciprocalRank() {
            for (int i = 0; i < hits.size(); i++) {
                if (query.relevant().contains(hits.get(i))) {
                    return 1.0 / (i + 1);
                }
            }
            return 0;
        }
    }
}
