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
import kz.malim.body.BodyBlock;
import kz.malim.body.StoryCard;
import kz.malim.text.Language;
import kz.malim.web.ContentUsage;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An article as a card, wherever one stands: in a list, a front block, a related list, a body.
 *
 * @param usage for the header of the response; not sent
 */
@Schema(
        name = "Teaser",
        description =
                "An article as a card, the same in lists, front blocks, related lists and bodies, so that one component of a site shows them all."
                        + " The body is absent unless `fields` names it.")
public record TeaserView(
        @Schema(description = "UUIDv7; never changes.") UUID id,
        Language lang,

        @Schema(description = NewsroomRules.KIND_DESCRIPTION, examples = "news")
        String kind,

        @Schema(
                description = "The readable part of the address; may change, and the old one then redirects.",
                examples = "aqzhaysanda-tungi-kitaphana-ashyldy")
        String slug,

        @Schema(
                description = "Path of the article itself.",
                examples = "/api/articles/aqzhaysanda-tungi-kitaphana-ashyldy")
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

        @Schema(description = "In a front block or a related list the editor's title for that place, if there is one.")
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
                        "The sentence under the title; in a front block the editor's for that place, if there is one. Null when"
                                + " the story has none; do not make one up.")
        @Nullable
        String lede,

        BylineView byline,
        PublishedDate published,

        @Schema(
                description =
                        "The time to sort by, in the site's time zone. With precision `day` it is the start of that"
                                + " day: sort by it, do not show it.")
        OffsetDateTime publishedAt,

        @Schema(
                description =
                        "When this document last changed for readers: by a publication, a correction, another slug, a"
                                + " photo. Older copies are outdated.")
        OffsetDateTime updatedAt,

        @Schema(
                description =
                        "When its text last changed, by a publication or a correction: show this as \"updated\". A new"
                                + " crop or credit does not change it.")
        OffsetDateTime modifiedAt,

        @Schema(description = "The main section.") @Nullable TopicView section,

        @Schema(
                description =
                        "The other sections that it is in; absent if there are none. Lists and feeds of each have it.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<TopicView> sections,

        @Schema(description = "Most important first; sites show the first above the headline.")
        List<TopicView> tags,

        @Schema(description = "The lead photo.") @Nullable PhotoView photo,

        @Schema(description = "With `include=photos`: every photo of the article, each once.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<PhotoView> photos,

        @Schema(description = "The blocks of the body, only when `fields` names it.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<BodyBlock> body,

        @Schema(description = "With `q`.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        HighlightView highlight,

        @Schema(description = "Of a related story: `curated` by an editor, or `auto`.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        RelatedView.@Nullable Origin origin,

        @Schema(
                description =
                        "For `auto`: what it shares with the article, such as `tag:kitaphana`, `author:…`, `section:…`; or `recent`, when it shares nothing.",
                examples = "[\"tag:kitaphana\"]")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<String> why,

        @JsonProperty(access = WRITE_ONLY) @Schema(hidden = true) @Nullable
        ContentUsage usage)
        implements StoryCard {

    @Override
    public @Nullable UUID photoId() {
        return photo == null ? null : photo.id();
    }

    /** The same with what a list adds to it. */
    public TeaserView with(@Nullable List<BodyBlock> bodyOrNull, @Nullable HighlightView highlightOrNull) {
        return new TeaserView(
                id,
                lang,
                kind,
                slug,
                url,
                webUrl,
                kicker,
                title,
                shortTitle,
                breaking,
                labels,
                sponsor,
                accessibleForFree,
                lede,
                byline,
                published,
                publishedAt,
                updatedAt,
                modifiedAt,
                section,
                sections,
                tags,
                photo,
                photos,
                bodyOrNull,
                highlightOrNull,
                origin,
                why,
                usage);
    }
}
