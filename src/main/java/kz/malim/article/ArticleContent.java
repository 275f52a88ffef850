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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an editor, a script or an importer sends to be the content of an article. */
@Schema(
        name = "ArticleContent",
        description =
                "The content of an article: what you send, and what you get back to edit. Leave out what there is nothing to say about.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ArticleContent(
        @Schema(minLength = 1, maxLength = ContentRules.TITLE)
        String title,

        @Schema(description = "The sentence under the title; on cards it is the teaser.", maxLength = ContentRules.LEDE)
        @Nullable
        String lede,

        @Schema(
                description = "The line as it is printed, when it is more than the authors' names.",
                maxLength = ContentRules.BYLINE)
        @Nullable
        String byline,

        @Schema(description = "Slugs of authors, in the order of the byline.", maxItems = ContentRules.AUTHORS)
        List<Slug> authors,

        @Schema(description = "Slug of a section.") @Nullable
        Slug section,

        @Schema(description = "Slugs of tags, most important first.", maxItems = ContentRules.TAGS)
        List<Slug> tags,

        @Schema(
                description =
                        "How the story is or was dated. Leave it out, and it is dated to the moment it is published.")
        @Nullable
        Dated published,

        @Nullable Source source,

        @Schema(description = "Every photo the article shows; blocks name them by id.", maxItems = ContentRules.PHOTOS)
        List<PhotoUse> photos,

        @Schema(
                description =
                        "The blocks in reading order. A block without an `id` gets one; keep ids when you move blocks.",
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

    /** Begins content by its title; what is not said of the rest is left out. */
    public static ArticleContentBuilder titled(String title) {
        return new ArticleContentBuilder(title);
    }

    /** Shows a visitor the body, block by block and part by part. */
    void accept(BodyVisitor visitor) {
        for (int i = 0; i < body.size(); i++) {
            visitor.block("#/body/" + i, body.get(i));
            body.get(i).accept("#/body/" + i, visitor);
        }
    }

    /** A photo and what it does in the article. */
    @Schema(name = "PhotoUse", description = "A photo and what it does in the article.")
    public record PhotoUse(UUID id, PhotoRole role) {}

    /** A date with the precision it is known in. */
    @Schema(name = "Dated", description = "A date with the precision it is known in.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Dated(
            LocalDate date,
            DatePrecision precision,

            @Schema(description = "The moment, for precision `time`; left out for precision `day`.") @Nullable
            OffsetDateTime at) {

        public Dated {
            if (at != null) { // the moment tells its day, and that it is a moment
                date = at.toLocalDate();
                precision = precision == null ? DatePrecision.TIME : precision;
            }
        }

        public static Dated ofDay(LocalDate day) {
            return new Dated(day, DatePrecision.DAY, null);
        }

        public static Dated ofMoment(OffsetDateTime at) {
            return new Dated(at.toLocalDate(), DatePrecision.TIME, at);
        }

        static Dated of(Instant moment, @Nullable DatePrecision precision, ZoneId zone) {
            var at = moment.atZone(zone);
            return precision == DatePrecision.DAY ? ofDay(at.toLocalDate()) : ofMoment(at.toOffsetDateTime());
        }

        /** The same moment told in the time of the site, whatever offset it was sent with. */
        Dated in(ZoneId zone) {
            return at == null ? this : ofMoment(at.atZoneSameInstant(zone).toOffsetDateTime());
        }

        /** Where the date stands among others: a day counts from its first moment in the zone of the site. */
        Instant instant(ZoneId zone) {
            return at == null ? date.atStartOfDay(zone).toInstant() : at.toInstant();
        }
    }
}
