package kz.malim.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.malim.article.ArticleDetails.Label;
import kz.malim.article.ArticleDetails.Sponsor;
import kz.malim.article.NewsroomRules;
import kz.malim.text.Language;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Related articles, in the order to show them. */
@Schema(
        name = "Related",
        description =
                "Stories to read next: those an editor chose, in the editor's order, filled up to six with the most similar. No duplicates, and never the article itself.")
public record RelatedView(List<Item> items) {
    /** Why an article is related that shares nothing with the other. */
    private static final List<String> RECENT = List.of("recent");

    /** Whether any article of the language could enter, however little it shares. */
    public boolean hasRoom() {
        return items.size() < ArticleDocument.RELATED || items.stream().anyMatch(item -> RECENT.equals(item.why()));
    }

    /** Who chose a related article. */
    @Schema(
            name = "RelatedOrigin",
            description = "Who put the story there: an editor (`curated`), or Malim because it is similar (`auto`).")
    public enum Origin implements WireName {
        CURATED,
        AUTO
    }

    /** One related article. */
    @Schema(name = "RelatedItem", description = "A related story.")
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

            @Schema(
                    description =
                            "The title to show here: the editor's title for this placement, or else the article's.")
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

            @Nullable String lede,
            PublishedDate published,
            OffsetDateTime publishedAt,
            @Nullable TopicView section,
            @Nullable PhotoView photo,

            @Schema(description = "`curated` by an editor, or `auto`.")
            Origin origin,

            @Schema(
                    description =
                            "For `auto`: what it shares with the article, such as `tag:kitaphana`, `author:…`, `section:…`; or `recent`, when it shares nothing.",
                    examples = "[\"tag:kitaphana\"]")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            List<String> why) {}
}
