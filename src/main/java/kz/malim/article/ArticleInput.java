package kz.malim.article;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import kz.malim.media.PhotoRole;
import kz.malim.text.Clean;
import kz.malim.text.Slug;
import org.jspecify.annotations.Nullable;

/**
 * What an editor, a script or an importer sends to be the content of an article.
 *
 * @param authors slugs of author records, in the order of the byline
 * @param section slug of a section
 * @param tags slugs of tags, most important first
 * @param published when the story was or is to be dated; empty means the moment of publication
 */
public record ArticleInput(
        String title,
        @Nullable String lede,
        @Nullable String byline,
        List<Slug> authors,
        @Nullable Slug section,
        List<Slug> tags,
        @Nullable Dated published,
        @Nullable Source source,
        List<PhotoUse> photos,
        List<BodyBlock> body) {

    public ArticleInput {
        title = Clean.line(title);
        lede = Clean.lineOrNull(lede);
        byline = Clean.lineOrNull(byline);
        authors = authors == null ? List.of() : List.copyOf(authors);
        tags = tags == null ? List.of() : List.copyOf(tags);
        photos = photos == null ? List.of() : List.copyOf(photos);
        body = List.copyOf(body);
    }

    /** A photo and what it does in the article. */
    public record PhotoUse(UUID id, PhotoRole role) {}

    /**
     * A date with the precision it is known in.
     *
     * @param at the moment, for precision {@code time}
     */
    public record Dated(
            LocalDate date,
            DatePrecision precision,
            @Nullable OffsetDateTime at) {

        public static Dated ofDay(LocalDate day) {
            return new Dated(day, DatePrecision.DAY, null);
        }

        public static Dated ofMoment(OffsetDateTime at) {
            return new Dated(at.toLocalDate(), DatePrecision.TIME, at);
        }

        /** Where the date stands among others: a day counts from its first moment in the zone of the site. */
        Instant instant(ZoneId zone) {
            return at == null ? date.atStartOfDay(zone).toInstant() : at.toInstant();
        }
    }
}
