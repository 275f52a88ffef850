package kz.malim.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import kz.malim.published.ArticleDocument;
import kz.malim.published.ArticleRequest;
import kz.malim.published.Include;
import kz.malim.published.ReadingPool;
import kz.malim.published.Row;
import kz.malim.published.SqlQuery;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.Site;
import org.jspecify.annotations.Nullable;

/** The newest articles of everything or of one subject, with their bodies: one statement a feed. */
@ApplicationScoped
public class NewestArticles {
    private static final String NEWEST = " order by published_at desc, id desc limit ?) a))";

    private static final ArticleRequest WHOLE = ArticleRequest.of("", EnumSet.of(Include.PHOTOS));

    private final ReadingPool published;
    private final ZoneId zone;

    NewestArticles(ReadingPool published, Site site) {
        this.published = published;
        this.zone = site.zone();
    }

    public NewestView about(FeedSubject subject, int limit) {
        var found = published
                .document(question(subject, limit), Found.class)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.remedy()));
        var items = found.items().stream().map(row -> row.view(zone, WHOLE)).toList();
        var tags = new CacheTags().list(subject);
        items.forEach(tags::article);
        return new NewestView(found.name(), items, tags.names(), tags.newest());
    }

    /** A subject that does not exist is no row; one without articles is a row with none. */
    private static SqlQuery question(FeedSubject subject, int limit) {
        var question = switch (subject.kind()) {
            case ALL, LANG -> new SqlQuery("select json_build_object('name', null, ");
            case SECTION, TAG, AUTHOR -> new SqlQuery("select json_build_object('name', s.name, ");
        };
        question.and("'items', (select coalesce(json_agg(")
                .and(ArticleDocument.MAIN, true)
                .and(") order by a.published_at desc, a.id desc), '[]')");
        return switch (subject.kind()) {
            case ALL -> question.and(" from (select * from published_article").and(NEWEST, limit);
            case LANG ->
                question.and(" from (select * from published_article where lang = ?", subject.name())
                        .and(NEWEST, limit);
            case SECTION ->
                question.and("""
                     from (select * from published_article
                            where section_id in (with recursive below as (
                                      select s.id
                                      union select c.id from published_section c join below on c.parent_id = below.id)
                                  select id from below)
                    """)
                        .and(NEWEST, limit)
                        .and(" from published_section s where s.id = published_topic_id('section', ?)", subject.name());
            case TAG ->
                question.and(members("published_tagging", "tag_id"), limit)
                        .and(" from published_tag s where s.id = published_topic_id('tag', ?)", subject.name());
            case AUTHOR ->
                question.and(members("published_authorship", "author_id"), limit)
                        .and(" from published_author s where s.id = published_topic_id('author', ?)", subject.name());
        };
    }

    private static String members(String view, String key) {
        return """
                 from (select p.* from %s g join published_article p on p.id = g.article_id
                        where g.%s = s.id order by g.published_at desc, g.article_id desc limit ?) a))
                """.formatted(view, key);
    }

    private record Found(@Nullable String name, List<Row.Article> items) {}
}
