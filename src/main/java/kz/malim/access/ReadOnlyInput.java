package kz.malim.access;

import kz.malim.management.CommonFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why writes are refused. */
@Schema(name = "NewReadOnlyMode", description = "Why writes are refused.")
record ReadOnlyInput(
        @Schema(
                minLength = 1,
                maxLength = 200,
                description = "What editors are told when a write is refused.",
                examples = "The database is being upgraded until 07:00.")
        String reason) {
    private static final int MAX_REASON = 200;

    ReadOnlyInput {
        reason = CommonFields.line(reason, "reason", MAX_REASON);
    }
}
