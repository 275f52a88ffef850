package kz.malim.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import kz.malim.body.BodyBlock;
import kz.malim.body.BodyVisitor;
import kz.malim.media.PhotoRole;
import kz.malim.text.CleanText;
import kz.malim.text.Slug;
import kz.malim.web.Rfc3339;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The content of an article, as editors, scripts and importers send it and as editors read it. */
@Schema(
        name = "ArticleContent",
        description = "The content of an article, to send and to edit. Omit fields without a value.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ArticleContent(
        @Schema(minLength = 1, maxLength = ContentRules.TITLE)
        String title,

        @Schema(description = "The sentence under the title; on cards it is the teaser.", maxLength = ContentRules.LEDE)
        @Nullable
        String lede,

        @Schema(
                description = "The byline as printed, if it is more than the authors' names.",
                maxLength = ContentRules.BYLINE)
        @Nullable
        String byline,

        @Schema(description = "Slugs of authors, in the order of the byline.", maxItems = ContentRules.AUTHORS)
        List<Slug> authors,

        @Schema(description = "Slug of a section.") @Nullable
        Slug section,

        @Schema(description = "Slugs of tags, most important first.", maxItems = ContentRules.TAGS)
        List<Slug> tags,

        @Schema(description = "The date of the article. Default: the time of publication.") @Nullable
        Dated published,

        @Nullable Source source,

        @Schema(description = "All photos of the article; blocks refer to them by id.", maxItems = ContentRules.PHOTOS)
        List<PhotoUse> photos,

        @Schema(
                description =
                        "The blocks in reading order. A block without an `id` is assigned one; keep the id when you"
                                + " move a block.",
                maxItems = ContentRules.BLOCKS)
        List<BodyBlock> body) {

    public ArticleContent {
        title = title == null ? "" : CleanText.line(title);
        lede = CleanText.lineOrNull(lede);
        byline = CleanText.lineOrNull(byline);
        authors = authors == null ? List.of() : List.copyOf(authors);
        tags = tags == null ? List.of() : List.copyOf(tags);
        photos = photos == null ? List.of() : List.copyOf(photos);
        body = body == null ? List.of() : List.copyOf(body);
    }

    /** A builder of content with this title. */
    public static ArticleContentBuilder titled(String title) {
        return new ArticleContentBuilder(title);
    }

    public ArticleContent withBody(List<BodyBlock> other) {
        return new ArticleContent(title, lede, byline, authors, section, tags, published, source, photos, other);
    }

    /** Leads a visitor through the body, block by block and part by part. */
    void accept(BodyVisitor visitor) {
        for (int i = 0; i < body.size(); i++) {
            visitor.block("#/body/" + i, body.get(i));
            body.get(i).accept("#/body/" + i, visitor);
        }
    }

    /** A photo and its role in the article. */
    @Schema(name = "PhotoUse", description = "A photo and its role in the article.")
    public record PhotoUse(UUID id, PhotoRole role) {}

    /** A date and its precision. */
    @Schema(name = "Dated", description = "A date and its precision.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Dated(
            @Schema(description = "The day; with `at`, its day in the site's time zone, and may be omitted.")
            LocalDate date,

            DatePrecision precision,

            @Schema(description = "The time, for precision `time`; omitted for precision `day`.") @Nullable
            OffsetDateTime at) {

        public Dated {
            if (at != null) { // implies the day and the precision, unless they are given
                date = date == null ? at.toLocalDate() : date;
                precision = precision == null ? DatePrecision.TIME : precision;
            }
        }

        public static Dated ofDay(LocalDate day) {
            return new Dated(day, DatePrecision.DAY, null);
        }

        public static Dated ofTime(OffsetDateTime at) {
            return new Dated(at.toLocalDate(), DatePrecision.TIME, at);
        }

        static Dated of(Instant instant, @Nullable DatePrecision precision, ZoneId zone) {
            var at = Rfc3339.at(instant, zone);
            return precision == DatePrecision.DAY ? ofDay(at.toLocalDate()) : ofTime(at);
        }

        /** The same instant at the offset of the site. */
        Dated in(ZoneId zone) {
            return at == null ? this : ofTime(Rfc3339.at(at.toInstant(), zone));
        }

        /** For sorting: a day counts as its start in the zone of the site. */
        Instant instant(ZoneId zone) {
            return at == null ? date.atStartOfDay(zone).toInstant() : at.toInstant();
        }
    }
}
