package kz.malim.published;

import static com.fasterxml.jackson.annotation.JsonProperty.Access.WRITE_ONLY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.malim.article.ArticleDetails.Label;
import kz.malim.article.ArticleDetails.Sponsor;
import kz.malim.article.NewsroomRules;
import kz.malim.text.Language;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A named block of a front with its items.
 *
 * @param nextTransition when a placement begins or ends next, for caches; not sent
 * @param lastTransition when one did so last; not sent
 */
@Schema(name = "FrontBlock", description = "A named block of a front page with its items, in the order to show them.")
public record BlockView(
        @Schema(description = "The name in the address.", examples = "malim-blocks")
        String name,

        @Schema(
                description =
                        "The language of the title and the items; absent unless one was requested. It is another one where the"
                                + " block has nothing in that.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Language lang,

        @Schema(description = "The heading to show.", examples = "MalimBlocks")
        String title,

        List<Item> items,

        @JsonProperty(access = WRITE_ONLY) @Schema(hidden = true) @Nullable
        OffsetDateTime nextTransition,

        @JsonProperty(access = WRITE_ONLY) @Schema(hidden = true) @Nullable
        OffsetDateTime lastTransition) {

    BlockView withItems(List<Item> others) {
        return new BlockView(name, lang, title, others, nextTransition, lastTransition);
    }

    /** An article in a block. */
    @Schema(name = "FrontBlockItem", description = "A story in a front block.")
    public record Item(
            UUID id,
            Language lang,

            @Schema(description = NewsroomRules.KIND_DESCRIPTION, examples = "news")
            String kind,

            String slug,
            String url,

            @Schema(
                    description =
                            "Where readers open it on the newsroom's site. Absent unless `malim.site.article-url` is set.",
                    examples = "https://news.example/kk/aqzhaysanda-tungi-kitaphana-ashyldy")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            URI webUrl,

            @Schema(description = "The line above the title.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String kicker,

            @Schema(description = "The title to show here: this block's own, or else the article's.")
            String title,

            @Schema(description = "The title where there is little room.")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String shortTitle,

            @Schema(description = "True for breaking news; never false.")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            Boolean breaking,

            @Schema(description = "Marks to show with the title, in this order.")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            List<Label> labels,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Sponsor sponsor,

            @Schema(description = "False for a story that the site closes to readers who do not pay; never true.")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            Boolean accessibleForFree,

            @Schema(
                    description =
                            "The sentence to show under it: this block's own, or else the article's lede. Null when there is none.")
            @Nullable
            String teaser,

            PublishedDate published,
            OffsetDateTime publishedAt,
            @Nullable TopicView section,
            @Nullable PhotoView photo) {}
}
