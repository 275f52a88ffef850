package kz.malim.article;

import static kz.malim.body.BodyVisitor.Presence.REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import kz.malim.article.ArticleDetails.Dateline;
import kz.malim.article.ArticleDetails.Label;
import kz.malim.article.ArticleDetails.Seo;
import kz.malim.article.ArticleDetails.Social;
import kz.malim.article.ArticleDetails.Sponsor;
import kz.malim.body.BodyBlock;
import kz.malim.body.BodyVisitor;
import kz.malim.body.Footnote;
import kz.malim.body.Footnotes;
import kz.malim.media.DigitalSource;
import kz.malim.media.PhotoRole;
import kz.malim.text.CleanText;
import kz.malim.text.Slug;
import kz.malim.web.ContentUsage;
import kz.malim.web.Rfc3339;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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

        @Schema(
                description =
                        "Slug of the main section: who may edit the article, its page's address and what machines may do follow it.")
        @Nullable
        Slug section,

        @Schema(
                description =
                        "Slugs of the other sections that the article is in, without the main one, which is then required.",
                maxItems = ContentRules.SECTIONS)
        List<Slug> sections,

        @Schema(description = "Slugs of tags, most important first.", maxItems = ContentRules.TAGS)
        List<Slug> tags,

        @Schema(description = "The date of the article. Default: the time of publication.") @Nullable
        Dated published,

        @Nullable Source source,

        @Schema(
                description = NewsroomRules.KIND_DESCRIPTION,
                pattern = Slug.PATTERN,
                maxLength = DetailRules.KIND,
                examples = "opinion")
        String kind,

        @Schema(description = "The line above the title.", maxLength = DetailRules.NAME) @Nullable
        String kicker,

        @Schema(description = "The title where there is little room.", maxLength = ContentRules.TITLE) @Nullable
        String shortTitle,

        @Nullable Dateline dateline,

        @Schema(description = "Whether it is breaking news. False is the same as absent.") @Nullable
        Boolean breaking,

        @Schema(
                description = "How urgent it is for news desks, from 1 (most) to 8 (least).",
                minimum = "" + DetailRules.MIN_URGENCY,
                maximum = "" + DetailRules.MAX_URGENCY)
        @Nullable
        Integer urgency,

        @Schema(description = "Marks to show with the title, in this order.", maxItems = DetailRules.LABELS)
        List<Label> labels,

        @Nullable Sponsor sponsor,
        @Nullable Seo seo,
        @Nullable Social social,

        @Schema(
                description =
                        "False for a story that the site closes to readers who do not pay. True is the same as absent.")
        @Nullable
        Boolean accessibleForFree,

        @Schema(description = "What machines may do with the article. Default: that of its section, or of the site.")
        @Nullable
        ContentUsage usage,

        @Schema(
                description = DigitalSource.DESCRIPTION + " The code alone is accepted as well.",
                pattern = DigitalSource.PATTERN,
                examples = DigitalSource.EXAMPLE)
        @Nullable
        String digitalSourceType,

        @Schema(
                implementation = Object.class,
                type = SchemaType.OBJECT,
                description =
                        "Fields of the newsroom's own, for its front ends: any object of up to 16 KB, or what the newsroom's JSON Schema allows (`malim.article-extra-schema`).",
                examples = "{\"recipe\": {\"minutes\": 40}}")
        @Nullable
        ObjectNode extra,

        @Schema(
                description =
                        "Nothing publishes the article before this time, nor can be scheduled to. Readers never see it.",
                examples = "2026-12-01T06:00:00+05:00")
        @Nullable
        OffsetDateTime embargoUntil,

        @Schema(description = "A note for colleagues. Readers never see it.", maxLength = DetailRules.NOTE) @Nullable
        String note,

        @Schema(description = "All photos of the article; blocks refer to them by id.", maxItems = ContentRules.PHOTOS)
        List<PhotoUse> photos,

        @Schema(
                description =
                        "The blocks in reading order. A block without an `id` is assigned one; keep the id when you"
                                + " move a block.",
                maxItems = ContentRules.BLOCKS)
        List<BodyBlock> body,

        @Schema(
                description =
                        "The footnotes. Each is mentioned by a span of the body, as `note`; they are kept in the order of their first mention.",
                maxItems = ContentRules.NOTES)
        List<Footnote> notes) {

    /** Where footnotes are, by their number from 0. */
    static final String NOTES = "#/notes/";

    public ArticleContent {
        title = title == null ? "" : CleanText.line(title);
        lede = CleanText.lineOrNull(lede);
        byline = CleanText.lineOrNull(byline);
        kind = kind == null ? NewsroomRules.NEWS : kind;
        kicker = CleanText.lineOrNull(kicker);
        shortTitle = CleanText.lineOrNull(shortTitle);
        breaking = Boolean.TRUE.equals(breaking) ? true : null;
        labels = labels == null ? List.of() : List.copyOf(labels);
        seo = Seo.NONE.equals(seo) ? null : seo;
        social = Social.NONE.equals(social) ? null : social;
        accessibleForFree = Boolean.FALSE.equals(accessibleForFree) ? false : null;
        usage = ContentUsage.NONE.equals(usage) ? null : usage;
        digitalSourceType = digitalSourceType == null ? null : DigitalSource.uri(digitalSourceType);
        extra = extra == null || extra.isEmpty() ? null : extra;
        embargoUntil = embargoUntil == null ? null : embargoUntil.truncatedTo(ChronoUnit.MICROS);
        note = note == null ? null : CleanText.linesOrNull(note);
        authors = authors == null ? List.of() : List.copyOf(authors);
        sections = sections == null ? List.of() : List.copyOf(sections);
        tags = tags == null ? List.of() : List.copyOf(tags);
        photos = photos == null ? List.of() : List.copyOf(photos);
        body = body == null ? List.of() : List.copyOf(body);
        notes = notes == null ? List.of() : Footnotes.inOrder(notes, body);
    }

    /** A builder of content with this title. */
    public static ArticleContentBuilder titled(String title) {
        return new ArticleContentBuilder(title);
    }

    /** What it says of itself besides its text. */
    ArticleDetails details() {
        return new ArticleDetails(
                kicker,
                shortTitle,
                dateline,
                breaking,
                urgency,
                labels,
                sponsor,
                seo,
                social,
                accessibleForFree,
                usage);
    }

    public ArticleContent withBody(List<BodyBlock> other) {
        return new ArticleContentBuilder(title)
                .lede(lede)
                .byline(byline)
                .authors(authors)
                .section(section)
                .sections(sections)
                .tags(tags)
                .published(published)
                .source(source)
                .kind(kind)
                .details(details())
                .digitalSourceType(digitalSourceType)
                .extra(extra)
                .embargoUntil(embargoUntil)
                .note(note)
                .photos(photos)
                .body(other)
                .notes(notes)
                .build();
    }

    /** Leads a visitor through the body, block by block and part by part, and the footnotes. */
    void accept(BodyVisitor visitor) {
        visitor.blocks("#/body", body);
        for (int i = 0; i < notes.size(); i++) {
            visitor.text(NOTES + i + "/text", notes.get(i).text(), REQUIRED);
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
