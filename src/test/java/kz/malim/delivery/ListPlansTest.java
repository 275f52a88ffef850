package kz.malim.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import kz.malim.GeneratedNewsroom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every list is answered from an index, in a newsroom of a hundred thousand articles that has a schema of its own. */
@QuarkusTest
class ListPlansTest {
    private static final int ARTICLES = 100_000;
    private static final String SCHEMA = "generated_newsroom";
    private static final Pattern TABLE_READ_WHOLE =
            Pattern.compile("Seq Scan on (revision|article|revision_tag|revision_author|photo|revision_photo)\\b");

    private static final List<String> FILTERS = List.of(
            "",
            "lang=kk",
            "lang=kk-Arab",
            "lang=kk-Arab,en",
            "section=section-0",
            "section=section-26",
            "section=section-1,section-2",
            "tag=tag-0",
            "tag=tag-2000",
            "tag=tag-0,tag-1",
            "tag=tag-0,tag-2000",
            "tag=tag-0|tag-1",
            "tag=tag-0,!tag-1",
            "tag!=tag-0",
            "author=author-0",
            "author=author-150,author-1",
            "from=2024-05-01&to=2024-05-31",
            "from=2016-01-01",
            "updatedSince=2026-10-01T00:00:00Z",
            "updatedSince=2016-01-01T00:00:00Z",
            "ids=018f0000-0000-7000-8000-000000000000,some-slug",
            "tag=tag-0&author=author-0&section=section-0&lang=kk&from=2015-01-01&updatedSince=2016-01-01T00:00:00Z",
            "lang=ru&section=section-3&tag!=tag-0,tag-1",
            "tag=nobody-has-this");

    private static final List<String> SORTS = List.of(
            "-publishedAt",
            "publishedAt",
            "-updatedAt",
            "updatedAt",
            "title",
            "-title",
            "-publishedAt,title",
            "title,-publishedAt",
            "updatedAt,publishedAt,title");

    @Inject
    DataSource database;

    @Inject
    @ConfigProperty(name = "malim.reading-role")
    String readingRole;

    @Test
    void answersEveryListFromAnIndex() throws SQLException, IOException {
        try (var connection = database.getConnection()) {
            generate(connection);
            var scans = new ArrayList<String>();
            for (var filter : FILTERS) {
                for (var sort : SORTS) {
                    var query = filter + "&sort=" + sort;
                    scans.addAll(wholeTables(query, ListQuestion.page(query(query, null)), connection));
                    var deep = ListQuestion.page(query(query, cursor(Sort.of(sort, false))));
                    scans.addAll(wholeTables(query + "&cursor=…", deep, connection));
                }
                scans.addAll(wholeTables(
                        filter + "&page=100",
                        ListQuestion.page(query(filter + "&page=100&limit=100", null)),
                        connection));
            }

            assertEquals(List.of(), scans);
            connection.createStatement().execute("drop schema " + SCHEMA + " cascade");
        }
    }

    /** @param deep a place far down the list, or null for its beginning */
    private static ArticleQuery query(String parameters, @Nullable Cursor deep) {
        var asked = new HashMap<String, String>();
        for (var parameter : parameters.split("&")) {
            if (!parameter.isEmpty()) {
                int equals = parameter.indexOf('=', parameter.startsWith("tag!") ? 4 : 0);
                asked.put(parameter.substring(0, equals), parameter.substring(equals + 1));
            }
        }
        var query = ArticleQuery.of(
                new ArticleListParameters(
                        null,
                        asked.get("lang"),
                        asked.get("section"),
                        asked.get("tag"),
                        asked.get("tag!"),
                        asked.get("author"),
                        asked.get("from"),
                        asked.get("to"),
                        null,
                        asked.get("updatedSince"),
                        asked.get("ids"),
                        asked.get("sort"),
                        asked.get("limit"),
                        null,
                        asked.get("page"),
                        null,
                        null,
                        null),
                ZoneId.of("Asia/Almaty"),
                null);
        return new ArticleQuery(
                query.asked(),
                query.filter(),
                query.sort(),
                query.limit(),
                query.number(),
                deep,
                query.count(),
                query.facets(),
                query.fields());
    }

    private static Cursor cursor(Sort sort) {
        var middle = OffsetDateTime.parse("2020-06-15T12:00:00Z");
        var values = sort.keys().stream()
                .<Object>map(by -> by.key() == SortKey.TITLE ? "М" : middle)
                .toList();
        return new Cursor(Cursor.Direction.AFTER, values, UUID.fromString("0172b7f0-0000-7000-8000-000000000000"));
    }

    private void generate(Connection connection) throws SQLException, IOException {
        Flyway.configure()
                .dataSource(database)
                .defaultSchema(SCHEMA)
                .createSchemas(true)
                .locations("db/migration")
                .placeholders(Map.of("readingRole", readingRole))
                .load()
                .migrate();
        connection.setSchema(SCHEMA);
        try (var silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            GeneratedNewsroom.load(connection, ARTICLES, 1, GeneratedNewsroom.Detail.NARROW, silence);
        }
    }

    private static List<String> wholeTables(String query, Question question, Connection connection)
            throws SQLException {
        var plan = String.join("\n", new Question("explain ").and(question).ask(connection, row -> row.getString(1)));
        assertTrue(plan.contains("Index"), plan);
        return TABLE_READ_WHOLE
                .matcher(plan)
                .results()
                .map(scan -> query + ": " + scan.group())
                .toList();
    }
}
