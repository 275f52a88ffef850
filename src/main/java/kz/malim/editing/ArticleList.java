package kz.malim.editing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.malim.article.ArticleState;
import kz.malim.article.ArticleStatuses;
import kz.malim.management.PageParameters;
import kz.malim.text.Language;
import kz.malim.web.PageInfo;
import kz.malim.web.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The editors' list of articles. */
@ApplicationScoped
class ArticleList {
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
    }

    Page page(Parameters filters, PageParameters page) {
        var state = state(filters.state);
        var lang = lang(filters.lang);
        var list = "article " + state + " " + lang;
        var found = statuses.list(state, lang, page.lastId(list), page.rows());
        return new Page(
                page.items(found).stream().map(Item::of).toList(), page.info(found, list, ArticleStatuses.Listed::id));
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
