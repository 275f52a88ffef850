package kz.malim.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key as administrators see it: everything but the secret. */
@Schema(name = "Key", description = "A key as administrators see it. Its secret is shown once, when it is made.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyView(
        UUID id,

        @Schema(description = "Whose it is. The audit log and the revisions call its holder so.")
        String name,

        @Schema(description = "How the secret begins, to tell keys apart.", examples = "malim_Zk3w")
        String prefix,

        @Schema(enumeration = {"reader", "writer", "editor", "publisher", "admin"})
        String role,

        @Schema(description = "Slug of the only section it opens, with those below it. Absent: all of the newsroom.")
        @Nullable
        String section,

        Instant createdAt,

        @Schema(description = "Who made it; absent for the first one.") @Nullable
        String createdBy,

        @Schema(description = "From this moment on it opens nothing.") @Nullable
        Instant expiresAt,

        @Schema(description = "Since this moment it opens nothing.") @Nullable
        Instant revokedAt,

        @Schema(description = "When it was last used, to the minute.") @Nullable
        Instant lastUsedAt) {

    static KeyView of(Object... row) {
        return new KeyView(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (Instant) row[5],
                (String) row[6],
                (Instant) row[7],
                (Instant) row[8],
                (Instant) row[9]);
    }
}
