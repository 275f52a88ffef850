package kz.malim.listing;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import kz.malim.published.SqlQuery;
import kz.malim.search.SearchIndex;
import kz.malim.support.GeneratedNewsroom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Every list is answered from an index, in a newsroom of a hundred thousand articles that has a schema of its own. */
@QuarkusTest
class ListPlansTest {
    private static final int ARTICLES = 100_000;
    private static final String SCHEMA = "generated_newsroom";
    private static final Pattern TABLE_READ_WHOLE =
            Pattern.compile("Seq Scan on (revision|article|revision_tag|revision_author)\\b");

    /** Articles that pass several filters, each of which leaves many, are found by passing over others. */
    private static final long FAR = ARTICLES / 4;

    /** What has no filter begins with what is shown; with a second key, articles of one moment are looked at together. */
    private static final long NEAR = 500;

    private static final Pattern STEP = Pattern.compile("actual rows=(\\d+(?:[.]\\d+)?) loops=(\\d+)");
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by Filter: (\\d+)");

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

    private static final String SOME_WAIT_FOR_THE_CLOCK = """
            update revision set state = 'scheduled', shown_from = now() + number * interval '1 day', live_since = now(),
                   published_at = coalesce(published_at, now()), date_precision = 'time'
             where id in (select id from revision where state = 'draft' order by id limit 100);
            update revision set shown_until = now() + number * interval '1 day'
             where id in (select id from revision where state = 'published' order by id desc limit 100)
            """;

    /** Words of all articles, of one in twenty and so on, and fewer of them in the titles. */
    private static final String SOME_WORDS = """
            with sown (word, every) as (values ('everywhere', 1), ('often', 20), ('seldom', 400), ('hardly', 8000))
            insert into search_document (article_id, revision_id, published_at, heading, words)
            select r.article_id, r.id, r.published_at,
                   array_to_tsvector(array(select word from sown where dice % (5 * every) = 0)),
                   array_to_tsvector(array(select word from sown where dice % every = 0))
              from revision r
              cross join lateral (select cast(cast('x' || substr(md5(r.id::text), 1, 7) as bit(28)) as integer) as dice) d
             where r.state = 'published';
            analyze search_document
            """;

    /** The months that hold a page may hold five times as much again. */
    private static final long SOUGHT = ARTICLES / 5;

    private static final long COUNTED = 6 * ListCount.MOST_FOUND;

    @Inject
    DataSource database;

    @Inject
    @ConfigProperty(name = "malim.reading-role")
    String readingRole;

    @Inject
    SearchIndex index;

    @Test
    void answersEveryListFromAnIndex() throws SQLException, IOException {
        try (var connection = database.getConnection()) {
            generate(connection);
            try {
                var scans = new ArrayList<String>();
                for (var filter : FILTERS) {
                    for (var sort : SORTS) {
                        var query = ListRequest.query(filter + "&sort=" + sort);
                        scans.addAll(readsWhole(ListSql.page(query), filter + "&sort=" + sort, connection));
                        scans.addAll(readsWhole(
                                ListSql.page(deep(query)), filter + "&sort=" + sort + "&cursor=", connection));
                    }
                    var last = ListRequest.query(filter + "&limit=100&page=100");
                    scans.addAll(readsWhole(ListSql.page(last), filter + "&page=100", connection));
                    scans.addAll(readsWhole(ListCount.exact(last.filter()), filter + "&count=exact", connection));
                    // what all articles are tagged with is in the table of taggings, and then it is read whole
                    var counted = ListRequest.query(filter + "&facets=section,lang");
                    scans.addAll(readsWhole(ListCount.facets(counted), filter + "&facets=section,lang", connection));
                }

                assertEquals(List.of(), scans);
                walksNoFurtherThanAPageNeeds(connection);
                estimatesRareAndFrequentTagsApart(connection);
                findsWordsWithoutReadingAllThatHasThem(connection);
            } finally {
                run(connection, "drop schema " + SCHEMA + " cascade");
                run(connection, "reset search_path");
            }
        }
    }

    private void generate(Connection connection) throws SQLException, IOException {
        Flyway.configure()
                .dataSource(database)
                .defaultSchema(SCHEMA)
                .locations("db/migration")
                .placeholders(Map.of("readingRole", readingRole))
                .load()
                .migrate();
        int patience = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, 0);
        run(connection, "set statement_timeout = 0");
        run(connection, "set search_path = " + SCHEMA);
        try (var silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            GeneratedNewsroom.load(connection, ARTICLES, 1, GeneratedNewsroom.Detail.NARROW, silence);
            run(connection, SOME_WAIT_FOR_THE_CLOCK);
            run(connection, SOME_WORDS);
        } finally {
            run(connection, "reset statement_timeout");
            connection.setNetworkTimeout(Runnable::run, patience);
        }
    }

    private static ArticleQuery deep(ArticleQuery query) {
        var place = query.sort().keys().stream()
                .map(by -> by.key() == SortKey.TITLE ? "Н" : SqlQuery.time(Instant.parse("2020-01-01T00:00:00Z")))
                .collect(Collectors.toList());
        return new ArticleQuery(
                query.asked(),
                query.filter(),
                query.sort(),
                query.limit(),
                0,
                new Cursor(Cursor.Direction.AFTER, place, UUID.randomUUID()),
                query.count(),
                query.facets(),
                query.fields());
    }

    private static void walksNoFurtherThanAPageNeeds(Connection connection) throws SQLException {
        var far = new ArrayList<String>();
        for (var filter : FILTERS) {
            for (var sort : SORTS) {
                var query = ListRequest.query(filter + "&sort=" + sort);
                long first = lookedAt(ListSql.page(query), connection);
                long deep = lookedAt(ListSql.page(deep(query)), connection);
                if (Math.max(first, deep) > (filter.isEmpty() ? NEAR : FAR)) {
                    far.add(filter + "&sort=" + sort + ": " + first + ", deep in it " + deep);
                }
            }
        }
        assertEquals(List.of(), far);
    }

    /** The most articles, taggings or whatever else a step of the plan looked at each time to find this page. */
    private static long lookedAt(SqlQuery question, Connection connection) throws SQLException {
        return lookedAt(question, false, connection);
    }

    /** @param together what a step that is taken several times looked at, and not each time */
    private static long lookedAt(SqlQuery question, boolean together, Connection connection) throws SQLException {
        long most = 0;
        long step = 0;
        for (var line : new SqlQuery("explain (analyze, costs off, timing off) ")
                .and(question)
                .execute(connection, row -> row.getString(1))) {
            var passed = STEP.matcher(line);
            var removed = REMOVED.matcher(line);
            if (passed.find()) {
                step = Math.round(
                        Double.parseDouble(passed.group(1)) * (together ? Long.parseLong(passed.group(2)) : 1));
            } else if (removed.find()) {
                step += Long.parseLong(removed.group(1));
            }
            most = Math.max(most, step);
        }
        return most;
    }

    private static List<String> readsWhole(SqlQuery question, String query, Connection connection) throws SQLException {
        var plan =
                String.join("\n", new SqlQuery("explain ").and(question).execute(connection, row -> row.getString(1)));
        assertTrue(plan.contains("Index"), plan);
        return TABLE_READ_WHOLE
                .matcher(plan)
                .results()
                .map(scan -> query + ": " + scan.group())
                .toList();
    }

    /** However common a word is, and whatever else is asked for. */
    private void findsWordsWithoutReadingAllThatHasThem(Connection connection) throws SQLException {
        var far = new ArrayList<String>();
        for (var word : List.of(
                "everywhere", "often", "seldom", "hardly", "nowhere", "often everywhere", "everywhere -often")) {
            var searched = SearchCriteria.of(word, index);
            for (var filter :
                    List.of("", "section=section-0", "lang=kk", "tag=tag-2000", "from=2020-01-01&to=2021-12-31")) {
                for (var sort : List.of("relevance", "-publishedAt", "publishedAt")) {
                    var asked = filter + "&sort=" + sort;
                    long page = lookedAt(ListSql.page(ListRequest.query(asked, searched)), true, connection);
                    if (page > SOUGHT) {
                        far.add("q=" + word + "&" + asked + ": " + page);
                    }
                }
                var asked = filter + "&facets=section";
                long counted = lookedAt(ListCount.facets(ListRequest.query(asked, searched)), true, connection);
                if (counted > COUNTED) {
                    far.add("q=" + word + "&" + asked + ": " + counted);
                }
            }
        }
        assertEquals(List.of(), far);
    }

    private static void estimatesRareAndFrequentTagsApart(Connection connection) throws SQLException {
        assertTrue(estimate("tag=tag-0", connection) > 5_000);
        assertTrue(estimate("tag=tag-2000", connection) < 500);
        assertTrue(Math.abs(estimate("", connection) - ARTICLES) < ARTICLES / 10);
    }

    private static long estimate(String query, Connection connection) throws SQLException {
        var plan = ListCount.estimate(ListRequest.query(query).filter()).execute(connection, row -> row.getString(1));
        return ListCount.plannedRows(plan);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
