package kz.malim.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An API key without its secret. */
@Schema(name = "Key", description = "An API key. Its secret is returned once, on creation.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KeyView(
        UUID id,

        @Schema(description = "Name of its holder in the audit log and in revisions.")
        String name,

        @Schema(description = "First characters of the secret, to tell keys apart.", examples = "malim_Zk3w")
        String prefix,

        @Schema(enumeration = {"reader", "writer", "editor", "publisher", "admin"})
        String role,

        @Schema(
                description =
                        "Slug of the section that the key is restricted to, with its descendants; absent if unrestricted.")
        @Nullable
        String section,

        Instant createdAt,

        @Schema(description = "Who created it; absent for the first one.") @Nullable
        String createdBy,

        @Schema(description = "The key is rejected from this time on.") @Nullable
        Instant expiresAt,

        @Schema(description = "When it was revoked.") @Nullable
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
