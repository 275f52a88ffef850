package kz.malim.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kz.malim.published.ArticleDocument;
import kz.malim.published.ArticleView;
import kz.malim.published.Include;
import kz.malim.published.ReadingPool;
import kz.malim.published.SqlQuery;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.Site;
import org.jspecify.annotations.Nullable;

/** The newest articles, all or of one subject, with their bodies: one statement a feed. */
@ApplicationScoped
public class NewestArticles {
    private static final String NEWEST = " order by published_at desc, id desc limit ?) a))";

    private static final int CANDIDATES = 1_000;

    private static final String WITH_SOUND = "revision_id in (select e.revision_id from published_episode e)";

    private static final Set<Include> PARTS = EnumSet.of(Include.PHOTOS, Include.MEDIA, Include.ENTRIES);

    private final ReadingPool published;

    private final Site site;

    NewestArticles(ReadingPool published, Site site) {
        this.published = published;
        this.site = site;
    }

    /** @param withSound only those that have a sound to listen to */
    public NewestView about(FeedSubject subject, int limit, boolean withSound) {
        var feed = published
                .first(query(subject, limit, withSound), Feed.class)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.remedy()));
        var tags = new CacheTags().list(subject);
        feed.items().forEach(tags::article);
        return new NewestView(feed.name(), feed.items(), tags.tags(), tags.newest());
    }

    /** A subject that does not exist returns no row; one without articles returns a row with an empty list. */
    private SqlQuery query(FeedSubject subject, int limit, boolean withSound) {
        var query = switch (subject.kind()) {
            case ALL -> new SqlQuery("select json_build_object('name', null, ");
            case SECTION, TAG, AUTHOR ->
                subject.lang() == null
                        ? new SqlQuery("select json_build_object('name', s.name, ")
                        : new SqlQuery(
                                "select json_build_object('name', coalesce(s.names ->> cast(? as text), s.name), ",
                                subject.lang().tag());
        };
        query.and("'items', (select coalesce(json_agg(")
                .and(ArticleDocument.of(PARTS, site))
                .and(" order by a.published_at desc, a.id desc), '[]')");
        return switch (subject.kind()) {
            case ALL ->
                query.and(" from (select * from published_article where true")
                        .and(conditions(subject, withSound))
                        .and(NEWEST, limit);
            case SECTION ->
                query.and("""
                     from (select p.*
                             from (select d.article_id
                                     from (select distinct g.article_id, g.published_at
                                             from unnest(published_section_ids(array[s.slug::text])) wanted (id)
                                            cross join lateral (
                                                  select g.article_id, g.published_at from published_sectioning g
                                                   where g.section_id = wanted.id
                                                   order by g.published_at desc, g.article_id desc limit ?) g) d
                                    order by d.published_at desc, d.article_id desc limit ?) n
                             join published_article p on p.id = n.article_id where true
                    """, candidates(subject, limit, withSound), candidates(subject, limit, withSound))
                        .and(conditions(subject, withSound))
                        .and(NEWEST, limit)
                        .and(" from published_section s where s.id = published_topic_id('section', ?)", subject.name());
            case TAG ->
                members(query, "published_tagging", "tag_id", subject, limit, withSound)
                        .and(" from published_tag s where s.id = published_topic_id('tag', ?)", subject.name());
            case AUTHOR ->
                members(query, "published_authorship", "author_id", subject, limit, withSound)
                        .and(" from published_author s where s.id = published_topic_id('author', ?)", subject.name());
        };
    }

    private static SqlQuery conditions(FeedSubject subject, boolean withSound) {
        var conditions = new SqlQuery(withSound ? " and " + WITH_SOUND : "");
        return subject.lang() == null
                ? conditions
                : conditions.and(" and lang = ?", subject.lang().tag());
    }

    /** The newest, and in one language or with sound the newest of so many, however many a subject has. */
    private static int candidates(FeedSubject subject, int limit, boolean withSound) {
        return subject.lang() == null && !withSound ? limit : CANDIDATES;
    }

    private static SqlQuery members(
            SqlQuery query, String view, String key, FeedSubject subject, int limit, boolean withSound) {
        return query.and("""
                 from (select p.* from (select article_id from %s where %s = s.id
                                         order by published_at desc, article_id desc limit ?) g
                         join published_article p on p.id = g.article_id where true
                """.formatted(view, key), candidates(subject, limit, withSound))
                .and(conditions(subject, withSound))
                .and(NEWEST, limit);
    }

    private record Feed(@Nullable String name, List<ArticleView> items) {}
}
