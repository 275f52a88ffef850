package kz.malim.sync;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of changes. */
@Schema(name = "Changes", description = "A page of changes, in the order to apply them.")
record ChangesView(
        @Schema(description = "Each thing at most once; empty when nothing has changed, or nothing of the filter.")
        List<ChangeView> items,

        @Schema(
                description =
                        "Send it as `since`, now or at any later time within the retention of the change log. Opaque.")
        String cursor,

        @Schema(
                description =
                        "Whether there is more now: request the next page at once. Else poll, or wait with `Prefer: wait=25`.")
        boolean more) {}
