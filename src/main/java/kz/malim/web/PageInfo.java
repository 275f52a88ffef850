package kz.malim.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The pagination of a list. */
@Schema(
        name = "Page",
        description = "Pagination: `next` and `prev` are values for the `cursor` parameter; null at the ends.")
public record PageInfo(
        @Schema(description = "Maximum number of items on a page.", examples = "20")
        int limit,

        @Schema(description = "Cursor of the next page.") @Nullable
        String next,

        @Schema(description = "Cursor of the previous page.") @Nullable
        String prev,

        @Schema(description = "Total number of items; only if requested with `count`.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Total total,

        @Schema(
                description =
                        "Number of articles that a search ranks, when more match: those published last. Pages and `total` end with them; sort by date to read all.",
                examples = "250")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Integer ranked) {
    /** Of a list that is complete. */
    public PageInfo(int limit, @Nullable String next, @Nullable String prev, @Nullable Total total) {
        this(limit, next, prev, total, null);
    }

    /** The number of items of a whole list. */
    @Schema(name = "Total", description = "Total number of items.")
    public record Total(
            @Schema(examples = "1250") long value,

            @Schema(description = "`exact`, or `at-least` when there are more than are counted.")
            Precision precision) {}

    /** How exact a total is. */
    @Schema(name = "TotalPrecision", description = "How exact a total is.")
    public enum Precision implements WireName {
        EXACT,
        AT_LEAST
    }
}
