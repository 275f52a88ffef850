package kz.malim.preview;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.malim.web.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A link that shows one article's draft. */
@Schema(name = "PreviewLink", description = "A link that shows one article's draft to anybody who has it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PreviewLink(
        UUID id,
        @JsonIgnore UUID article,
        Instant createdAt,
        String createdBy,

        @Schema(description = "The link is rejected from this time on.")
        Instant expiresAt,

        @Schema(description = "When the link was revoked.") @Nullable
        Instant revokedAt) {

    static PreviewLink of(Object... row) {
        return new PreviewLink(
                (UUID) row[0], (UUID) row[1], (Instant) row[2], (String) row[3], (Instant) row[4], (Instant) row[5]);
    }

    /** Properties of a new link. */
    @Schema(name = "NewPreviewLink", description = "Properties of a new preview link.")
    record Wanted(
            @Schema(description = "Default: in 7 days. At most 90 days from now.") @Nullable
            OffsetDateTime expiresAt) {}

    /** A new link with its address. */
    @Schema(name = "CreatedPreviewLink", description = "A new preview link with its address.")
    public record Created(
            PreviewLink link,

            @Schema(
                    description = "Anybody who has it can read the draft without a key. It is returned only once.",
                    examples = "/api/previews/AaINEFsOfBqaYw8vPwyKEQAAAABq…")
            String url,

            @Schema(
                    description =
                            "The same on the newsroom's site, to send to people. Absent unless `malim.site.preview-url` is set.",
                    examples = "https://news.example/preview?token=AaINEFsOfBqaYw8vPwyKEQAAAABq…")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            URI webUrl) {}

    /** One page of the links of an article. */
    @Schema(
            name = "PreviewLinkPage",
            description =
                    "One page of the preview links of an article, newest first, including expired and revoked ones.")
    public record Page(List<PreviewLink> items, PageInfo page) {}
}
