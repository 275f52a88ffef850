package kz.malim.syndication;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeFormatter;
import kz.malim.published.PhotoView;
import kz.malim.published.TopicView;
import org.jspecify.annotations.Nullable;

/** A feed as JSON Feed 1.1. What the format does not define is in the extension {@code _malim}. */
final class JsonFeed {
    private JsonFeed() {}

    static String render(Feed feed) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("version", "https://jsonfeed.org/version/1.1")
                .put("title", feed.title())
                .put("home_page_url", feed.home())
                .put("feed_url", feed.self());
        if (feed.lang() != null) {
            json.put("language", feed.lang().tag());
        }
        var items = json.putArray("items");
        feed.items().forEach(item -> item(items.addObject(), item));
        return json.toString();
    }

    private static void item(ObjectNode json, SyndicatedArticle outgoing) {
        var article = outgoing.article();
        json.put("id", outgoing.urn()).put("url", outgoing.page()).put("title", article.title());
        putText(json, "summary", article.lede());
        json.put("content_html", outgoing.html())
                .put("date_published", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(article.publishedAt()))
                .put("date_modified", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(article.modifiedAt()))
                .put("language", article.lang().tag());
        var lead = outgoing.article().photo();
        if (lead != null && lead.renditions() != null) {
            json.put(
                    "image",
                    outgoing.site().absolute(lead.renditions().largest().url()));
        }
        if (!outgoing.authors().isEmpty()) {
            var authors = json.putArray("authors");
            outgoing.authors().forEach(name -> authors.addObject().put("name", name));
        }
        var tags = article.topics().map(TopicView::name).distinct().toList();
        if (!tags.isEmpty()) {
            tags.forEach(json.putArray("tags")::add);
        }
        attachments(json, outgoing);
        extension(json.putObject("_malim"), outgoing);
    }

    private static void attachments(ObjectNode json, SyndicatedArticle outgoing) {
        for (var media : outgoing.media()) {
            if (media.file() != null) {
                var attachment = json.withArray("attachments")
                        .addObject()
                        .put("url", outgoing.site().absolute(media.file().url()))
                        .put("mime_type", media.file().type())
                        .put("size_in_bytes", media.file().bytes());
                putText(attachment, "title", media.title());
                if (media.file().duration() != null) {
                    attachment.put("duration_in_seconds", media.file().duration());
                }
            }
        }
    }

    private static void extension(ObjectNode malim, SyndicatedArticle outgoing) {
        var article = outgoing.article();
        malim.put("about", outgoing.site().absolute("/docs")).put("article", outgoing.data());
        malim.putObject("published")
                .put("date", article.published().date().toString())
                .put("precision", article.published().precision().wireName());
        malim.put("kind", article.kind());
        putText(malim, "kicker", article.kicker());
        putText(malim, "usage", outgoing.usage());
        putText(malim, "digitalSourceType", article.digitalSourceType());
        putText(
                malim,
                "sponsor",
                article.sponsor() == null ? null : article.sponsor().name());
        if (article.accessibleForFree() != null) {
            malim.put("accessibleForFree", false);
        }
        if (article.labels() != null) {
            var labels = malim.putArray("labels");
            article.labels().forEach(label -> labels.add(label.name()));
        }
        if (!article.corrections().isEmpty()) {
            var corrections = malim.putArray("corrections");
            article.corrections()
                    .forEach(correction -> corrections
                            .addObject()
                            .put("at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(correction.at()))
                            .put("text", correction.text()));
        }
        if (!article.photos().isEmpty()) {
            photos(malim.putArray("photos"), article.photos());
        }
    }

    private static void photos(ArrayNode json, Iterable<PhotoView> photos) {
        for (var photo : photos) {
            var one = json.addObject()
                    .put("id", photo.id().toString())
                    .put("role", photo.role().wireName());
            putText(one, "caption", photo.caption());
            putText(
                    one,
                    "credit",
                    photo.credit() == null ? null : photo.credit().line());
        }
    }

    private static void putText(ObjectNode json, String field, @Nullable String text) {
        if (text != null) {
            json.put(field, text);
        }
    }
}
