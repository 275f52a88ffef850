package kz.malim.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The matches of a search in an article. */
@Schema(
        name = "Highlight",
        description =
                "The matches of a search, as pieces of text to be shown one after another: words as the article has them, which may be inflected differently than the query. Text, never HTML.")
public record HighlightView(
        List<Piece> title,

        @Schema(description = "Empty when there is no lede.")
        List<Piece> lede,

        @Schema(
                description =
                        "The part of the body with most of the words, about thirty words long; empty when the body has none of them.")
        List<Piece> body,

        @Schema(description = "Of a live blog whose body has none of the words: the newest entry that has them.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Entry entry) {

    /** The same with the part of an entry. */
    public HighlightView with(@Nullable Entry itsEntry) {
        return new HighlightView(title, lede, body, itsEntry);
    }

    /** The matches in an entry of a live blog. */
    @Schema(name = "HighlightEntry", description = "The matches in an entry of a live blog.")
    public record Entry(
            UUID id,

            @Schema(description = "The part of its title and body with most of the words.")
            List<Piece> text) {}

    /** A piece of a text that is a match, or none. */
    @Schema(name = "HighlightPiece", description = "A run of text that is a match, or is not.")
    public record Piece(
            @Schema(examples = "министрлігінің") String text,

            @Schema(description = "True for a match: highlight it.")
            boolean match) {}
}
