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
import org.jspecify.annotations.Nullable;

/** The newest articles, all or of one subject, with their bodies: one statement a feed. */
@ApplicationScoped
public class NewestArticles {
    private static final String NEWEST = " order by published_at desc, id desc limit ?) a))";

    private static final String WITH_SOUND = "revision_id in (select e.revision_id from published_episode e)";

    private static final Set<Include> PARTS = EnumSet.of(Include.PHOTOS, Include.MEDIA, Include.ENTRIES);

    private final ReadingPool published;

    NewestArticles(ReadingPool published) {
        this.published = published;
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
    private static SqlQuery query(FeedSubject subject, int limit, boolean withSound) {
        var query = switch (subject.kind()) {
            case ALL, LANG -> new SqlQuery("select json_build_object('name', null, ");
            case SECTION, TAG, AUTHOR -> new SqlQuery("select json_build_object('name', s.name, ");
        };
        var and = withSound ? " and " + WITH_SOUND : "";
        var of = withSound ? " and p." + WITH_SOUND : "";
        query.and("'items', (select coalesce(json_agg(")
                .and(ArticleDocument.of(PARTS))
                .and(" order by a.published_at desc, a.id desc), '[]')");
        return switch (subject.kind()) {
            case ALL ->
                query.and(" from (select * from published_article where " + (withSound ? WITH_SOUND : "true"))
                        .and(NEWEST, limit);
            case LANG ->
                query.and(" from (select * from published_article where lang = ?" + and, subject.name())
                        .and(NEWEST, limit);
            case SECTION ->
                query.and("""
                     from (select p.*
                             from (select distinct g.article_id, g.published_at
                                     from unnest(published_section_ids(array[s.slug::text])) wanted (id)
                                    cross join lateral (
                                          select g.article_id, g.published_at from published_sectioning g
                                           where g.section_id = wanted.id%s
                                           order by g.published_at desc, g.article_id desc limit ?) g
                                    order by g.published_at desc, g.article_id desc limit ?) n
                             join published_article p on p.id = n.article_id) a))
                    """.formatted(withSound ? " and g." + WITH_SOUND : ""), limit, limit)
                        .and(" from published_section s where s.id = published_topic_id('section', ?)", subject.name());
            case TAG ->
                query.and(members("published_tagging", "tag_id", of), limit)
                        .and(" from published_tag s where s.id = published_topic_id('tag', ?)", subject.name());
            case AUTHOR ->
                query.and(members("published_authorship", "author_id", of), limit)
                        .and(" from published_author s where s.id = published_topic_id('author', ?)", subject.name());
        };
    }

    private static String members(String view, String key, String and) {
        return """
                 from (select p.* from %s g join published_article p on p.id = g.article_id
                        where g.%s = s.id%s order by g.published_at desc, g.article_id desc limit ?) a))
                """.formatted(view, key, and);
    }

    private record Feed(@Nullable String name, List<ArticleView> items) {}
}
