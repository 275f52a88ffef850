package kz.malim.contract;

import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.STRING;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Describes what the receivers of webhooks are sent: an event of CloudEvents 1.0, signed as Standard Webhooks says. */
final class WebhookEvents {
    private WebhookEvents() {}

    static void describe(OpenAPI document) {
        var request = OASFactory.createRequestBody()
                .required(true)
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/cloudevents+json",
                                OASFactory.createMediaType().schema(event())));
        var received = OASFactory.createAPIResponse()
                .description("Any 2xx: received. Anything else is sent again later; 410 ends it for good.");
        document.addWebhook(
                "event",
                OASFactory.createPathItem()
                        .POST(OASFactory.createOperation()
                                .operationId("receiveWebhookEvent")
                                .summary("Receive an event")
                                .description(
                                        "What a webhook of the format `cloudevents` is sent after a change, at least once. The headers"
                                                + " `webhook-id`, `webhook-timestamp` and `webhook-signature` are those of Standard Webhooks.")
                                .addTag("Webhooks")
                                .security(List.of())
                                .requestBody(request)
                                .responses(OASFactory.createAPIResponses().addAPIResponse("2XX", received))));
    }

    private static Schema event() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("An event of CloudEvents 1.0 in its structured form.")
                .required(List.of("specversion", "id", "source", "type", "time", "datacontenttype", "data"))
                .addProperty("specversion", text("Version of CloudEvents.", "1.0"))
                .addProperty(
                        "id", text("The same in every attempt and replay.", "00000000-a3f1-8c0d-a1f2-6a5270c1b2d3"))
                .addProperty("source", text("The newsroom's API.", "https://api.news.example"))
                .addProperty("type", text("What has happened.", "article.published"))
                .addProperty(
                        "subject",
                        text("Kind and id of what has changed.", "article/018f7c5a-5b7c-7d0e-8a1b-3c4d5e6f7089"))
                .addProperty(
                        "time",
                        text("When it happened.", "2026-11-24T10:11:59.804112Z").format("date-time"))
                .addProperty("datacontenttype", text("Media type of `data`.", "application/json"))
                .addProperty("data", OASFactory.createSchema().ref("#/components/schemas/WebhookEventData"));
    }

    private static Schema text(String description, String example) {
        return OASFactory.createSchema()
                .addType(STRING)
                .description(description)
                .examples(List.of(example));
    }
}
