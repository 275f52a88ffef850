package kz.malim.search;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import kz.malim.database.DatabaseFailure;
import kz.malim.search.SearchDocument.Weight;
import kz.malim.text.Language;
import kz.malim.words.SearchKeys;
import kz.malim.words.TextQuery;
import kz.malim.words.Tokens;

/** The index in the newsroom's own database. */
@ApplicationScoped
class PostgresIndex implements SearchIndex {
    /**
     * Relevance times freshness: a story counts e times less for each year of its age. As a sum of logarithms the order
     * of two stories does not change while time passes, and a page of a list has its next page tomorrow.
     */
    private static final String SCORES = """
            select s.article_id,
                   cast(ln(greatest(ts_rank('{0.1, 0.2, 0.5, 1.0}', s.words, q.asked)
                                    + 2 * ts_rank('{0.1, 0.2, 0.5, 1.0}', s.heading, q.asked), 1e-6))
                        + extract(epoch from s.published_at) / 31557600.0 as double precision) as score
              from published_search s cross join (select cast(? as tsquery) as asked) q
            """;

    private static final String FOUND = """
            select s.article_id, s.revision_id, s.published_at from published_search s where s.words @@ cast(? as tsquery)
            """;

    private static final String NEWEST_MONTHS = "greatest(e.first, e.last - step.far), e.last - step.near";
    private static final String OLDEST_MONTHS = "e.first + step.near, least(e.last, e.first + step.far)";

    /** How many months back each step begins and ends: all that can be asked for, thrice as many at every step. */
    private static final String STEPS = "(0, 0), (1, 3), (4, 12), (13, 39), (40, 120), (121, 363), (364, 120000)";

    /** The beginning of a word is gathered whole at every step. */
    private static final String FEW_STEPS = "(0, 0), (1, 30), (31, 120000)";

    private static final OffsetDateTime FIRST_MOMENT = OffsetDateTime.parse("0001-01-01T00:00:00Z");
    private static final OffsetDateTime LAST_MOMENT = OffsetDateTime.parse("9999-12-31T23:59:59Z");

    private static final Found NOTHING = new Found(
            "select s.article_id, s.revision_id, s.published_at, cast(0 as double precision) as score"
                    + " from published_search s where false",
            List.of());

    private final AgroalDataSource database;

    PostgresIndex(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public void put(Collection<SearchDocument> documents) {
        try (var connection = database.getConnection()) {
            putDocuments(documents, connection);
            putWords(documents.stream().filter(document -> !document.waiting()).toList(), connection);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private static void putDocuments(Collection<SearchDocument> documents, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into search_document (article_id, revision_id, published_at, heading, words)
                values (?, ?, ?, cast(? as tsvector), cast(? as tsvector))
                on conflict (revision_id) do update
                   set published_at = excluded.published_at, heading = excluded.heading, words = excluded.words
                """)) {
            for (var document : documents) {
                statement.setObject(1, document.articleId());
                statement.setObject(2, document.revisionId());
                statement.setObject(3, document.publishedAt());
                statement.setString(4, TsVector.of(document, Weight.LEDE));
                statement.setString(5, TsVector.of(document, Weight.BESIDE));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** In alphabetical order, so that two who publish at once wait for each other and never in a circle. */
    private static void putWords(Collection<SearchDocument> documents, Connection connection) throws SQLException {
        var met = new EnumMap<Language, Set<String>>(Language.class);
        for (var document : documents) {
            var its = met.computeIfAbsent(document.language(), none -> new LinkedHashSet<>());
            document.parts().forEach(part -> Tokens.of(part.text()).forEach(token -> its.add(token.word())));
        }
        var words = new TreeMap<String, String>();
        met.forEach((language, its) -> its.forEach(word -> SearchKeys.spelling(word, language)
                .ifPresent(stem -> words.merge(stem, word, PostgresIndex::shorter))));
        try (var statement = connection.prepareStatement("""
                insert into search_word (stem, written)
                select * from unnest(?, ?) as met (stem, written) order by stem collate "C"
                on conflict (stem) do update set written = excluded.written
                 where length(excluded.written) < length(search_word.written)
                """)) {
            statement.setArray(1, texts(words.keySet(), connection));
            statement.setArray(2, texts(words.values(), connection));
            statement.executeUpdate();
        }
    }

    private static String shorter(String one, String other) {
        return one.length() <= other.length() ? one : other;
    }

    private static Array texts(Collection<String> texts, Connection connection) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    @Override
    public Found find(TextQuery query) {
        return query.isEmpty() ? NOTHING : new Found(FOUND, List.of(TsQuery.of(query)));
    }

    @Override
    public Found findInOrder(TextQuery query, Within within, Period period) {
        if (query.isEmpty()) {
            return NOTHING;
        }
        var table = inOrder(
                period.newestFirst() ? NEWEST_MONTHS : OLDEST_MONTHS,
                within == Within.TITLE_AND_LEDE ? "heading" : "words",
                period.newestFirst() ? " desc" : "",
                query.isUnfinished() ? FEW_STEPS : STEPS);
        var from = period.from() == null ? FIRST_MOMENT : period.from().atOffset(ZoneOffset.UTC);
        var before = period.before() == null ? LAST_MOMENT : period.before().atOffset(ZoneOffset.UTC);
        return new Found(table, List.of(from, before, TsQuery.of(query), from, before));
    }

    /**
     * A tree of words gives all that it has at once, in no order. So it is asked for a month and, as long as somebody
     * reads on, for the months before it in steps that grow: a word that is in every article is sought in a month, and one
     * that is in a few is sought some times. The steps follow each other because each is a row of a nested loop, and no
     * other join is possible when one side needs the other's columns. Moments are compared behind them, or the planner would
     * read a whole range of dates at every step. Where nothing can be found there is no month to begin with, and none is sought.
     */
    private static String inOrder(String months, String column, String descending, String steps) {
        return """
                select s.article_id, s.revision_id, s.published_at
                  from (select array(select generate_series(%1$s)) as months
                          from (select published_month(greatest(min(p.published_at), ?)) as first,
                                       published_month(least(max(p.published_at), ?)) as last
                                  from published_search p
                                having min(p.published_at) is not null) e
                          join (values %4$s)
                                   as step (near, far)
                            on e.first <= e.last - step.near
                        offset 0) w
                 cross join lateral (
                       select d.article_id, d.revision_id, d.published_at
                         from published_search d
                        where d.%2$s @@ cast(? as tsquery) and d.published_in && w.months
                        order by d.published_at%3$s, d.article_id%3$s
                        offset 0) s
                 where s.published_at >= ? and s.published_at < ?
                """.formatted(months, column, descending, steps);
    }

    @Override
    public Found scores(TextQuery query) {
        return query.isEmpty() ? NOTHING : new Found(SCORES, List.of(TsQuery.of(query)));
    }
}
