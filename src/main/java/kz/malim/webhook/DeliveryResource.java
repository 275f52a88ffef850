package kz.malim.webhook;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.management.PageParameters;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.RequestJson;
import kz.malim.webhook.Deliveries.Due;
import kz.malim.webhook.Encryption.WrongKey;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was sent to a webhook, and what is sent on demand. */
@Path(WebhookResource.PATH + "/{id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.ADMIN)
@Tag(name = "Webhooks")
public class DeliveryResource {
    private static final String DELIVERY = "The delivery's id.";

    private final Webhooks webhooks;
    private final DeliveryLog log;
    private final Events events;
    private final Receiver receiver;
    private final Courier courier;
    private final Encryption encryption;
    private final RequestJson json;
    private final Clock clock;

    DeliveryResource(
            Webhooks webhooks,
            DeliveryLog log,
            Events events,
            Receiver receiver,
            Courier courier,
            Encryption encryption,
            RequestJson json,
            Clock clock) {
        this.webhooks = webhooks;
        this.log = log;
        this.events = events;
        this.receiver = receiver;
        this.courier = courier;
        this.encryption = encryption;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "List the deliveries of a webhook",
            description = "Those of the last 30 days, newest first. Follow `page.next` until it is null.")
    @APIResponseSchema(DeliveryView.Page.class)
    public DeliveryView.Page list(
            @Parameter(description = WebhookResource.ID) @PathParam("id") String id,
            @Parameter(
                            description = "Only those in this state.",
                            schema = @Schema(enumeration = {"waiting", "delivered", "failed", "superseded"}))
                    @QueryParam("state")
                    @Nullable
                    String state,
            @BeanParam PageParameters page) {
        var wanted = state == null
                ? null
                : Arrays.stream(DeliveryView.State.values())
                        .filter(known -> known.wireName().equals(state))
                        .findFirst()
                        .orElseThrow(() ->
                                Problem.invalidParameter("state", "One of waiting, delivered, failed and superseded."));
        var webhook = webhooks.view(id).id();
        var list = "delivery " + webhook + " " + wanted;
        var found = log.list(webhook, wanted, page.lastNumber(list), page.rows());
        return new DeliveryView.Page(
                page.items(found).stream().map(DeliveryLog.Entry::view).toList(),
                page.info(found, list, DeliveryLog.Entry::number));
    }

    @GET
    @Path("{delivery}")
    @Transactional
    @Operation(
            operationId = "getWebhookDelivery",
            summary = "Get a delivery",
            description = "A delivery with the last request and the beginning of its response.")
    @APIResponseSchema(DeliveryView.class)
    public DeliveryView read(
            @Parameter(description = WebhookResource.ID) @PathParam("id") String id,
            @Parameter(description = DELIVERY) @PathParam("delivery") String delivery) {
        return log.view(webhooks.view(id).id(), delivery);
    }

    /** What to send. */
    @Schema(name = "WebhookTest", description = "What to send: a `ping`, or with `article` the event of that article.")
    record Test(
            @Schema(description = "Id of a published or withdrawn article.") @Nullable
            UUID article) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "testWebhook", summary = "Send a ping or a test event", description = """
                    Sends at once and once, also to a disabled webhook, and returns what came of it: an event of type `ping`, or \
                    `article.updated` of an article.""")
    @APIResponseSchema(value = DeliveryView.class, responseCode = "201", responseDescription = "Sent, or failed to be.")
    public Response test(
            @Parameter(description = WebhookResource.ID) @PathParam("id") String id,
            @RequestBodySchema(Test.class) JsonNode body)
            throws InterruptedException {
        var article = json.read(body, Test.class).article();
        encryption.require();
        var webhook = webhooks.view(id).id();
        var due = new Due(
                UUID.randomUUID(),
                log.position(),
                article == null ? EventTypes.PING : "article.updated",
                article,
                article,
                null,
                clock.instant(),
                article == null ? List.of() : List.of("article:" + article),
                0);
        var data = requireNonNull(events.data(List.of(due)).get(due));
        if (article != null && data.op() == null) {
            throw RequestJson.refused("article", "No article with this id was ever published.");
        }
        log.add(webhook, due, sent(webhook, due, data));
        return Response.created(URI.create(WebhookResource.PATH + "/" + id + "/deliveries/" + due.id()))
                .entity(log.view(webhook, due.id().toString()))
                .build();
    }

    private Attempt sent(UUID webhook, Due due, EventData data) throws InterruptedException {
        try {
            var target = webhooks.target(webhook);
            return receiver.send(target, due.id().toString(), events.body(due, data, target.format()));
        } catch (WrongKey e) {
            throw new Problem(ProblemType.CONFLICT, String.valueOf(e.getMessage()));
        }
    }

    @POST
    @Path("{delivery}/retry")
    @Operation(operationId = "retryWebhookDelivery", summary = "Send an event again", description = """
                    At once, whatever became of it before; where a newer event of the same thing waits, that one is sent. 409 when \
                    the webhook is disabled.""")
    @APIResponseSchema(value = DeliveryView.class, responseCode = "202", responseDescription = "It will be sent.")
    public Response retry(
            @Parameter(description = WebhookResource.ID) @PathParam("id") String id,
            @Parameter(description = DELIVERY) @PathParam("delivery") String delivery) {
        var view = QuarkusTransaction.requiringNew().call(() -> {
            var webhook = webhooks.locked(id);
            WebhookResource.requireActive(webhook);
            log.retry(webhook.id(), log.view(webhook.id(), delivery).id());
            return log.view(webhook.id(), delivery);
        });
        courier.wake();
        return Response.accepted(view).build();
    }
}
