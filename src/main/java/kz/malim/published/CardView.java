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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An article where an editor or Malim has placed it: in a front block, or beside another article. */
@Schema(
        name = "Card",
        description =
                "A story in a front block or beside another one. Every field but `origin` and `why` is one of `Teaser` too, so"
                        + " that one component of a site shows them all.")
public record CardView(
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

        @Schema(description = "The title to show here: the editor's title for this placement, or else the article's.")
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

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Sponsor sponsor,

        @Schema(description = "False for a story that the site closes to readers who do not pay; never true.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Boolean accessibleForFree,

        @Schema(
                description =
                        "The sentence to show under it: the editor's for this placement, or else the article's. Null when there is none.")
        @Nullable
        String lede,

        PublishedDate published,
        OffsetDateTime publishedAt,
        @Nullable TopicView section,
        @Nullable PhotoView photo,

        @Schema(description = "Of a related story: `curated` by an editor, or `auto`.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        RelatedView.@Nullable Origin origin,

        @Schema(
                description =
                        "For `auto`: what it shares with the article, such as `tag:kitaphana`, `author:…`, `section:…`; or `recent`, when it shares nothing.",
                examples = "[\"tag:kitaphana\"]")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<String> why) {}
