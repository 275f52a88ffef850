package kz.malim.search;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import kz.malim.published.SqlQuery;
import kz.malim.words.TextQuery;
import org.jspecify.annotations.Nullable;

/**
 * Subqueries in PostgreSQL for the published articles that match a text query: {@code article_id}, {@code revision_id} and
 * {@code published_at}. For PostgreSQL's side of the search alone; no other engine needs them.
 */
public final class TextMatchSql {
    private static final String MATCHES = """
            select s.article_id, s.revision_id, s.published_at from published_search s where s.words @@ cast(? as tsquery)
            """;

    /** The words are decompressed once, to be ranked for each closeness of the query's terms. */
    private static final String RANKED = """
             as double precision) as score
              from published_search s
             cross join lateral (select s.words || cast('' as tsvector) as words offset 0) w
            """;

    private static final String ENTRIES = """
            select distinct on (s.article_id) s.article_id, s.entry_id
              from published_search_entry s
             where s.article_id = any(?) and s.words @@ cast(? as tsquery)
             order by s.article_id, s.words @@ cast(? as tsquery) desc, s.at desc
            """;

    private static final String NO_MATCH = "select s.article_id, s.revision_id, s.published_at,"
            + " cast(0 as double precision) as score from published_search s where false";

    /** Of each step the number of months, as a multiple of the step before. */
    private static final int GROWTH = 3;

    /** A prefix match scans all words with the prefix at every step. */
    private static final int GROWTH_WITH_PREFIX = 30;

    private static final OffsetDateTime MIN_TIME = OffsetDateTime.parse("0001-01-01T00:00:00Z");
    private static final OffsetDateTime MAX_TIME = OffsetDateTime.parse("9999-12-31T23:59:59Z");

    /**
     * A GIN index returns all matches at once, in no order. So it is queried for one month and, as long as more rows are
     * fetched, for the months next to it in growing steps: a word that is in every article is searched in one month, a rare
     * one in a few queries. The months are those in which something was published, found one after the other in the index by
     * date: one story dated in a far century adds one month. Both recursions are evaluated as far as their rows are read.
     *
     * <p>The steps follow each other because each is a row of a nested loop, and no other join is possible when one side
     * needs the other's columns. Times are compared outside it, or the planner would scan a whole range of dates at every
     * step.
     */
    private static final String MONTHS = """
            with recursive step (size, reached, months) as (
                select 1, published_month(?) %1$s, null::integer[]
                union all
                select step.size * %2$d, found.months[cardinality(found.months)], found.months
                  from step cross join lateral (
                       with recursive month (n, m) as (
                           select 0, step.reached
                           union all
                           select month.n + 1,
                                  (select published_month(p.published_at) from published_search p
                                    where %3$s order by p.published_at%4$s limit 1)
                             from month where month.n < step.size and month.m is not null)
                       select array_agg(month.m order by month.n) as months
                         from month where month.n > 0 and month.m is not null
                       having count(*) > 0) found)
            select step.months from step where step.months is not null
            """;

    private TextMatchSql() {}

    /** The part of a document that is searched, by its column. */
    public enum Field {
        TITLE_AND_LEDE("heading"),
        WHOLE_TITLE("heading"),
        ALL("words");

        private final String column;

        Field(String column) {
            this.column = column;
        }

        private String terms(TextQuery query) {
            return this == WHOLE_TITLE ? TsQuery.wholeTitle(query) : TsQuery.of(query);
        }
    }

    /**
     * Matches by date of publication.
     *
     * @param from the earliest time, inclusive
     * @param before the latest time, exclusive
     */
    public record DateOrder(
            @Nullable Instant from, @Nullable Instant before, boolean newestFirst) {
        public static final DateOrder NEWEST_FIRST = new DateOrder(null, null, true);
    }

    /** All matches, in no order. */
    public static SqlQuery matches(TextQuery query) {
        return query.isEmpty() ? new SqlQuery(NO_MATCH) : new SqlQuery(MATCHES, TsQuery.of(query));
    }

    /**
     * Of each of some live blogs, the entry to show for a query: the newest of those with all words, or else of those with
     * any: {@code article_id}, {@code entry_id}.
     */
    public static SqlQuery entries(TextQuery query, Collection<UUID> articles) {
        return new SqlQuery(ENTRIES, articles.toArray(UUID[]::new), TsQuery.anyOf(query), TsQuery.of(query));
    }

    /** The relevance of each published article to a query: {@code article_id}, {@code score}. */
    public static SqlQuery scores(TextQuery query, Ranking ranking) {
        return query.isEmpty()
                ? new SqlQuery(NO_MATCH)
                : new SqlQuery("select s.article_id, cast(")
                        .and(ranking.score(query))
                        .and(RANKED);
    }

    /**
     * Matches in the order of publication. They are searched for as far as they are read: limit what you read, and join
     * with nothing that changes the order.
     */
    public static SqlQuery byDate(TextQuery query, Field field, DateOrder order) {
        if (query.isEmpty()) {
            return new SqlQuery(NO_MATCH);
        }
        var from = order.from() == null ? MIN_TIME : order.from().atOffset(ZoneOffset.UTC);
        var before = order.before() == null ? MAX_TIME : order.before().atOffset(ZoneOffset.UTC);
        int growth = query.hasPrefix() ? GROWTH_WITH_PREFIX : GROWTH;
        var months = order.newestFirst()
                ? new SqlQuery(
                        MONTHS.formatted(
                                "+ 1",
                                growth,
                                "p.published_at < month_start(month.m) and p.published_at >= ?",
                                " desc"),
                        before,
                        from)
                : new SqlQuery(
                        MONTHS.formatted(
                                "- 1", growth, "p.published_at >= month_start(month.m + 1) and p.published_at < ?", ""),
                        from,
                        before);
        return new SqlQuery("select s.article_id, s.revision_id, s.published_at from (")
                .and(months)
                .and("""
                        ) w
                         cross join lateral (
                               select d.article_id, d.revision_id, d.published_at
                                 from published_search d
                                where d.%1$s @@ cast(? as tsquery) and d.published_in && w.months
                                order by d.published_at%2$s, d.article_id%2$s
                                offset 0) s
                         where s.published_at >= ? and s.published_at < ?
                        """.formatted(field.column, order.newestFirst() ? " desc" : ""), field.terms(query), from, before);
    }
}
