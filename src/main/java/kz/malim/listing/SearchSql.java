package kz.malim.listing;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import kz.malim.listing.Cursor.Direction;
import kz.malim.listing.Sort.Aliases;
import kz.malim.published.SqlQuery;
import kz.malim.search.Ranking;
import kz.malim.search.TextMatchSql;
import kz.malim.search.TextMatchSql.DateOrder;
import kz.malim.search.TextMatchSql.Field;
import kz.malim.words.TextQuery;
import org.jspecify.annotations.Nullable;

/**
 * Builds the statement of one page of a text search, by relevance or by date.
 *
 * <p>Matches are read as the text index returns them, in the order of publication, and skipped where they fail another
 * filter. When that filter passes few articles and the text matches many, it is the other way round: the articles that
 * pass the filter are tested for the text. A test costs some twenty microseconds, since the words of an article are stored
 * compressed outside its row.
 */
final class SearchSql extends ListSql {
    /** With a word that many articles have, this many are tested in a tenth of a second, and mostly far fewer. */
    private static final int FILTER_FIRST_MATCHING = 10_000;

    /** Ranking reads the words of each article it ranks. */
    static final int RANKED = 250;

    /** The number of articles that are ranked, on each row of a search by relevance. */
    static final String RANKED_COLUMN = "ranked";

    private static final String IF_MANY = " and (select count(*) from newest) >= ";

    /** The offset keeps this a nested loop. */
    private static final String LISTING =
            " (select * from published_listing p where p.revision_id = s.revision_id offset 0) l";

    private final TextQuery query;
    private final Ranking ranking;

    SearchSql(ArticleFilter filter, Sort sort, @Nullable Cursor cursor, int limit) {
        super(filter, sort, cursor, limit);
        var search = requireNonNull(filter.search());
        this.query = search.query();
        this.ranking = search.ranking();
    }

    /** In other orders the text is a filter like any other. */
    static boolean supports(ArticleQuery query) {
        var sort = query.sort();
        return query.filter().search() != null
                && (sort.first() == SortKey.RELEVANCE
                        || (sort.first() == SortKey.PUBLISHED_AT && sort.keys().size() == 1));
    }

    /** The newest matches. */
    static SqlQuery newest(ArticleFilter filter, int limit) {
        var list = new SearchSql(filter, Sort.NEWEST_FIRST, null, limit);
        return list.choose(list.matches(Field.ALL, ""));
    }

    /** The number of matches that are ranked. */
    static SqlQuery countRanked(ArticleFilter filter) {
        return new SqlQuery("select count(*) from (")
                .and(new SearchSql(filter, Sort.NEWEST_FIRST, null, RANKED).toRank())
                .and(") c");
    }

    @Override
    SqlQuery select() {
        return sort.first() == SortKey.RELEVANCE ? byRelevance() : choose(matches(Field.ALL, ""));
    }

    private SqlQuery byRelevance() {
        var sql = new SqlQuery("select l.score, l.article_id, l." + RANKED_COLUMN
                        + " from (select c.article_id, r.score, count(*) over () as " + RANKED_COLUMN + " from (")
                .and(new SearchSql(filter, Sort.NEWEST_FIRST, null, RANKED).toRank())
                .and(") c cross join lateral (select s.score from (")
                .and(TextMatchSql.scores(query, ranking))
                .and(") s where s.article_id = c.article_id offset 0) r) l where true");
        return orderAndLimit(sql, Aliases.LISTING);
    }

    /** The newest matches and, if there are many, also the newest that match in title and lede, or whose title is the text. */
    private SqlQuery toRank() {
        return choose(new SqlQuery("(with newest as materialized (")
                .and(matches(Field.ALL, ""))
                .and(") select * from newest union ")
                .and(matches(Field.TITLE_AND_LEDE, IF_MANY + limit))
                .and(" union ")
                .and(matches(Field.WHOLE_TITLE, IF_MANY + limit))
                .and(")"));
    }

    /** Reads the matches in order; or tests what another filter passes, if that is little and the matches are many. */
    private SqlQuery choose(SqlQuery matches) {
        var candidates = filterFirstCandidates(Condition.of(filter.withoutSearch()));
        if (candidates.isEmpty()) {
            return matches;
        }
        var counts = counts(candidates, FILTER_FIRST_MATCHING)
                .and(", (-1, (select count(*) from (select from (")
                .and(TextMatchSql.byDate(query, Field.ALL, dateOrder()))
                .and(") s limit " + FILTER_FIRST + ") f), " + FILTER_FIRST + ")");
        var sql = chooseByCount(counts, matches);
        for (int i = 0; i < candidates.size(); i++) {
            var ifChosen = " and (select n from selective) = " + i;
            boolean inOrder = candidates.get(i).index() != null;
            sql.and(" union all ")
                    .and(
                            inOrder
                                    ? indexScan(candidates.get(i), ifChosen)
                                    : filterThenMatch(candidates.get(i), ifChosen));
        }
        return sql;
    }

    /** Sorted before they are tested for the text, so that no more are tested than a page needs. */
    private SqlQuery filterThenMatch(Condition condition, String ifChosen) {
        var sql = new SqlQuery("(select " + sort.columns(Aliases.LISTING) + " from (select l.* from ")
                .and(listing(condition, FILTER_FIRST_MATCHING))
                .and(" where true" + ifChosen);
        for (var other : Condition.of(filter.withoutSearch())) {
            sql.and(" and ").and(other.rowPredicate(Aliases.LISTING), other.values());
        }
        var text = Condition.byText(query);
        return afterCursor(sql, Aliases.LISTING)
                .and(sort.orderBy(Aliases.LISTING, direction) + ") l where ")
                .and(text.rowPredicate(), text.values())
                .and(" limit ?)", limit);
    }

    private SqlQuery matches(Field field, String ifChosen) {
        var others = Condition.of(filter.withoutSearch());
        var matches = TextMatchSql.byDate(query, field, dateOrder());
        var sql = new SqlQuery("(select " + sort.columns(Aliases.LISTING) + " from (").and(matches);
        // without other filters nothing of the listing is needed: every match is in it
        sql.and(others.isEmpty() ? ") l" : ") s cross join lateral" + LISTING);
        sql.and(" where true" + ifChosen + (filterFirstCandidates(others).isEmpty() ? "" : UNLESS_SELECTIVE));
        others.forEach(condition -> sql.and(" and ").and(condition.rowPredicate(Aliases.LISTING), condition.values()));
        return afterCursor(sql, Aliases.LISTING).and(" limit ?)", limit);
    }

    /** Matches before the cursor need not be searched for again. */
    private DateOrder dateOrder() {
        boolean newestFirst = sort.keys().getFirst().descending() == (direction == Direction.AFTER);
        var from = filter.published().from();
        var before = filter.published().before();
        if (cursor != null) {
            var reached = ((OffsetDateTime) cursor.sortValues().getFirst()).toInstant();
            if (newestFirst) {
                var next = reached.plus(1, ChronoUnit.MICROS);
                before = before == null || next.isBefore(before) ? next : before;
            } else {
                from = from == null || reached.isAfter(from) ? reached : from;
            }
        }
        return new DateOrder(from, before, newestFirst);
    }
}
