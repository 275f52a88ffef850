package kz.malim.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A run of text with one formatting. */
@Schema(
        description =
                "A run of text with one formatting. Join the `text` of all spans to get the plain text; the spaces between words are included, and a line break is `\\n`.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Span(
        String text,

        @Schema(description = "Absent for plain text.") @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Mark> marks,

        @Schema(
                description =
                        "Link target: an `http`, `https`, `mailto` or `tel` URL, a path on this site, or `#` and the `id` of a block of this article.",
                examples = "https://example.org/")
        @Nullable
        String href,

        @Schema(description = "The `id` of the article's footnote that is mentioned after this text.") @Nullable
        String note) {

    public Span {
        text = CleanText.inline(text);
        marks = marks.stream().distinct().sorted().toList();
        href = href == null ? null : href.strip();
    }

    public Span(String text, List<Mark> marks, @Nullable String href) {
        this(text, marks, href, null);
    }

    /** The link to publish, or null when it is not safe. {@link #href} stays as received, so that validation can reject it. */
    @Nullable
    public String link() {
        return CleanText.address(href);
    }

    /** The id of the block of the same article that the link leads to. */
    public Optional<String> anchor() {
        return Optional.ofNullable(link()).filter(link -> link.startsWith("#")).map(link -> link.substring(1));
    }

    /** Whether the link has a scheme or form that is not published. */
    public boolean hasUnsafeLink() {
        return href != null && link() == null;
    }

    public static Span plain(String text) {
        return new Span(text, List.of(), null);
    }
}
