package kz.malim.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.malim.article.Source;
import kz.malim.body.BodyBlock;
import kz.malim.text.Language;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A published article, whole. */
@Schema(name = "Article", description = "A published article. Parts that `include` does not name are absent.")
public record ArticleView(
        @Schema(description = "UUIDv7; never changes.") UUID id,
        Language lang,

        @Schema(description = "The readable part of the address.", examples = "aqzhaysanda-tungi-kitaphana-ashyldy")
        String slug,

        @Schema(examples = "/api/articles/aqzhaysanda-tungi-kitaphana-ashyldy")
        String url,

        String title,

        @Schema(description = "The sentence under the title. Null when the story has none; do not make one up.")
        @Nullable
        String lede,

        BylineView byline,
        PublishedDate published,

        @Schema(
                description =
                        "The time to sort by, in the site's time zone. With precision `day` it is the start of that day: sort by it, do not show it.")
        OffsetDateTime publishedAt,

        @Schema(
                description =
                        "When this document last changed for readers: by a publication, a correction, another slug, a photo. Older copies are outdated.")
        OffsetDateTime updatedAt,

        @Schema(
                description =
                        "When its text last changed, by a publication or a correction: show this as \"updated\". A new crop or credit does not change it.")
        OffsetDateTime modifiedAt,

        @Nullable Source source,
        @Nullable TopicView section,

        @Schema(description = "Most important first; sites show the first above the headline.")
        List<TopicView> tags,

        @Schema(description = "The lead photo alone, or with `include=photos` every photo of the article, each once.")
        List<PhotoView> photos,

        @Schema(
                description =
                        "The blocks of the body, in reading order. Skip types you do not know: more may be added.")
        List<BodyBlock> body,

        @Schema(description = "The same story in other languages.")
        List<TranslationView> translations,

        @Schema(description = "Corrections, oldest first. Show them at the end.")
        List<CorrectionView> corrections,

        @Schema(description = "With `lang`: the language that was served, which differs from `lang` after a fallback.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Language servedLanguage,

        @Schema(description = "With `include=authors`.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        List<AuthorView> authors,

        @Schema(
                description =
                        "With `include=media`: the videos, sounds and documents that its blocks name, each once. Absent if there are none.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<MediaView> media,

        @Schema(description = "With `include=related`.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        RelatedView related,

        @Schema(description = "With `include=blocks`: the front blocks of article pages.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<BlockView> blocks) {

    /** The same with other related items and front blocks. */
    ArticleView with(@Nullable RelatedView otherRelated, @Nullable List<BlockView> otherBlocks) {
        return new ArticleView(
                id,
                lang,
                slug,
                url,
                title,
                lede,
                byline,
                published,
                publishedAt,
                updatedAt,
                modifiedAt,
                source,
                section,
                tags,
                photos,
                body,
                translations,
                corrections,
                servedLanguage,
                authors,
                media,
                otherRelated,
                otherBlocks);
    }
}
