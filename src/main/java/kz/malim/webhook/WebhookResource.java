package kz.malim.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import kz.malim.access.Role;
import kz.malim.management.IfMatch;
import kz.malim.management.PageParameters;
import kz.malim.management.VersionedResponse;
import kz.malim.text.WebAddress;
import kz.malim.text.WireName;
import kz.malim.web.Idempotent;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.RequestJson;
import kz.malim.webhook.WebhookView.DisabledReason;
import kz.malim.webhook.WebhookView.State;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The webhooks of the newsroom. */
@Path(WebhookResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.ADMIN)
@Tag(name = "Webhooks", description = "Receivers that Malim tells of changes, and what was sent to them.")
public class WebhookResource {
    static final String PATH = "/management/webhooks";
    static final String ID = "The webhook's id.";
    private static final String LIST = "webhook";

    private final Webhooks webhooks;
    private final WebhookConfig config;
    private final Courier courier;
    private final RequestJson json;

    WebhookResource(Webhooks webhooks, WebhookConfig config, Courier courier, RequestJson json) {
        this.webhooks = webhooks;
        this.config = config;
        this.courier = courier;
        this.json = json;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listWebhooks",
            summary = "List webhooks",
            description = "All webhooks, newest first. Follow `page.next` until it is null.")
    @APIResponseSchema(WebhookView.Page.class)
    public WebhookView.Page list(@BeanParam PageParameters page) {
        var found = webhooks.list(page.lastId(LIST), page.rows());
        return new WebhookView.Page(page.items(found), page.info(found, LIST, WebhookView::id));
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(operationId = "createWebhook", summary = "Create a webhook", description = """
                    Tells a receiver of every change from now on, once all replicas show it: at least once, in order for each \
                    thing, with the state it has at the moment of sending. The response has the `secret`: it is returned only \
                    this once. Needs the setting `malim.webhook.encryption-key` (409 without), and there are at most 100.""")
    @APIResponseSchema(
            value = WebhookView.WithSecret.class,
            responseCode = "201",
            responseDescription = "Created. Store the `secret` safely.")
    public Response create(@RequestBodySchema(WebhookInput.class) JsonNode body) {
        var input = checked(json.read(body, WebhookInput.class));
        var secret = SigningSecret.create();
        var id = webhooks.create(input, secret);
        return Response.created(URI.create(PATH + "/" + id))
                .entity(new WebhookView.WithSecret(webhooks.view(id.toString()), secret.secret()))
                .build();
    }

    /** Where an address leads is looked at with every attempt; without encryption it leads nowhere public. */
    private WebhookInput checked(WebhookInput input) {
        if (config.allowedNetworks().isEmpty()
                && WebAddress.parse(input.url()).filter(WebAddress::isSecure).isEmpty()) {
            throw RequestJson.refused(
                    "url", "An https URL: http is for the networks of malim.webhook.allowed-networks.");
        }
        return input;
    }

    @GET
    @Path("{id}")
    @Transactional
    @Operation(
            operationId = "getWebhook",
            summary = "Get a webhook",
            description = "A webhook, how far it is, and its `ETag` for writes.")
    @APIResponseSchema(WebhookView.class)
    public Response read(@Parameter(description = ID) @PathParam("id") String id) {
        return VersionedResponse.ok(webhooks.view(id));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(operationId = "replaceWebhook", summary = "Replace a webhook", description = """
                    Its properties; the secret stays, and so do the headers unless `headers` is sent. What waits for it already is \
                    sent to the new address.""")
    @APIResponseSchema(value = WebhookView.class, responseDescription = "Replaced.")
    public Response replace(
            @Parameter(description = ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @RequestBodySchema(WebhookInput.class) JsonNode body) {
        var input = checked(json.read(body, WebhookInput.class));
        var webhook = locked(id, ifMatch);
        webhooks.write(webhook.id(), input);
        return VersionedResponse.ok(webhooks.view(id));
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @Operation(
            operationId = "removeWebhook",
            summary = "Delete a webhook",
            description = "With its secrets and its delivery log. What is being sent at this moment may still arrive.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    public void remove(@Parameter(description = ID) @PathParam("id") String id, @BeanParam IfMatch ifMatch) {
        webhooks.remove(locked(id, ifMatch).id());
    }

    @POST
    @Path("{id}/secret")
    @Idempotent
    @Transactional
    @Operation(operationId = "rotateWebhookSecret", summary = "Replace the secret of a webhook", description = """
                    Returns a new secret, this once. For 24 hours every event has the signatures of both, so that the receiver can \
                    change over; then those of the new one only. A second replacement within that time ends the oldest one at \
                    once.""")
    @APIResponseSchema(
            value = WebhookView.WithSecret.class,
            responseCode = "201",
            responseDescription = "Replaced. Store the `secret` safely.")
    public Response rotate(@Parameter(description = ID) @PathParam("id") String id, @BeanParam IfMatch ifMatch) {
        var webhook = locked(id, ifMatch);
        var secret = SigningSecret.create();
        webhooks.rotate(webhook.id(), secret);
        return Response.created(URI.create(PATH + "/" + id))
                .entity(new WebhookView.WithSecret(webhooks.view(id), secret.secret()))
                .build();
    }

    /** Where to go on. */
    @Schema(
            name = "WebhookActivation",
            description =
                    "`cursor`: from where it was disabled, so that nothing is left out. `now`: what has happened meanwhile is skipped.")
    record Activation(
            @Schema(description = "Default: `cursor`.") @Nullable
            From from) {
        /** Where the next event is of. */
        @Schema(name = "WebhookActivationFrom", description = "`cursor` or `now`.")
        enum From implements WireName {
            CURSOR,
            NOW
        }
    }

    @PUT
    @Path("{id}/activation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(operationId = "enableWebhook", summary = "Enable a webhook", description = """
                    Sends again. From `cursor`, everything is sent that has happened since; 409 if the change log does not reach \
                    back so far any more. Without effect on an active one.""")
    @APIResponseSchema(value = WebhookView.class, responseDescription = "Enabled.")
    public Response enable(
            @Parameter(description = ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @RequestBodySchema(Activation.class) JsonNode body) {
        boolean fromNow = json.read(body, Activation.class).from() == Activation.From.NOW;
        var webhook = locked(id, ifMatch);
        if (webhook.state() == State.DISABLED) {
            if (!fromNow && !webhooks.logReaches(webhook.position())) {
                throw new Problem(
                        ProblemType.CONFLICT,
                        "The change log does not reach back to position " + webhook.position()
                                + " any more. Enable it from now; the receiver has to read everything anew.");
            }
            webhooks.enable(webhook.id(), fromNow);
            courier.wake();
        }
        return VersionedResponse.ok(webhooks.view(id));
    }

    @DELETE
    @Path("{id}/activation")
    @Transactional
    @Operation(
            operationId = "disableWebhook",
            summary = "Disable a webhook",
            description = "Sends nothing until it is enabled. What waits is kept, and its place in the change log too.")
    @APIResponse(responseCode = "204", description = "Disabled.")
    public void disable(@Parameter(description = ID) @PathParam("id") String id, @BeanParam IfMatch ifMatch) {
        webhooks.disable(locked(id, ifMatch).id(), DisabledReason.MANUAL);
    }

    /** Which part of the log to send again. */
    @Schema(name = "WebhookReplay", description = "A range of the change log.")
    record Replay(
            @Schema(
                    minimum = "0",
                    description = "After this position, such as that of the last event that was received.")
            Long after,

            @Schema(minimum = "0", description = "Up to this position. Default: up to where the webhook has read.")
            @Nullable
            Long until) {
        Replay {
            if (after == null) {
                throw RequestJson.refused("after", "A position is required.");
            }
        }
    }

    @PUT
    @Path("{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(operationId = "replayWebhook", summary = "Send a range of changes again", description = """
                    In their order and with their ids, in place of a replay that is in progress. Of each thing that has changed \
                    in the range its newest event is sent, with its present state. 409 when the webhook is disabled, or the \
                    change log does not reach back so far.""")
    @APIResponseSchema(value = WebhookView.class, responseDescription = "In progress.")
    public Response replay(
            @Parameter(description = ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @RequestBodySchema(Replay.class) JsonNode body) {
        var range = json.read(body, Replay.class);
        var webhook = locked(id, ifMatch);
        requireActive(webhook);
        long until = range.until() == null ? webhook.position() : range.until();
        if (range.after() < 0 || range.after() > until) {
            throw RequestJson.refused("after", "A position from 0 to " + until + ".");
        }
        if (until > webhook.position()) {
            throw RequestJson.refused("until", "At most " + webhook.position() + ", up to where it has read.");
        }
        if (!webhooks.logReaches(range.after())) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "The change log does not reach back to position " + range.after() + " any more.");
        }
        webhooks.replay(webhook.id(), range.after(), until);
        courier.wake();
        return VersionedResponse.ok(webhooks.view(id));
    }

    static void requireActive(WebhookView webhook) {
        if (webhook.state() == State.DISABLED) {
            throw new Problem(ProblemType.CONFLICT, "The webhook is disabled: enable it first.");
        }
    }

    private WebhookView locked(String id, IfMatch ifMatch) {
        var webhook = webhooks.locked(id);
        ifMatch.require(webhook.version(), () -> webhook);
        return webhook;
    }
}
