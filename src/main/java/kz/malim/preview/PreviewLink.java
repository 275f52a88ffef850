package kz.malim.preview;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A link that shows one article's draft. */
@Schema(name = "PreviewLink", description = "A link that shows one article's draft to whoever has it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PreviewLink(
        UUID id,
        @JsonIgnore UUID article,
        Instant createdAt,
        String createdBy,

        @Schema(description = "From this moment on it shows nothing.")
        Instant expiresAt,

        @Schema(description = "Since this moment it shows nothing.") @Nullable
        Instant revokedAt) {

    static PreviewLink of(Object... row) {
        return new PreviewLink(
                (UUID) row[0], (UUID) row[1], (Instant) row[2], (String) row[3], (Instant) row[4], (Instant) row[5]);
    }

    boolean opensAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /** What a link shall be. */
    @Schema(name = "NewPreviewLink", description = "How long a preview link shall show the draft.")
    record Wanted(
            @Schema(description = "Left out: a week from now. At most 90 days.") @Nullable
            OffsetDateTime expiresAt) {}

    /** A link that has just been made. */
    @Schema(name = "CreatedPreviewLink", description = "A preview link that has just been made, with its address.")
    public record Created(
            PreviewLink link,

            @Schema(
                    description = "Anybody who has it can read the draft, without a key. Send it to nobody else.",
                    examples = "/api/previews/AaINEFsOfBqaYw8vPwyKEQAAAABq…")
            String url) {}

    /** The links of an article. */
    @Schema(
            name = "PreviewLinks",
            description = "The newest 100 preview links of an article, those that show nothing any more too.")
    public record Listed(List<PreviewLink> items) {}
}
