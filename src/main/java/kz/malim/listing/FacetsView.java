package kz.malim.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many articles of a list have which tag, section, author or language. */
@Schema(
        name = "Facets",
        description =
                "How many articles of the whole list have which value: the length the list would have with that filter added. The most frequent first, at most 50 of each.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FacetsView(
        @Schema(
                description =
                        "False when the list has more than 100,000 articles, or 2,000 that are searched for: the counts are then those of that many newest.")
        boolean complete,

        @Nullable List<Value> tag,

        @Schema(description = "A section's count has the articles of the sections below it in it.") @Nullable
        List<Value> section,

        @Nullable List<Value> author,
        @Nullable List<Value> lang) {

    /** One value and how many articles have it. */
    @Schema(name = "FacetValue", description = "One value and how many articles of the list have it.")
    public record Value(
            @Schema(description = "What to filter by.", examples = "madeniet")
            String slug,

            @Schema(description = "What to show.", examples = "Мәдениет")
            String name,

            @Schema(examples = "312") long count) {}
}
