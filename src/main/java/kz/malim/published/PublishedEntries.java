package kz.malim.published;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import kz.malim.text.Language;
import kz.malim.web.ContentUsage;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.jspecify.annotations.Nullable;

/** The entries of live blogs that readers can see: one statement a page, however many entries there are. */
@ApplicationScoped
public class PublishedEntries {
    private final ReadingPool database;
    private final PublishedArticles articles;

    PublishedEntries(ReadingPool database, PublishedArticles articles) {
        this.database = database;
        this.articles = articles;
    }

    /** Entries, and the article that they belong to. */
    public record Page(
            UUID article,
            Language lang,
            String slug,
            @Nullable String section,
            @Nullable ContentUsage usage,
            OffsetDateTime updatedAt,
            LiveEntriesView entries) {}

    private record Row(
            UUID id,
            Language lang,
            String slug,
            @Nullable String section,
            @Nullable ContentUsage usage,
            OffsetDateTime updatedAt,
            @Nullable LiveEntriesRow entries) {}

    public Page of(String slugOrId, LiveEntriesRequest request) {
        var query = new SqlQuery("select json_build_object('id', a.id, 'lang', a.lang, 'slug', a.slug, 'updatedAt',"
                        + " a.updated_at, 'section', a.section_slug, 'usage', a.usage, 'entries', case when "
                        + LiveDocument.IS_LIVE + " then ")
                .and(request.document())
                .and(" end) from published_article a where ");
        var row = database.first(PublishedArticles.whereIs(query, "a", slugOrId), Row.class)
                .orElseThrow(() -> articles.missing(ArticleRequest.of(slugOrId, Set.of())));
        if (row.entries() == null) {
            throw new Problem(ProblemType.NOT_FOUND, "The article is no live blog.");
        }
        return new Page(
                row.id(),
                row.lang(),
                row.slug(),
                row.section(),
                row.usage(),
                row.updatedAt(),
                row.entries().page(request));
    }
}
