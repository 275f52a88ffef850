package kz.malim.webhook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an event says of the thing that has changed: what it is called and where it is, as of the moment of sending. */
@Schema(
        name = "WebhookEventData",
        description =
                "`data` of an event: the state of the thing at the moment of sending. Its content is read at `url`.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record EventData(
        @Schema(
                description =
                        "What has changed: article, front, photo, media, author, section, tag, menu, page, search.",
                examples = "article")
        @Nullable
        String kind,

        @Nullable UUID id,

        @Schema(description = "Of an article: whether it is published, and with `delete` to be removed from copies.")
        @Nullable
        Op op,

        @Nullable String lang,
        @Nullable String slug,

        @Schema(description = "Path where it is read.") @Nullable
        String url,

        @Schema(description = "Of an article: its page of the site, if the site has pages.") @Nullable
        String webUrl,

        @Schema(description = "Slugs of an article that redirect to its present one.") @Nullable
        List<String> previousSlugs,

        @Schema(description = "With `delete`: `unpublished` or `taken-down`.") @Nullable
        String reason,

        @Schema(description = "With `taken-down`: the reason that was given.") @Nullable
        String detail,

        @Schema(
                description =
                        "Names of all that shows it: article:…, list:section:…, front:…. `everything` in place of more than 400.")
        @Nullable
        List<String> tags,

        @Schema(description = "Rises with every change; of two events of one thing the higher is the newer.")
        long position,

        @JsonIgnore @Nullable String title) {

    /** What to do with a copy. */
    @Schema(name = "WebhookOp", description = "`upsert` or `delete`.")
    enum Op implements WireName {
        UPSERT,
        DELETE
    }
}
