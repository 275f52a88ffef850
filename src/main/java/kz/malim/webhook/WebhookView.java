package kz.malim.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.malim.management.VersionedView;
import kz.malim.text.WireName;
import kz.malim.web.OneTimeResponse;
import kz.malim.web.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A webhook as administrators see it: without its secret and the values of its headers. */
@Schema(name = "Webhook", description = "Whom Malim tells of which changes, and how far it is.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookView(
        @Schema(description = "UUIDv7; never changes.") UUID id,

        @Schema(description = "Send it in `If-Match`, quoted.")
        int version,

        String name,
        String url,
        WebhookFormat format,

        @Schema(description = "Empty: all.") List<String> types,

        WebhookFilter filter,

        @Schema(description = "Names of the headers that are sent; their values are not returned.")
        List<String> headerNames,

        @Schema(
                description =
                        "Public keys of the signature `v1a`, newest first: two while the secret is being replaced.")
        List<String> publicKeys,

        @Schema(
                description =
                        "`active`, or `disabled`: nothing is sent, and what happens meanwhile waits in the change log.")
        State state,

        @Schema(
                description =
                        "Why it is disabled: `manual`, `failing` (nothing succeeded for five days) or `gone` (410).")
        @Nullable
        DisabledReason disabledReason,

        @Nullable Instant disabledAt,
        Instant createdAt,

        @Schema(description = "Position of the change log up to which changes were read for it.")
        long position,

        @Schema(description = "Deliveries that wait, counted up to 1000.")
        int waiting,

        @Schema(description = "Whether a replay is in progress.")
        boolean replaying,

        @Nullable Instant lastSuccessAt,

        @Schema(description = "Since when every attempt has failed.") @Nullable
        Instant failingSince)
        implements VersionedView {

    /** Whether anything is sent. */
    @Schema(name = "WebhookState", description = "`active` or `disabled`.")
    enum State implements WireName {
        ACTIVE,
        DISABLED
    }

    /** Why nothing is sent. */
    @Schema(name = "WebhookDisabledReason", description = "`manual`, `failing` or `gone`.")
    enum DisabledReason implements WireName {
        MANUAL,
        FAILING,
        GONE
    }

    /** One page of webhooks. */
    @Schema(name = "WebhookPage", description = "A page of webhooks, newest first.")
    public record Page(List<WebhookView> items, PageInfo page) {}

    /** A webhook with its new secret. */
    @Schema(name = "WebhookWithSecret", description = "A webhook with its new secret, which is never returned again.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WithSecret(
            WebhookView webhook,

            @Schema(
                    description =
                            "Verifies the signature `v1` of Standard Webhooks. Only in the first response; absent from retries.",
                    examples = "whsec_…")
            @Nullable
            String secret)
            implements OneTimeResponse {
        @Override
        public Object replayed() {
            return new WithSecret(webhook, null);
        }
    }
}
