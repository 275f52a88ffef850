package kz.malim.listing;

import java.util.List;
import kz.malim.listing.Cursor.Direction;
import kz.malim.listing.Sort.Place;
import kz.malim.published.ArticleDocument;
import kz.malim.published.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one page of a list.
 *
 * <p>A list can be read in two ways: walk an index in the order of the list and pass over articles that are not wanted,
 * or gather all that one filter leaves and sort them. The first is slow when a filter leaves few articles and the
 * second when it leaves many, and the planner cannot know which, since it sees slugs. So the statement looks before it
 * reads: a filter that leaves fewer than {@value #FEW} is gathered, the rarest one first, and else the list is walked.
 * Where one filter has an index in the order of the list there is nothing to choose. What is searched for is a
 * {@link SearchSql}.
 */
public class ListSql {
    /** Gathering this many takes a few milliseconds; so does walking until a filter that leaves more has filled a page. */
    static final int FEW = 2_000;

    private static final String BODY = "(select a.body from published_article a where a.id = k.article_id)";
    static final String UNLESS_RARE = " and not exists (select from rare where n >= 0)";

    final ArticleFilter filter;
    final Sort sort;
    final @Nullable Cursor cursor;
    final Direction direction;
    private final List<Condition> conditions;
    final int most;

    ListSql(ArticleFilter filter, Sort sort, @Nullable Cursor cursor, int most) {
        this.filter = filter;
        this.sort = sort;
        this.cursor = cursor;
        this.direction = cursor == null ? Direction.AFTER : cursor.direction();
        this.conditions = Condition.of(filter);
        this.most = most;
    }

    /** One article more than the page holds, so that the answer knows whether there is a next one. */
    public static SqlQuery page(ArticleQuery query) {
        int most = query.skipped() + query.limit() + 1;
        var list = SearchSql.answers(query)
                ? new SearchSql(query.filter(), query.sort(), query.cursor(), most)
                : new ListSql(query.filter(), query.sort(), query.cursor(), most);
        return list.shown(query);
    }

    /** The columns of the order, and {@code article_id}. */
    SqlQuery listed() {
        if (filter.ids() != null) {
            return gathered(conditions.getFirst(), "");
        }
        boolean byPublication = sort.first() == SortKey.PUBLISHED_AT;
        var path = byPublication ? path() : null;
        var narrowing = narrowing(conditions);
        if (narrowing.isEmpty() || (narrowing.size() == 1 && path != null)) {
            return walked(path, "");
        }
        var question = rarest(sizes(narrowing, FEW), walked(path, UNLESS_RARE));
        for (int i = 0; i < narrowing.size(); i++) {
            question.and(" union all ").and(gathered(narrowing.get(i), " and (select n from rare) = " + i));
        }
        return question;
    }

    /** Filters that could be gathered. A range of what the list is sorted by is where the walk begins and ends. */
    List<Condition> narrowing(List<Condition> conditions) {
        return conditions.stream()
                .filter(condition -> condition.revisions() != null && condition.range() != sort.first())
                .toList();
    }

    /** The first filter that has an index in the order of publication. */
    private @Nullable Condition path() {
        return conditions.stream()
                .filter(condition -> condition.path() != null)
                .findFirst()
                .orElse(null);
    }

    /**
     * Looks which filter leaves the fewest articles, and at no more of them than can be gathered.
     *
     * @param walked to be read when all leave many
     */
    static SqlQuery rarest(SqlQuery sizes, SqlQuery walked) {
        return new SqlQuery("with rare as materialized (select n from (values ")
                .and(sizes)
                .and(") sizes (n, size, few) where size < few order by size limit 1) ")
                .and(walked);
    }

    static SqlQuery sizes(List<Condition> narrowing, int few) {
        var question = new SqlQuery("");
        for (int i = 0; i < narrowing.size(); i++) {
            var condition = narrowing.get(i);
            question.and(i == 0 ? "" : ", ")
                    .and(
                            "(" + i + ", (select count(*) from (" + condition.revisions() + " limit " + few + ") r), "
                                    + few + ")",
                            condition.values());
        }
        return question;
    }

    private SqlQuery gathered(Condition condition, String chosen) {
        var leg = new SqlQuery("(select " + sort.columns(Place.LISTING) + " from ")
                .and(listing(condition, FEW))
                .and(" where true" + chosen);
        return wanted(leg, null, Place.LISTING).and(")");
    }

    static SqlQuery listing(Condition condition, int few) {
        return new SqlQuery(
                        "(select distinct revision_id from (" + condition.revisions() + " limit " + few + ") r) r",
                        condition.values())
                // the limit keeps this a look at one article after another
                .and(
                        " cross join lateral (select * from published_listing p where p.revision_id = r.revision_id offset 0) l");
    }

    SqlQuery walked(@Nullable Condition walked, String chosen) {
        if (walked == null || walked.path() == null) {
            var leg = new SqlQuery(
                    "(select " + sort.columns(Place.LISTING) + " from published_listing l where true" + chosen);
            return wanted(leg, null, Place.LISTING).and(")");
        }
        var path = walked.path();
        var leg = new SqlQuery("(select " + (path.overlapping() ? "distinct " : "") + sort.columns(Place.FOUND))
                .and(" from " + path.keys() + " key (id)", walked.values())
                .and(" cross join lateral (select " + sort.columns(path.place()) + " from " + path.articles() + chosen);
        return wanted(leg, walked, path.place()).and(") k)");
    }

    /** @param passed the filter that everything passes already */
    private SqlQuery wanted(SqlQuery leg, @Nullable Condition passed, Place place) {
        for (var condition : conditions) {
            if (!condition.equals(passed)) {
                leg.and(" and ").and(condition.probe(place), condition.values());
            }
        }
        return ended(leg, place);
    }

    SqlQuery ended(SqlQuery leg, Place place) {
        return beyond(leg, place).and(sort.order(place, direction) + " limit ?", most);
    }

    SqlQuery beyond(SqlQuery leg, Place place) {
        return cursor == null ? leg : leg.and(" and ").and(sort.beyond(cursor, place));
    }

    private SqlQuery shown(ArticleQuery query) {
        return new SqlQuery("select " + ArticleDocument.TEASER + ", ")
                .and(query.wantsBodies() ? BODY : "null")
                .and(", " + sort.columns(Place.FOUND) + " from (select * from (")
                .and(listed())
                .and(
                        ") k" + sort.order(Place.FOUND, direction) + " limit ? offset ?) k",
                        query.limit() + 1,
                        query.skipped())
                .and(" join published_article t on t.id = k.article_id" + sort.order(Place.FOUND, direction));
    }
}
