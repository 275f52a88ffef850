package kz.malim.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether writes are refused, and why. */
@Schema(name = "ReadOnlyMode", description = "Whether writes are refused, and why.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReadOnlyView(
        @Schema(description = "Whether this replica refuses writes.")
        boolean readOnly,

        @Schema(
                description =
                        "Whether it does so by the setting `malim.read-only`, which only another start of the replica changes.")
        boolean configured,

        @Schema(description = "When an administrator started it; absent if none did.") @Nullable
        Instant since,

        @Schema(description = "Who started it.") @Nullable String startedBy,

        @Schema(description = "Why; it is the `detail` of refused writes.") @Nullable
        String reason) {

    static ReadOnlyView of(ReadOnlyMode mode) {
        var period = mode.period();
        return period == null
                ? new ReadOnlyView(mode.isOn(), mode.isSet(), null, null, null)
                : new ReadOnlyView(true, mode.isSet(), period.since(), period.startedBy(), period.reason());
    }
}
