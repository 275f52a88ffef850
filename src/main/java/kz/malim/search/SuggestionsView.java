package kz.malim.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody may be about to type. */
@Schema(name = "Suggestions", description = "What somebody may be about to type: names first, then titles.")
public record SuggestionsView(List<Suggestion> items) {

    /** What a suggestion leads to. */
    @Schema(name = "SuggestionType", description = "What a suggestion leads to.")
    public enum SuggestionType implements WireName {
        SECTION,
        TAG,
        AUTHOR,
        ARTICLE
    }

    /** One suggestion. */
    @Schema(name = "Suggestion", description = "One thing that begins like what was typed.")
    public record Suggestion(
            SuggestionType type,

            @Schema(description = "What to show.", examples = "Мәдениет")
            String text,

            @Schema(
                    description =
                            "Where it leads: for an article its own slug, for the others what lists are filtered by.",
                    examples = "madeniet")
            String slug,

            @Schema(
                    description = "Path of the article, or of the list of articles.",
                    examples = "/api/articles?section=madeniet")
            String url,

            @Schema(description = "The language of an article.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String lang) {}
}
