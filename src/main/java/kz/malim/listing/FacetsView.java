package kz.malim.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The number of articles in a list by tag, section, author and language. */
@Schema(
        name = "Facets",
        description =
                "Number of articles in the whole list by value: the length of the list with that filter added. Most frequent first, at most 50 values each.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FacetsView(
        @Schema(
                description =
                        "False when the list has more than 100,000 articles, or 2,000 with `q`: the counts then cover the newest of them only.")
        boolean complete,

        @Nullable List<Value> tag,

        @Schema(description = "Counts include descendant sections.") @Nullable
        List<Value> section,

        @Nullable List<Value> author,
        @Nullable List<Value> lang) {

    /** One value and its number of articles. */
    @Schema(name = "FacetValue", description = "A value and the number of articles in the list that have it.")
    public record Value(
            @Schema(description = "Value of the filter.", examples = "madeniet")
            String slug,

            @Schema(description = "Display name.", examples = "Мәдениет")
            String name,

            @Schema(examples = "312") long count) {}
}
