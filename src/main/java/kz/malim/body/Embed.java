package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;
import static kz.malim.body.BodyVisitor.Presence.REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.text.CleanText;
import kz.malim.text.InlineText;
import kz.malim.text.Span;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * External content: a video, a post, a chart. Its URL is data; no external markup is stored. What it shows can be kept with
 * it, in words and as a picture, for those who cannot see it and for the day it is deleted.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "EmbedBlock", description = "External content: a video, a post, a chart. Contains no external markup.")
public record Embed(
        String id,

        @Schema(description = "The URL of the content; how to show it is up to you.", format = "iri", minLength = 1)
        String url,

        @Schema(
                description =
                        "Whose content it is, by the host of `url`: `youtube`, `x`, `telegram`… Absent for hosts that"
                                + " the newsroom does not know: show a link. Set when the article is saved, whatever is"
                                + " sent.",
                examples = "youtube",
                readOnly = true)
        @Nullable
        String provider,

        @Nullable String title,

        @Schema(
                description = "Width to height, where the content adapts to the width.",
                pattern = RATIO,
                examples = "16:9")
        @Nullable
        String ratio,

        @Schema(
                description = "Height in CSS pixels, where it does not. Either this or `ratio`.",
                minimum = "1",
                maximum = "" + MAX_HEIGHT)
        @Nullable
        Integer height,

        @Schema(description = "Id of one of the article's `photos`, to show until a reader wants the content.")
        @Nullable
        UUID poster,

        @Schema(
                description = "What it shows or says, for those who cannot see or hear it.",
                maxLength = MAX_ALTERNATIVE)
        @Nullable
        String alternative,

        @Schema(description = "The post it shows, in words.") @Nullable
        Quoted quoted)
        implements BodyBlock {

    static final String RATIO = "^[1-9][0-9]{0,3}:[1-9][0-9]{0,3}$";
    static final int MAX_HEIGHT = 10_000;

    private static final Pattern VALID_RATIO = Pattern.compile(RATIO);

    /** The words of a post, which stay when the post is deleted. */
    @Schema(name = "QuotedPost", description = "The words of a post, which stay when the post is deleted.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Quoted(
            @Schema(description = "Who wrote it.") @Nullable String author,

            @Schema(minItems = 1) InlineText text,

            @Schema(
                    description = "When it was posted: a day, or a time with its offset.",
                    examples = {"2026-11-20", "2026-11-20T18:30:00+05:00"})
            @Nullable
            String date,

            @Schema(description = "The URL of the post, if it is not that of the embed.", format = "iri") @Nullable
            String url) {

        public Quoted {
            author = CleanText.lineOrNull(author);
        }

        void accept(String at, BodyVisitor visitor) {
            visitor.line(at + "/author", author, OPTIONAL);
            visitor.text(at + "/text", text, REQUIRED);
            visitor.value(
                    at + "/date",
                    date == null || isDate(date),
                    "A date such as 2026-11-20, or a time with an offset such as 2026-11-20T18:30:00+05:00.");
            if (url != null) {
                visitor.address(at + "/url", url);
            }
        }

        private static boolean isDate(String date) {
            try {
                int year = date.indexOf('T') < 0
                        ? LocalDate.parse(date).getYear()
                        : OffsetDateTime.parse(date).getYear();
                return year >= 1 && year <= 9999;
            } catch (DateTimeParseException e) {
                return false;
            }
        }

        /** Who wrote it and on which day, as far as it is known. */
        private String attribution() {
            return Stream.of(author, date == null ? null : date.replaceFirst("T.*", ""))
                    .filter(part -> part != null)
                    .collect(Collectors.joining(", "));
        }
    }

    public Embed {
        title = CleanText.lineOrNull(title);
        alternative = CleanText.lineOrNull(alternative);
    }

    public Embed(String id, String url, @Nullable String title) {
        this(id, url, null, title, null, null, null, null, null);
    }

    public Embed withProvider(@Nullable String known) {
        return new Embed(id, url, known, title, ratio, height, poster, alternative, quoted);
    }

    @Override
    public void accept(String at, BodyVisitor visitor) {
        visitor.address(at + "/url", url);
        visitor.line(at + "/title", title, OPTIONAL);
        visitor.value(
                at + "/ratio", ratio == null || VALID_RATIO.matcher(ratio).matches(), "Width to height, such as 16:9.");
        visitor.value(
                at + "/height",
                height == null || (height >= 1 && height <= MAX_HEIGHT && ratio == null),
                "1 to " + MAX_HEIGHT + ", and only without `ratio`.");
        if (poster != null) {
            visitor.photo(at + "/poster", poster);
        }
        visitor.line(at + "/alternative", alternative, OPTIONAL, MAX_ALTERNATIVE);
        if (quoted != null) {
            quoted.accept(at + "/quoted", visitor);
        }
    }

    /** What is shown of it where nothing is loaded from elsewhere: the post, the poster, the alternative and a link. */
    List<BodyBlock> parts() {
        var parts = new ArrayList<BodyBlock>();
        if (quoted != null) {
            parts.add(Quote.of(id, quoted.text(), quoted.attribution(), false));
        }
        if (poster != null) {
            parts.add(new Image(id, poster, null, null, null, url, null));
        }
        if (alternative != null) {
            parts.add(new Paragraph(id, InlineText.of(alternative)));
        }
        parts.add(new Paragraph(id, new InlineText(List.of(new Span(title == null ? url : title, List.of(), url)))));
        return parts;
    }
}
