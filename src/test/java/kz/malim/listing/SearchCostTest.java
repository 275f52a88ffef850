package kz.malim.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import kz.malim.published.SqlQuery;
import kz.malim.search.Ranking;
import kz.malim.search.TextMatchSql;
import kz.malim.search.TextMatchSql.DateOrder;
import kz.malim.search.TextMatchSql.Field;
import kz.malim.words.TextQuery;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A search costs what is asked, however far apart the dates of the articles are; in a schema of its own. */
@QuarkusTest
class SearchCostTest {
    private static final String SCHEMA = "search_cost";

    /** The rows of a plan for a few articles: mostly the parts of the statement itself. */
    private static final long FEW = 100;

    private static final List<String> QUERIES = List.of("word", "absent", "wor", "\"word word\"", "word -absent");

    @Inject
    DataSource database;

    @Inject
    @ConfigProperty(name = "malim.reading-role")
    String readingRole;

    @Inject
    Ranking ranking;

    private Connection connection;

    @BeforeEach
    void createSchema() throws SQLException {
        Flyway.configure()
                .dataSource(database)
                .defaultSchema(SCHEMA)
                .locations("db/migration")
                .placeholders(Map.of("readingRole", readingRole))
                .load()
                .migrate();
        connection = database.getConnection();
        run("set search_path = " + SCHEMA);
    }

    @AfterEach
    void dropSchema() throws SQLException {
        run("drop schema " + SCHEMA + " cascade");
        run("reset search_path");
        connection.close();
    }

    @Test
    void readsNothingWhenNothingIsPublished() throws SQLException {
        assertCheap(0);
    }

    @Test
    void readsNothingWhenTheOnlyArticleWasWithdrawn() throws SQLException {
        var only = publish("2026-11-30");
        run("update revision set state = 'superseded' where article_id = '" + only + "'");

        assertCheap(0);
    }

    @Test
    void readsNothingWhenTheOnlyArticleIsScheduled() throws SQLException {
        var only = publish("2026-11-30");
        run("update revision set state = 'scheduled', shown_from = now() + interval '1 day' where article_id = '" + only
                + "'");

        assertCheap(0);
    }

    @Test
    void readsNoMonthsBetweenFarDates() throws SQLException {
        publish("2026-11-30");
        publish("9998-12-31");
        assertCheap(2);

        publish("1000-01-01");
        publish("3024-05-23");
        publish("2024-05-23");
        assertCheap(5);
    }

    @Test
    void findsAllArticlesOfManyMonthsInTheirOrder() throws SQLException {
        for (int month = 0; month < 60; month++) {
            publish("%d-%02d-01".formatted(1990 + 7 * (month / 12), month % 12 + 1));
        }
        publish("3024-12-31");

        var newest = dates(new DateOrder(null, null, true));
        assertEquals(61, newest.size());
        assertEquals(newest.stream().sorted().toList().reversed(), newest);
        assertEquals(newest.reversed(), dates(new DateOrder(null, null, false)));
        var tenMonthsAndOne =
                new DateOrder(Instant.parse("1990-03-01T00:00:00Z"), Instant.parse("1997-02-01T00:00:00Z"), true);
        assertEquals(11, dates(tenMonthsAndOne).size());
    }

    private List<String> dates(DateOrder order) throws SQLException {
        return TextMatchSql.byDate(TextQuery.of("word"), Field.ALL, order)
                .execute(connection, row -> row.getString("published_at"));
    }

    private void assertCheap(int found) throws SQLException {
        for (var text : QUERIES) {
            var search = SearchCriteria.of(text, ranking);
            for (var parameters : List.of(
                    "sort=-publishedAt",
                    "sort=publishedAt",
                    "sort=relevance",
                    "sort=relevance&lang=kk",
                    "sort=title",
                    "sort=-publishedAt&from=0001-01-01&to=9999-12-31",
                    "sort=publishedAt&from=2026-01-01")) {
                assertFew(ListSql.articles(ListRequest.query(parameters, search)), text + " " + parameters);
            }
            assertFew(ListCount.facets(ListRequest.query("facets=section,lang", search)), text + " facets");
            assertFew(ListCount.exact(ListRequest.query("", search).filter()), text + " count");
            for (var query : List.of(TextQuery.of(text), TextQuery.of(text).withPrefix())) {
                assertFew(TextMatchSql.byDate(query, Field.TITLE_AND_LEDE, DateOrder.NEWEST_FIRST), text + " titles");
            }
        }
        assertEquals(found, dates(DateOrder.NEWEST_FIRST).size());
    }

    private void assertFew(SqlQuery sql, String query) throws SQLException {
        long rows = QueryPlan.maxRows(sql, connection);
        assertTrue(rows <= FEW, query + " read " + rows);
    }

    private UUID publish(String day) throws SQLException {
        var article = UUID.randomUUID();
        var revision = UUID.randomUUID();
        run("insert into article (id, lang, slug, created_at, version) values ('%1$s', 'kk', '%1$s', now(), 1)"
                .formatted(article));
        run("""
            insert into revision (id, article_id, lang, number, state, title, body, published_at, date_precision, live_since,
                                  saved_at, saved_by)
            values ('%s', '%s', 'kk', 1, 'published', 'Title', '[]', '%s 00:00:00Z', 'day', now(), now(), 'test')
            """.formatted(revision, article, day));
        run("""
            insert into search_document (revision_id, article_id, published_at, heading, words)
            select id, article_id, published_at, 'eword:1A', 'eword:1A' from revision where id = '%s'
            """.formatted(revision));
        return article;
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
