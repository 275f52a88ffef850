package kz.malim.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import kz.malim.article.ArticleDetails.Dateline;
import kz.malim.article.ArticleDetails.Label;
import kz.malim.article.ArticleDetails.Seo;
import kz.malim.article.ArticleDetails.Social;
import kz.malim.article.ArticleDetails.Sponsor;
import kz.malim.article.NewsroomRules;
import kz.malim.article.Source;
import kz.malim.body.BodyBlock;
import kz.malim.body.Footnote;
import kz.malim.media.DigitalSource;
import kz.malim.media.PhotoRole;
import kz.malim.text.Language;
import kz.malim.web.ContentUsage;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A published article, whole. */
@Schema(name = "Article", description = "A published article. Parts that `include` does not name are absent.")
public record ArticleView(
        @Schema(description = "UUIDv7; never changes.") UUID id,
        Language lang,

        @Schema(description = NewsroomRules.KIND_DESCRIPTION, examples = "news")
        String kind,

        @Schema(description = "The readable part of the address.", examples = "aqzhaysanda-tungi-kitaphana-ashyldy")
        String slug,

        @Schema(examples = "/api/articles/aqzhaysanda-tungi-kitaphana-ashyldy")
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

        @Schema(description = "How urgent it is for news desks, from 1 (most) to 8 (least).")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Integer urgency,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Dateline dateline,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Seo seo,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Social social,

        @Schema(
                description =
                        "What machines may do with it; in the header `Content-Usage` too. Absent where nothing is stated.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        ContentUsage usage,

        @Schema(description = DigitalSource.DESCRIPTION, examples = DigitalSource.EXAMPLE)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String digitalSourceType,

        @Schema(implementation = Object.class, type = SchemaType.OBJECT, description = "Fields of the newsroom's own.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        ObjectNode extra,

        @Schema(description = "The sentence under the title. Null when the story has none; do not make one up.")
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

        @Nullable Source source,
        @Schema(description = "The main section.") @Nullable TopicView section,

        @Schema(
                description =
                        "The other sections that it is in; absent if there are none. Lists and feeds of each have it.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<TopicView> sections,

        @Schema(description = "Most important first; sites show the first above the headline.")
        List<TopicView> tags,

        @Schema(description = "The lead photo, as cards have it.") @Nullable
        PhotoView photo,

        @Schema(description = "The lead photo alone, or with `include=photos` every photo of the article, each once.")
        List<PhotoView> photos,

        @Schema(
                description =
                        "The blocks of the body, in reading order. Skip types you do not know: more may be added.")
        @JsonDeserialize(converter = StoredBody.Reading.class)
        List<BodyBlock> body,

        @Schema(description = "The footnotes, in the order of their numbers, from 1; absent if there are none.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Footnote> notes,

        @Schema(description = "The same story in other languages.")
        List<TranslationView> translations,

        @Schema(description = "Corrections, oldest first. Show them at the end.")
        List<CorrectionView> corrections,

        @Schema(description = "The coverage, if the article is a live blog; absent otherwise.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        LiveView live,

        @Schema(description = "With `include=entries`, of a live blog: its newest entries.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        LiveEntriesView entries,

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
        List<BlockView> blocks,

        @Schema(
                implementation = Object.class,
                type = SchemaType.OBJECT,
                description =
                        "With `include=jsonld`: the whole schema.org NewsArticle for search engines. Write `<` in it as `\\u003c` where it stands in a `script` element.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        ObjectNode jsonld) {

    public ArticleView {
        notes = notes == null ? List.of() : notes;
        photo = photos.stream()
                .filter(one -> one.role() == PhotoRole.LEAD)
                .findFirst()
                .orElse(null);
    }

    /** The main section, the others, and the tags. */
    public Stream<TopicView> topics() {
        return Stream.of(Stream.ofNullable(section), Stream.ofNullable(sections).flatMap(List::stream), tags.stream())
                .flatMap(Function.identity())
                .distinct();
    }

    /** The same with other related items and front blocks. */
    ArticleView with(@Nullable RelatedView otherRelated, @Nullable List<BlockView> otherBlocks) {
        return new ArticleView(
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
                urgency,
                dateline,
                seo,
                social,
                usage,
                digitalSourceType,
                extra,
                lede,
                byline,
                published,
                publishedAt,
                updatedAt,
                modifiedAt,
                source,
                section,
                sections,
                tags,
                photo,
                photos,
                body,
                notes,
                translations,
                corrections,
                live,
                entries,
                servedLanguage,
                authors,
                media,
                otherRelated,
                otherBlocks,
                jsonld);
    }
}
