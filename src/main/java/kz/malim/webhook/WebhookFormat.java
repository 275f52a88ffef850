package kz.malim.webhook;

import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is sent. */
@Schema(
        name = "WebhookFormat",
        description =
                "`cloudevents`: a CloudEvents 1.0 event whose `data` says what has changed and where it is. `revalidation`: `tags` and `paths`, as"
                        + " routes that revalidate pages of Next, Astro or Nuxt take them. `slack`: `text`, as Slack, Mattermost"
                        + " and others take it.")
enum WebhookFormat implements WireName {
    CLOUDEVENTS("application/cloudevents+json; charset=utf-8"),
    REVALIDATION("application/json"),
    SLACK("application/json");

    private final String mediaType;

    WebhookFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }
}
