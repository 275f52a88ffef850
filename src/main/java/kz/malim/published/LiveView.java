package kz.malim.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.UUID;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The coverage of a live blog, without its entries. */
@Schema(
        name = "Live",
        description =
                "The coverage of a live blog. Its entries are at `…/entries`, and the newest of them in `entries` with `include=entries`.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LiveView(
        State state,

        @Schema(description = "When the coverage begins; in the future while `state` is `upcoming`.") @Nullable
        OffsetDateTime startedAt,

        @Schema(description = "When the coverage ends or has ended. Absent while the end is open.") @Nullable
        OffsetDateTime liveUntil,

        @Schema(description = "What happened so far.") @Nullable
        String summary,

        @Schema(description = "The number of published entries.", examples = "12")
        int entries,

        @Schema(description = "The newest entry; absent while there is none.") @Nullable
        Newest newest) {

    /** Where the coverage stands. */
    @Schema(name = "LiveState", description = "Where the coverage stands; it follows from `startedAt` and `liveUntil`.")
    public enum State implements WireName {
        UPCOMING,
        ON,
        ENDED
    }

    /** The newest entry, in short. */
    @Schema(name = "NewestEntry", description = "The newest entry of a live blog, in short.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Newest(
            UUID id, OffsetDateTime at, @Nullable String title) {}
}
