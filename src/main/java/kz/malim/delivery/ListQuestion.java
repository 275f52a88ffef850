package kz.malim.delivery;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import kz.malim.delivery.Cursor.Direction;
import kz.malim.delivery.Sort.Place;
import kz.malim.search.SearchIndex.Period;
import kz.malim.search.SearchIndex.Within;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one page of a list.
 *
 * <p>A list can be read in two ways: walk an index in the order of the list and pass over articles that are not wanted,
 * or gather all that one filter leaves and sort them. The first is slow when a filter leaves few articles and the
 * second when it leaves many, and the planner cannot know which, since it sees slugs. So the statement looks before it
 * reads: a filter that leaves fewer than {@value #FEW} is gathered, the rarest one first, and else the list is walked.
 * Where one filter has an index in the order of the list there is nothing to choose. What is searched for is walked as the
 * index of words finds it, the newest first.
 */
final class ListQuestion {
    /** Gathering this many takes a few milliseconds; so does walking until a filter that leaves more has filled a page. */
    private static final int FEW = 2_000;

    /** Ranking reads what it ranks, so there is a limit to it. */
    private static final int RANKED = 400;

    private static final String BODY = "(select a.body from published_article a where a.id = k.article_id)";
    private static final String UNLESS_RARE = " and not exists (select from rare)";

    private final ArticleFilter filter;
    private final Sort sort;
    private final @Nullable Cursor cursor;
    private final Direction direction;
    private final List<Condition> conditions;
    private final int most;

    private ListQuestion(ArticleFilter filter, Sort sort, @Nullable Cursor cursor, int most) {
        this.filter = filter;
        this.sort = sort;
        this.cursor = cursor;
        this.direction = cursor == null ? Direction.AFTER : cursor.direction();
        this.conditions = Condition.of(filter);
        this.most = most;
    }

    /** One article more than the page holds, so that the answer knows whether there is a next one. */
    static Question page(ArticleQuery query) {
        var list = new ListQuestion(query.filter(), query.sort(), query.cursor(), query.skipped() + query.limit() + 1);
        var found = query.sort().first() == SortKey.RELEVANCE ? list.ranked() : list.listed();
        return list.shown(query, found);
    }

    /** The {@code article_id} of the newest that a filter leaves. */
    static Question newest(ArticleFilter filter, int most) {
        return new ListQuestion(filter, Sort.NEWEST_FIRST, null, most).listed();
    }

    private Question listed() {
        if (filter.ids() != null) {
            return gathered(conditions.getFirst(), "");
        }
        boolean byPublication = sort.first() == SortKey.PUBLISHED_AT;
        if (filter.searched() != null && byPublication && sort.keys().size() == 1) {
            return found(filter.searched(), Within.ALL);
        }
        var path = byPublication ? path() : null;
        var narrowing = narrowing(conditions);
        if (narrowing.isEmpty() || (narrowing.size() == 1 && path != null)) {
            return walked(path, "");
        }
        return rarest(narrowing, walked(path, UNLESS_RARE));
    }

    /** The newest that have what is searched for, and the newest that have it in their heading, by their scores. */
    private Question ranked() {
        var searched = requireNonNull(filter.searched());
        var newest = new ListQuestion(filter, Sort.NEWEST_FIRST, null, RANKED);
        var scores = searched.scores();
        var ranked = new Question("select l.score, l.article_id from (select c.article_id, r.score from (")
                .and(newest.found(searched, Within.ALL, Within.TITLE_AND_LEDE))
                .and(
                        ") c join (" + scores.table() + ") r on r.article_id = c.article_id) l where true",
                        scores.values());
        return ended(ranked, Place.LISTING);
    }

    private Question found(Searched searched, Within... parts) {
        var besides = Condition.of(filter.withoutSearch());
        var narrowing = narrowing(besides);
        var legs = new Question("");
        for (var part : parts) {
            legs.and(part == parts[0] ? "" : " union ")
                    .and("(select " + sort.columns(Place.LISTING) + " from ")
                    .and(searched.inOrder(part, period()))
                    .and(" where true" + (narrowing.isEmpty() ? "" : UNLESS_RARE));
            besides.forEach(condition -> legs.and(" and ").and(condition.probe(Place.LISTING), condition.values()));
            beyond(legs, Place.LISTING).and(" limit ?)", most);
        }
        return narrowing.isEmpty() ? legs : rarest(narrowing, legs);
    }

    /** Nothing before the cursor need be found again. */
    private Period period() {
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
        return new Period(from, before, newestFirst);
    }

    /** Filters that could be gathered. A range of what the list is sorted by is where the walk begins and ends. */
    private List<Condition> narrowing(List<Condition> conditions) {
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
    private Question rarest(List<Condition> narrowing, Question walked) {
        var question = new Question("with rare as materialized (select n from (values ");
        for (int i = 0; i < narrowing.size(); i++) {
            var condition = narrowing.get(i);
            question.and(i == 0 ? "" : ", ")
                    .and(
                            "(" + i + ", (select count(*) from (" + condition.revisions() + " limit " + FEW + ") r))",
                            condition.values());
        }
        question.and(") sizes (n, size) where size < " + FEW + " order by size limit 1) ")
                .and(walked);
        for (int i = 0; i < narrowing.size(); i++) {
            question.and(" union all ").and(gathered(narrowing.get(i), " and (select n from rare) = " + i));
        }
        return question;
    }

    private Question gathered(Condition condition, String chosen) {
        var leg = new Question("(select " + sort.columns(Place.LISTING))
                .and(
                        " from (select distinct revision_id from (" + condition.revisions() + " limit " + FEW
                                + ") r) r",
                        condition.values())
                // the limit keeps this a look at one article after another
                .and(
                        " cross join lateral (select * from published_listing p where p.revision_id = r.revision_id offset 0) l")
                .and(" where true" + chosen);
        return wanted(leg, null, Place.LISTING).and(")");
    }

    private Question walked(@Nullable Condition walked, String chosen) {
        if (walked == null || walked.path() == null) {
            var leg = new Question(
                    "(select " + sort.columns(Place.LISTING) + " from published_listing l where true" + chosen);
            return wanted(leg, null, Place.LISTING).and(")");
        }
        var path = walked.path();
        var leg = new Question("(select " + (path.overlapping() ? "distinct " : "") + sort.columns(Place.FOUND))
                .and(" from " + path.keys() + " key (id)", walked.values())
                .and(" cross join lateral (select " + sort.columns(path.place()) + " from " + path.articles() + chosen);
        return wanted(leg, walked, path.place()).and(") k)");
    }

    /** @param passed the filter that everything passes already */
    private Question wanted(Question leg, @Nullable Condition passed, Place place) {
        for (var condition : conditions) {
            if (!condition.equals(passed)) {
                leg.and(" and ").and(condition.probe(place), condition.values());
            }
        }
        return ended(leg, place);
    }

    private Question ended(Question leg, Place place) {
        return beyond(leg, place).and(sort.order(place, direction) + " limit ?", most);
    }

    private Question beyond(Question leg, Place place) {
        return cursor == null ? leg : leg.and(" and ").and(sort.beyond(cursor, place));
    }

    private Question shown(ArticleQuery query, Question found) {
        return new Question("select t.teaser, ")
                .and(query.wantsBodies() ? BODY : "null")
                .and(", " + sort.columns(Place.FOUND) + " from (select * from (")
                .and(found)
                .and(
                        ") k" + sort.order(Place.FOUND, direction) + " limit ? offset ?) k",
                        query.limit() + 1,
                        query.skipped())
                .and(" join published_teaser t on t.id = k.article_id" + sort.order(Place.FOUND, direction));
    }
}
