package kz.malim.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import kz.malim.text.WireName;
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

            @Schema(description = "Language, for articles only.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String lang) {}
}
