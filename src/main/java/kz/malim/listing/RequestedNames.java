package kz.malim.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.published.MissingView;
import kz.malim.published.MissingView.Reason;
import kz.malim.published.ReadingPool;
import kz.malim.published.SqlQuery;
import kz.malim.published.TeaserView;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.ProblemView.Violation;

/** What the filters of a list name and is not there: to leave it out would look like a list without articles. */
final class RequestedNames {
    private RequestedNames() {}

    /**
     * Refuses sections, tags and authors that readers cannot know; those that are excluded may be missing. Takes a statement
     * only where the list leaves it open.
     */
    static void require(ArticleFilter filter, boolean isEmpty, ReadingPool published) {
        var topics = new ArrayList<String>();
        var slugs = new ArrayList<String>();
        filter.unprovenNames(isEmpty)
                .forEach((topic, names) -> names.forEach(slug -> {
                    topics.add(topic.word());
                    slugs.add(slug);
                }));
        if (topics.isEmpty()) {
            return;
        }
        var unknown = published.execute(
                new SqlQuery("""
                        select w.topic, w.slug from unnest(?::text[], ?::text[]) as w (topic, slug)
                         where published_topic_id(w.topic, w.slug) is null
                        """, topics.toArray(String[]::new), slugs.toArray(String[]::new)),
                row -> Violation.ofParameter(
                        row.getString(1), "There is no " + row.getString(1) + " \"" + row.getString(2) + "\"."));
        if (!unknown.isEmpty()) {
            throw new Problem(ProblemType.NOT_FOUND, unknown.getFirst().detail(), unknown);
        }
    }

    /** Articles requested by an id or a slug that none has, and why. What was never public is unknown. */
    static List<MissingView> missing(ArticleIds requested, List<TeaserView> found, ReadingPool published) {
        var names = found.stream()
                .flatMap(teaser -> Stream.of(teaser.id().toString(), teaser.slug()))
                .collect(Collectors.toSet());
        var others =
                requested.terms().stream().filter(term -> !names.contains(term)).toList();
        if (others.isEmpty()) {
            return List.of();
        }
        Object terms = others.toArray(String[]::new);
        return published.execute(
                new SqlQuery("""
                        select w.term, m.current_slug,
                               exists (select from published_takedown t
                                        where t.id = w.id or t.slug = coalesce(m.current_slug, w.term)) as gone
                          from (select u.term, u.place, case when u.term ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                                                             then cast(u.term as uuid) end as id
                                  from unnest(?::text[]) with ordinality as u (term, place)) w
                          left join published_moved m on m.slug = w.term and w.id is null
                         where not exists (select from published_listing l where l.article_id = w.id)
                           and (w.id is not null or not exists (select from published_article a where a.slug = w.term))
                         order by w.place
                        """, terms),
                row -> new MissingView(
                        row.getString(1),
                        row.getBoolean(3) ? Reason.GONE : row.getString(2) == null ? Reason.UNKNOWN : Reason.MOVED,
                        row.getBoolean(3) ? null : row.getString(2)));
    }
}
