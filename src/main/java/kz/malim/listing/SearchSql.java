package kz.malim.listing;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import kz.malim.listing.Cursor.Direction;
import kz.malim.listing.Sort.Place;
import kz.malim.published.SqlQuery;
import kz.malim.search.TextMatchSql;
import kz.malim.search.TextMatchSql.DateOrder;
import kz.malim.search.TextMatchSql.Field;
import kz.malim.words.TextQuery;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one page of what is searched for, by relevance or by date.
 *
 * <p>What is found is walked as the index of words finds it, in the order of publication, and passed over where another
 * filter does not want it. When that filter leaves few articles and the words have many, it is the other way round: what
 * the filter leaves is looked at for the words. A look costs some twenty microseconds, since the words of an article lie
 * packed beside its row.
 */
final class SearchSql extends ListSql {
    /** With a word that many articles have, this many are looked at in a tenth of a second, and mostly far fewer. */
    private static final int FEW_TO_LOOK_AT = 10_000;

    /** Ranking reads what it ranks, so there is a limit to it. */
    private static final int RANKED = 250;

    /** The limit keeps this a look at one article after another. */
    private static final String LISTED =
            " (select * from published_listing p where p.revision_id = s.revision_id offset 0) l";

    private final SearchCriteria searched;

    SearchSql(ArticleFilter filter, Sort sort, @Nullable Cursor cursor, int most) {
        super(filter, sort, cursor, most);
        this.searched = requireNonNull(filter.searched());
    }

    /** Other orders are read as if the words were any other filter. */
    static boolean answers(ArticleQuery query) {
        var sort = query.sort();
        return query.filter().searched() != null
                && (sort.first() == SortKey.RELEVANCE
                        || (sort.first() == SortKey.PUBLISHED_AT && sort.keys().size() == 1));
    }

    /** The {@code article_id} of the newest that are found: those that have the words as they are, if there are enough. */
    static SqlQuery newest(ArticleFilter filter, int most) {
        var list = new SearchSql(filter, Sort.NEWEST_FIRST, null, most);
        return list.found(new SqlQuery("(with whole as materialized (")
                .and(list.found(list.searched.query().finished(), Field.ALL, ""))
                .and(") select * from whole where " + list.isWhole(true) + " union all ")
                .and(list.found(list.searched.query(), Field.ALL, " and " + list.isWhole(false)))
                .and(")"));
    }

    @Override
    SqlQuery listed() {
        return sort.first() == SortKey.RELEVANCE ? ranked() : found(found(searched.query(), Field.ALL, ""));
    }

    /** Some of what is searched for, by scores. */
    private SqlQuery ranked() {
        var ranked = new SqlQuery("select l.score, l.article_id from (select c.article_id, r.score from (")
                .and(new SearchSql(filter, Sort.NEWEST_FIRST, null, RANKED).toRank())
                .and(") c cross join lateral (select s.score from (")
                .and(TextMatchSql.scores(searched.query()))
                .and(") s where s.article_id = c.article_id offset 0) r) l where true");
        return ended(ranked, Place.LISTING);
    }

    /**
     * The newest that have the words as they are. If there are many, then also the newest that have them in title and
     * lede; and if there are few, the newest that have a longer last word: to find all that begins with a common word
     * takes long, and is not what is wanted then.
     */
    private SqlQuery toRank() {
        var finished = searched.query().finished();
        return found(new SqlQuery("(with whole as materialized (")
                .and(found(finished, Field.ALL, ""))
                .and(") select * from whole union ")
                .and(found(finished, Field.TITLE_AND_LEDE, " and " + isWhole(true)))
                .and(" union ")
                .and(found(searched.query(), Field.ALL, " and " + isWhole(false)))
                .and(")"));
    }

    private String isWhole(boolean many) {
        return "(select count(*) from whole) " + (many ? ">= " : "< ") + most;
    }

    /** Walks what is found; or looks at what another filter leaves, if that is little and what is found is much. */
    private SqlQuery found(SqlQuery walked) {
        var narrowing = narrowing(Condition.of(filter.withoutSearch()));
        if (narrowing.isEmpty()) {
            return walked;
        }
        var sizes = sizes(narrowing, FEW_TO_LOOK_AT)
                .and(", (-1, (select count(*) from (select from (")
                .and(TextMatchSql.byDate(searched.query().finished(), Field.ALL, dateOrder()))
                .and(") s limit " + FEW + ") f), " + FEW + ")");
        var question = rarest(sizes, walked);
        for (int i = 0; i < narrowing.size(); i++) {
            var chosen = " and (select n from rare) = " + i;
            boolean inOrder = narrowing.get(i).path() != null;
            question.and(" union all ")
                    .and(inOrder ? walked(narrowing.get(i), chosen) : lookedAt(narrowing.get(i), chosen));
        }
        return question;
    }

    /** In their order, so that no more are looked into than a page needs. */
    private SqlQuery lookedAt(Condition condition, String chosen) {
        var leg = new SqlQuery("(select " + sort.columns(Place.LISTING) + " from (select l.* from ")
                .and(listing(condition, FEW_TO_LOOK_AT))
                .and(" where true" + chosen);
        for (var other : Condition.of(filter.withoutSearch())) {
            leg.and(" and ").and(other.probe(Place.LISTING), other.values());
        }
        var has = Condition.matching(searched.query());
        return beyond(leg, Place.LISTING)
                .and(sort.order(Place.LISTING, direction) + ") l where ")
                .and(has.probe(), has.values())
                .and(" limit ?)", most);
    }

    private SqlQuery found(TextQuery query, Field field, String chosen) {
        var besides = Condition.of(filter.withoutSearch());
        var matches = TextMatchSql.byDate(query, field, dateOrder());
        var leg = new SqlQuery("(select " + sort.columns(Place.LISTING) + " from ");
        if (besides.isEmpty()) { // all that is found is in the listing, and nothing else of it is needed
            leg.and("(").and(matches).and(") l");
        } else {
            leg.and("(").and(matches).and(") s cross join lateral" + LISTED);
        }
        leg.and(" where true" + chosen + (narrowing(besides).isEmpty() ? "" : UNLESS_RARE));
        besides.forEach(condition -> leg.and(" and ").and(condition.probe(Place.LISTING), condition.values()));
        return beyond(leg, Place.LISTING).and(" limit ?)", most);
    }

    /** Nothing before the cursor need be found again. */
    private DateOrder dateOrder() {
        boolean newestFirst = sort.keys().getFirst().descending() == (direction == Direction.AFTER);
        var from = filter.published().from();
        var before = filter.published().before();
        if (cursor != null) {
            var reached = ((OffsetDateTime) cursor.values().getFirst()).toInstant();
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
