package kz.malim.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The place of one page of a list among the others. */
@Schema(
        name = "Page",
        description =
                "Where this page stands. `next` and `prev` are cursors for the `cursor` parameter; null at the ends.")
public record PageInfo(
        @Schema(description = "The most items this page could have held.", examples = "20")
        int limit,

        @Schema(description = "Cursor of the page after this one.") @Nullable
        String next,

        @Schema(description = "Cursor of the page before this one.") @Nullable
        String prev,

        @Schema(description = "How many items the whole list has. Only when asked for.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Total total) {

    /** How many items a whole list has. */
    @Schema(name = "Total", description = "How many items the whole list has, as well as it is known.")
    public record Total(
            @Schema(examples = "1250") long value,

            @Schema(
                    description =
                            "`exact`; `estimate`, from the statistics of the database; or `at-least`, when there are more than Malim counts.")
            Precision precision) {}

    /** How well a total is known. */
    @Schema(name = "TotalPrecision", description = "How well a total is known.")
    public enum Precision implements WireName {
        EXACT,
        ESTIMATE,
        AT_LEAST
    }
}
