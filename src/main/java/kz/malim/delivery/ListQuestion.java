package kz.malim.delivery;

import static java.util.Objects.requireNonNull;

import java.util.List;
import kz.malim.delivery.Cursor.Direction;
import kz.malim.delivery.Sort.Place;
import kz.malim.search.SearchIndex;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one page of a list.
 *
 * <p>A list can be read in two ways: walk an index in the order of the list and pass over articles that are not wanted,
 * or gather all that one filter leaves and sort them. The first is slow when a filter leaves few articles and the
 * second when it leaves many, and the planner cannot know which, since it sees slugs. So the statement looks before it
 * reads: a filter that leaves fewer than {@value #FEW} is gathered, the rarest one first, and else the list is walked.
 * Where one filter has an index in the order of the list there is nothing to choose.
 */
final class ListQuestion {
    /** Gathering this many takes a few milliseconds; so does walking until a filter that leaves more has filled a page. */
    private static final int FEW = 2_000;

    private static final int RANKED = 400;

    private static final String BODY = "(select a.body from published_article a where a.id = k.article_id)";

    private final ArticleQuery query;
    private final Sort sort;
    private final Direction direction;
    private final List<Condition> conditions;
    private final int most;

    private ListQuestion(ArticleQuery query) {
        this.query = query;
        this.sort = query.sort();
        this.direction = query.backwards() ? Direction.BEFORE : Direction.AFTER;
        this.conditions = Condition.of(query.filter());
        this.most = query.skipped() + query.limit() + 1;
    }

    /** One article more than the page holds, so that the answer knows whether there is a next one. */
    static Question page(ArticleQuery query) {
        return new ListQuestion(query).page();
    }

    private Question page() {
        if (sort.first() == SortKey.RELEVANCE) {
            return shown(new Question(""), ranked(requireNonNull(query.filter().searched())));
        }
        if (query.filter().ids() != null) {
            return shown(new Question(""), gathered(conditions.getFirst(), ""));
        }
        var path = sort.first() == SortKey.PUBLISHED_AT ? path() : null;
        var narrowing = narrowing();
        if (narrowing.isEmpty() || (narrowing.size() == 1 && path != null)) {
            return shown(new Question(""), walked(path, ""));
        }
        var legs = walked(path, " and not exists (select from rare)");
        for (int i = 0; i < narrowing.size(); i++) {
            legs.and(" union all ").and(gathered(narrowing.get(i), " and (select n from rare) = " + i));
        }
        return shown(rarest(narrowing), legs);
    }

    /**
     * The newest that have what is searched for, and the newest that have it in their heading, by their scores. Ranking
     * reads what it ranks, so there is a limit to it.
     */
    private Question ranked(Searched searched) {
        var leg = new Question("(select l.score, l.article_id from (select c.article_id, r.score from (")
                .and(candidates(searched.found()))
                .and(" union ")
                .and(candidates(searched.inHeadings()))
                .and(
                        ") c join (" + searched.scores().table() + ") r on r.article_id = c.article_id) l where true",
                        searched.scores().values());
        if (query.cursor() != null) {
            leg.and(" and ").and(sort.beyond(query.cursor(), Place.LISTING));
        }
        return leg.and(sort.order(Place.LISTING, direction) + " limit ?)", most);
    }

    private Question candidates(SearchIndex.Found found) {
        var leg = new Question("(select l.article_id from (" + found.table() + ") s", found.values())
                .and(" join published_listing l on l.revision_id = s.revision_id where true");
        for (var condition : Condition.of(query.filter().withoutSearch())) {
            leg.and(" and ").and(condition.test(), condition.values());
        }
        return leg.and(" order by s.published_at desc, s.article_id desc limit ?)", RANKED);
    }

    /** Filters that could be gathered. A range of what the list is sorted by is where the walk begins and ends. */
    private List<Condition> narrowing() {
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

    /** Looks which filter leaves the fewest articles, and at no more of them than can be gathered. */
    private static Question rarest(List<Condition> narrowing) {
        var question = new Question("with rare as materialized (select n from (values ");
        for (int i = 0; i < narrowing.size(); i++) {
            var condition = narrowing.get(i);
            question.and(i == 0 ? "" : ", ")
                    .and(
                            "(" + i + ", (select count(*) from (" + condition.revisions() + " limit " + FEW + ") r))",
                            condition.values());
        }
        return question.and(") sizes (n, size) where size < " + FEW + " order by size limit 1) ");
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
        if (query.cursor() != null) {
            leg.and(" and ").and(sort.beyond(query.cursor(), place));
        }
        return leg.and(sort.order(place, direction) + " limit ?", most);
    }

    private Question shown(Question start, Question legs) {
        return start.and("select t.teaser, ")
                .and(query.wantsBodies() ? BODY : "null")
                .and(", " + sort.columns(Place.FOUND) + " from (select * from (")
                .and(legs)
                .and(
                        ") k" + sort.order(Place.FOUND, direction) + " limit ? offset ?) k",
                        query.limit() + 1,
                        query.skipped())
                .and(" join published_teaser t on t.id = k.article_id" + sort.order(Place.FOUND, direction));
    }
}
