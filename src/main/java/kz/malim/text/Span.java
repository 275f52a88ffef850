package kz.malim.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A run of text that looks the same from end to end. */
@Schema(
        description =
                "A run of text that looks the same from end to end. Join the `text` of all spans to get the words alone; the spaces between them are in it.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Span(
        String text,

        @Schema(description = "Absent for plain text.") List<Mark> marks,

        @Schema(
                description = "Where the words lead: an `http`, `https` or `mailto` address, or a path on this site.",
                examples = "https://example.org/")
        @Nullable
        String href) {

    public Span {
        text = CleanText.inline(text);
        marks = marks == null ? List.of() : marks.stream().distinct().sorted().toList();
        href = href == null ? null : href.strip();
    }

    /** Where the words lead for readers: nowhere, if that is not safe. What is sent keeps its {@link #href} to be refused. */
    @Nullable
    String link() {
        return CleanText.address(href);
    }

    /** Whether this leads where no reader may go. */
    public boolean hasUnsafeLink() {
        return href != null && link() == null;
    }

    public static Span plain(String text) {
        return new Span(text, List.of(), null);
    }
}
