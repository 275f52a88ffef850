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
import kz.malim.search.Ranking;
import kz.malim.support.GeneratedNewsroom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Every list uses an index, in a newsroom of a hundred thousand articles in a schema of its own. */
@QuarkusTest
class ListPlansTest {
    private static final int ARTICLES = 100_000;
    private static final String SCHEMA = "generated_newsroom";
    private static final Pattern SEQ_SCAN =
            Pattern.compile("Seq Scan on (revision|article|revision_tag|revision_author|revision_section)\\b");

    /** Rows read for a page when several filters each pass many articles. */
    private static final long MAX_FILTERED = ARTICLES / 4;

    /** Rows read for a page without filters; a second sort key reads all articles of one time. */
    private static final long MAX_UNFILTERED = 500;

    private static final List<String> FILTERS = List.of(
            "",
            "lang=kk",
            "lang=kk-Arab",
            "lang=kk-Arab,en",
            "section=section-0",
            "section=section-26",
            "section=section-1,section-2",
            "digitalSource=trainedAlgorithmicMedia",
            "digitalSource=trainedAlgorithmicMedia,algorithmicMedia&kind=news&lang=kk",
            "kind=news",
            "kind=opinion",
            "kind=review,opinion&lang=kk",
            "kind=nobody-writes-this",
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

    private static final String SCHEDULED_ARTICLES = """
            update revision set state = 'scheduled', shown_from = now() + number * interval '1 day', live_since = now(),
                   published_at = coalesce(published_at, now()), date_precision = 'time'
             where id in (select id from revision where state = 'draft' order by id limit 100);
            update revision set shown_until = now() + number * interval '1 day'
             where id in (select id from revision where state = 'published' order by id desc limit 100)
            """;

    /** One article in sixteen is in another section too. */
    private static final String OTHER_SECTIONS = """
            insert into revision_section (revision_id, position, section_id)
            select r.id, 1, s.id from revision r join section s on s.slug = 'section-26' and s.id <> r.section_id
             where md5(r.id::text) like '0%';
            analyze revision_section
            """;

    /** Words of all articles, of one in twenty and so on, and fewer of them in the titles. */
    private static final String INDEXED_WORDS = """
            with frequency (word, every) as (values ('everywhere', 1), ('often', 20), ('seldom', 400), ('hardly', 8000))
            insert into search_document (article_id, revision_id, published_at, heading, words)
            select r.article_id, r.id, r.published_at,
                   array_to_tsvector(array(select word from frequency where dice % (5 * every) = 0)),
                   array_to_tsvector(array(select word from frequency where dice % every = 0))
              from revision r
              cross join lateral (select cast(cast('x' || substr(md5(r.id::text), 1, 7) as bit(28)) as integer) as dice) d
             where r.state = 'published';
            analyze search_document
            """;

    /** Rows read for a page of a search: the months of a page may have many more matches. */
    private static final long MAX_SEARCHED = ARTICLES / 5;

    private static final long MAX_COUNTED = 6 * ListCount.MAX_SEARCHED;

    @Inject
    DataSource database;

    @Inject
    Ranking ranking;

    @Inject
    @ConfigProperty(name = "malim.reading-role")
    String readingRole;

    @Test
    void usesAnIndexForEveryList() throws SQLException, IOException {
        try (var connection = database.getConnection()) {
            generate(connection);
            try {
                var scans = new ArrayList<String>();
                for (var filter : FILTERS) {
                    for (var sort : SORTS) {
                        var query = ListRequest.query(filter + "&sort=" + sort);
                        scans.addAll(seqScans(ListSql.page(query), filter + "&sort=" + sort, connection));
                        scans.addAll(
                                seqScans(ListSql.page(deep(query)), filter + "&sort=" + sort + "&cursor=", connection));
                    }
                    var last = ListRequest.query(filter + "&limit=100&page=100");
                    scans.addAll(seqScans(ListSql.page(last), filter + "&page=100", connection));
                    scans.addAll(seqScans(ListCount.exact(last.filter()), filter + "&count=exact", connection));
                    // facet tag is not here: counting the tags of all articles reads the whole tagging table
                    var counted = ListRequest.query(filter + "&facets=section,lang");
                    scans.addAll(seqScans(ListCount.facets(counted), filter + "&facets=section,lang", connection));
                }

                assertEquals(List.of(), scans);
                readsNoFurtherThanAPageNeeds(connection);
                searchesWithoutReadingAllMatches(connection);
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
            run(connection, SCHEDULED_ARTICLES);
            run(connection, OTHER_SECTIONS);
            run(connection, INDEXED_WORDS);
        } finally {
            run(connection, "reset statement_timeout");
            connection.setNetworkTimeout(Runnable::run, patience);
        }
    }

    private static ArticleQuery deep(ArticleQuery query) {
        var position = query.sort().keys().stream()
                .map(by -> by.key() == SortKey.TITLE ? "Н" : SqlQuery.time(Instant.parse("2020-01-01T00:00:00Z")))
                .collect(Collectors.toList());
        return new ArticleQuery(
                query.parameters(),
                query.filter(),
                query.sort(),
                query.limit(),
                0,
                new Cursor(Cursor.Direction.AFTER, position, UUID.randomUUID()),
                query.count(),
                query.facets(),
                query.fields(),
                query.photos(),
                query.widths());
    }

    private static void readsNoFurtherThanAPageNeeds(Connection connection) throws SQLException {
        var exceeded = new ArrayList<String>();
        for (var filter : FILTERS) {
            for (var sort : SORTS) {
                var query = ListRequest.query(filter + "&sort=" + sort);
                long first = QueryPlan.maxRowsOfALoop(ListSql.page(query), connection);
                long deep = QueryPlan.maxRowsOfALoop(ListSql.page(deep(query)), connection);
                if (Math.max(first, deep) > (filter.isEmpty() ? MAX_UNFILTERED : MAX_FILTERED)) {
                    exceeded.add(filter + "&sort=" + sort + ": " + first + ", deep in it " + deep);
                }
            }
        }
        assertEquals(List.of(), exceeded);
    }

    private static List<String> seqScans(SqlQuery sql, String query, Connection connection) throws SQLException {
        var plan = String.join("\n", new SqlQuery("explain ").and(sql).execute(connection, row -> row.getString(1)));
        assertTrue(plan.contains("Index"), plan);
        return SEQ_SCAN.matcher(plan)
                .results()
                .map(scan -> query + ": " + scan.group())
                .toList();
    }

    /** However common a word is, and with any other filter. */
    private void searchesWithoutReadingAllMatches(Connection connection) throws SQLException {
        var exceeded = new ArrayList<String>();
        for (var word : List.of(
                "everywhere", "often", "seldom", "hardly", "nowhere", "often everywhere", "everywhere -often")) {
            var search = SearchCriteria.of(word, ranking);
            for (var filter :
                    List.of("", "section=section-0", "lang=kk", "tag=tag-2000", "from=2020-01-01&to=2021-12-31")) {
                for (var sort : List.of("relevance", "-publishedAt", "publishedAt")) {
                    var query = filter + "&sort=" + sort;
                    long page = QueryPlan.maxRows(ListSql.articles(ListRequest.query(query, search)), connection);
                    if (page > MAX_SEARCHED) {
                        exceeded.add("q=" + word + "&" + query + ": " + page);
                    }
                }
                var query = filter + "&facets=section";
                long counted = QueryPlan.maxRows(ListCount.facets(ListRequest.query(query, search)), connection);
                if (counted > MAX_COUNTED) {
                    exceeded.add("q=" + word + "&" + query + ": " + counted);
                }
            }
        }
        assertEquals(List.of(), exceeded);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
