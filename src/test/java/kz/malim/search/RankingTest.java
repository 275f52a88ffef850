package kz.malim.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import kz.malim.published.SqlQuery;
import kz.malim.words.TextQuery;
import org.junit.jupiter.api.Test;

/** Each setting does what it says, and nothing else. */
@QuarkusTest
class RankingTest {
    private final OffsetDateTime today = OffsetDateTime.now(ZoneOffset.UTC);

    @Inject
    AgroalDataSource database;

    @Test
    void weighsWordsByTheirCloseness() throws SQLException {
        assertShare("folded", "кол", "kкол:1A", "fкол:1A");
        assertShare("other-language", "Токаев", "rтока:1A", "nтокаев:1A");
        assertShare("root", "жасаған", "kжасаған:1A", "vжас:1A");
        assertShare("synonym", "Moscow", "emoscow:1A", "kмәскеу:1A");
    }

    /** A word begins with itself as well. */
    @Test
    void weighsWordsByTheirBeginning() throws SQLException {
        var config = Map.of("malim.search.weight.beginning", "0.5", "malim.search.weight.root", "0");

        assertEquals(
                0.5 / 1.5,
                score(config, "жасыл", "kжасылтас:1A", today) / score(config, "жасыл", "kжасыл:1A", today),
                0.01);
    }

    @Test
    void weighsWordsByTheirPlace() throws SQLException {
        assertShare("lede", "көл", "kкөл:1A", "kкөл:1B");
        assertShare("body", "көл", "kкөл:1A", "kкөл:1C");
        assertShare("metadata", "көл", "kкөл:1A", "kкөл:1");
    }

    @Test
    void weighsArticlesByTheirAge() throws SQLException {
        var config = Map.of("malim.search.recency.decay", "365D", "malim.search.recency.floor", "0.2");

        assertEquals(0.2 + 0.8 / Math.E, at(config, today.minusDays(365)) / at(config, today), 0.01);
        assertEquals(0.2, at(config, OffsetDateTime.parse("0001-01-01T00:00:00Z")) / at(config, today), 0.01);
        assertEquals(1, at(config, OffsetDateTime.parse("9999-12-31T00:00:00Z")) / at(config, today), 0.01);
        var ageless = Map.of("malim.search.recency.floor", "1");
        assertEquals(at(ageless, today), at(ageless, OffsetDateTime.parse("1913-01-01T00:00:00Z")), 1e-6);
    }

    @Test
    void weighsTheRarerOfTwoWordsMore() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    insert into search_document (article_id, revision_id, published_at, heading, words)
                    select article_id, id, now(), '', 'kжиі:1A' from revision
                    on conflict (revision_id) do update set words = search_document.words || 'kжиі:1A'::tsvector
                    """);
            statement.execute("analyze search_document");
            double often = score(Map.of(), "жиі сирекқонақ", "kжиі:1A", today, connection);
            double rarely = score(Map.of(), "жиі сирекқонақ", "kсирекқонақ:1A", today, connection);
            assertEquals(0.1, often / rarely, 0.05);
            assertEquals(
                    1,
                    score(Map.of(), "жиі", "kжиі:1A", today, connection)
                            / score(Map.of(), "сирекқонақ", "kсирекқонақ:1A", today, connection),
                    0.01);
            connection.rollback();
        }
    }

    private double at(Map<String, String> config, OffsetDateTime publishedAt) throws SQLException {
        return score(config, "көл", "kкөл:1A", publishedAt);
    }

    /** A match of this weight counts as much of a whole one as the setting says. */
    private void assertShare(String setting, String typed, String whole, String part) throws SQLException {
        for (var weight : new String[] {"0.5", "0.125"}) {
            var config = Map.of("malim.search.weight.beginning", "0", "malim.search.weight." + setting, weight);
            double share = score(config, typed, part, today) / score(config, typed, whole, today);
            assertEquals(Double.parseDouble(weight), share, 0.01, setting);
        }
    }

    private double score(Map<String, String> config, String typed, String words, OffsetDateTime publishedAt)
            throws SQLException {
        try (var connection = database.getConnection()) {
            return score(config, typed, words, publishedAt, connection);
        }
    }

    private static double score(
            Map<String, String> config, String typed, String words, OffsetDateTime publishedAt, Connection connection)
            throws SQLException {
        var mapped = new SmallRyeConfigBuilder()
                .withMapping(SearchConfig.class)
                .withSources(new PropertiesConfigSource(config, "test", 1))
                .build()
                .getConfigMapping(SearchConfig.class);
        var sql = new SqlQuery("select exp(")
                .and(new Ranking(mapped).score(TextQuery.of(typed)))
                .and(
                        ") from (select cast(? as timestamptz) as published_at) s"
                                + " cross join (select cast(? as tsvector) as words) w",
                        publishedAt,
                        words);
        return sql.execute(connection, row -> row.getDouble(1)).getFirst();
    }
}
