package kz.malim.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.malim.text.WireName;
import kz.malim.web.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One event for one webhook. */
@Schema(name = "WebhookDelivery", description = "An event for a webhook, and what became of it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryView(
        @Schema(description = "Id of the event, sent as `webhook-id`: the same in every attempt and replay.")
        UUID id,

        String type,

        @Schema(description = "Position of the change in the change log.")
        long position,

        @Schema(description = "Id of what has changed.") @Nullable
        UUID subject,

        @Schema(
                description =
                        "`waiting` for its next attempt; `delivered`; `failed` after the last attempt; `superseded` by a newer"
                                + " event of the same thing before it was delivered.")
        State state,

        int attempts,

        @Schema(description = "When the change was made.") Instant at,

        @Schema(description = "Of the next attempt.") @Nullable
        Instant nextAt,

        @Schema(description = "Of the last attempt.") @Nullable
        Instant sentAt,

        @Schema(description = "Of the last attempt, in milliseconds.") @Nullable
        Integer duration,

        @Schema(description = "Status of the last response.") @Nullable
        Integer status,

        @Schema(description = "Why the last attempt failed.") @Nullable
        String error,

        @Schema(description = "Body of the last request. Absent from lists.") @Nullable
        String request,

        @Schema(description = "Beginning of the body of the last response, up to 4096 characters. Absent from lists.")
        @Nullable
        String response) {

    /** What became of it. */
    @Schema(name = "WebhookDeliveryState", description = "`waiting`, `delivered`, `failed` or `superseded`.")
    enum State implements WireName {
        WAITING,
        DELIVERED,
        FAILED,
        SUPERSEDED
    }

    /** One page of the delivery log. */
    @Schema(name = "WebhookDeliveryPage", description = "A page of the delivery log, newest first.")
    public record Page(List<DeliveryView> items, PageInfo page) {}
}
