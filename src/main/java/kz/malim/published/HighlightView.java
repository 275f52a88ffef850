package kz.malim.published;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an article has what was searched for. */
@Schema(
        name = "Highlight",
        description =
                "Where the article has what was searched for, as pieces of text to be shown one after another: the words in the form in which the article has them, which need not be the form that was typed. Text, never HTML.")
public record HighlightView(
        List<Piece> title,

        @Schema(description = "Empty when there is no lede.")
        List<Piece> lede,

        @Schema(
                description =
                        "The part of the body with most of the words, about thirty words long; empty when the body has none of them.")
        List<Piece> body) {

    /** A piece of a text, all of it found or none. */
    @Schema(name = "HighlightPiece", description = "A run of text that was searched for, or was not.")
    public record Piece(
            @Schema(examples = "министрлігінің") String text,

            @Schema(description = "True for a word that was searched for: mark it.")
            boolean match) {}
}
