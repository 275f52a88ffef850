package kz.malim.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import kz.malim.published.HighlightView;
import kz.malim.text.Language;
import kz.malim.text.WireName;
import kz.malim.words.Highlighting;
import kz.malim.words.TextQuery;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Completions of a query. */
@Schema(name = "Suggestions", description = "Completions of what was typed: names first, then titles.")
public record SuggestionsView(List<Suggestion> items) {

    /** The kind of a suggestion. */
    @Schema(name = "SuggestionType", description = "Kind of suggestion.")
    public enum SuggestionType implements WireName {
        SECTION,
        TAG,
        AUTHOR,
        ARTICLE
    }

    /** One suggestion. */
    @Schema(name = "Suggestion", description = "A name or title that matches what was typed.")
    public record Suggestion(
            SuggestionType type,

            @Schema(description = "Display text.", examples = "Мәдениет")
            String text,

            @Schema(
                    description = "Slug of the article, or of the section, tag or author to filter a list by.",
                    examples = "madeniet")
            String slug,

            @Schema(
                    description = "Path of the article, or of the list of articles.",
                    examples = "/api/articles?section=madeniet")
            String url,

            @Schema(description = "The text in pieces, with the words that match what was typed.")
            List<HighlightView.Piece> highlight,

            @Schema(description = "Language, for articles only.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String lang) {
        static Suggestion of(
                SuggestionType type, String text, String slug, String url, @Nullable Language lang, TextQuery query) {
            return new Suggestion(type, text, slug, url, pieces(text, lang, query), lang == null ? null : lang.tag());
        }

        private static List<HighlightView.Piece> pieces(String text, @Nullable Language lang, TextQuery query) {
            return new Highlighting(query, lang == null ? Language.KAZAKH : lang)
                    .of(text).stream()
                            .map(piece -> new HighlightView.Piece(piece.text(), piece.match()))
                            .toList();
        }

        /** Whether the text begins with a word that was typed. */
        boolean beginsWithMatch() {
            return !highlight.isEmpty() && highlight.getFirst().match();
        }
    }
}
