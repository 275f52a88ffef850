package kz.malim.published;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /** An entry by itself, and the article that it belongs to. */
    public record Entry(UUID article, Language lang, String slug, LiveEntryView entry) {}

    /** Those of these entries that readers can see. */
    public Map<UUID, Entry> all(Collection<UUID> ids) {
        var query = new SqlQuery(
                "select json_build_object('article', a.id, 'lang', a.lang, 'slug', a.slug, 'entry', "
                        + LiveEntriesRow.ENTRY
                        + ") from published_entry e join published_article a on a.id = e.article_id where e.id = any (?)",
                (Object) ids.toArray(UUID[]::new));
        return database.all(query, Entry.class).stream()
                .collect(Collectors.toMap(entry -> entry.entry().id(), entry -> entry));
    }
}
