package kz.malim.published;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
        List<Piece> body) {

    /** A piece of a text that is a match, or none. */
    @Schema(name = "HighlightPiece", description = "A run of text that is a match, or is not.")
    public record Piece(
            @Schema(examples = "министрлігінің") String text,

            @Schema(description = "True for a match: highlight it.")
            boolean match) {}
}
