package kz.malim.editing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.malim.article.ArticleState;
import kz.malim.article.ArticleStatuses;
import kz.malim.management.IdPagination;
import kz.malim.text.Language;
import kz.malim.web.PageInfo;
import kz.malim.web.Problem;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The editors' list of articles. */
@ApplicationScoped
class ArticleList {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private final ArticleStatuses statuses;

    ArticleList(ArticleStatuses statuses) {
        this.statuses = statuses;
    }

    /** The query parameters of the list. */
    public static class Parameters {
        @Parameter(
                description = "Only articles in this state.",
                schema =
                        @Schema(
                                enumeration = {
                                    "draft",
                                    "review",
                                    "scheduled",
                                    "published",
                                    "unpublished",
                                    "taken-down",
                                    "trashed"
                                }))
        @QueryParam("state")
        @Nullable
        String state;

        @Parameter(
                description = "Only articles in this language.",
                schema = @Schema(enumeration = {"kk", "kk-Latn", "kk-Arab", "ru", "en"}))
        @QueryParam("lang")
        @Nullable
        String lang;

        @Parameter(
                description = "Maximum number of items.",
                schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
        @QueryParam("limit")
        @Nullable
        String limit;

        @Parameter(description = "`page.next` of the previous page.", schema = @Schema(maxLength = 36))
        @QueryParam("cursor")
        @Nullable
        String cursor;
    }

    Page page(Parameters parameters) {
        int limit = limit(parameters.limit);
        var found = statuses.list(
                state(parameters.state), lang(parameters.lang), IdPagination.idCursor(parameters.cursor), limit + 1);
        boolean more = found.size() > limit;
        var items = more ? found.subList(0, limit) : found;
        return new Page(
                items.stream().map(Item::of).toList(),
                new PageInfo(limit, more ? items.getLast().id().toString() : null, null, null));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        int limit = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.invalidParameter("limit", "A whole number from 1 to " + MAX_LIMIT + ".");
        }
        return limit;
    }

    private static @Nullable ArticleState state(@Nullable String text) {
        return text == null
                ? null
                : ArticleState.of(text)
                        .orElseThrow(() -> Problem.invalidParameter(
                                "state", "draft, review, scheduled, published, unpublished, taken-down or trashed."));
    }

    private static @Nullable Language lang(@Nullable String text) {
        return text == null
                ? null
                : Language.of(text)
                        .orElseThrow(() ->
                                Problem.invalidParameter("lang", "Languages are kk, kk-Latn, kk-Arab, ru and en."));
    }

    /** One page of articles. */
    @Schema(name = "EditedArticlePage", description = "One page of a list of articles for editors.")
    public record Page(List<Item> items, PageInfo page) {}

    /** An article in a list. */
    @Schema(name = "EditedArticleItem", description = "An article in a list for editors.")
    public record Item(
            UUID id,
            Language lang,
            String slug,

            @Schema(description = "The same number, in quotes, is the `ETag`.")
            int version,

            ArticleState state,

            @Schema(description = "The title of the draft, otherwise of the published revision.")
            String title,

            Instant changedAt) {
        private static Item of(ArticleStatuses.Listed article) {
            return new Item(
                    article.id(),
                    article.lang(),
                    article.slug(),
                    article.version(),
                    article.state(),
                    article.title(),
                    article.changedAt());
        }
    }
}
