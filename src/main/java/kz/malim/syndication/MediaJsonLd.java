package kz.malim.syndication;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import kz.malim.probe.MediaKind;
import kz.malim.published.MediaView;
import org.jspecify.annotations.Nullable;

/** The media of an article as schema.org {@code VideoObject}, {@code AudioObject} and {@code DigitalDocument}. */
final class MediaJsonLd {
    private final ObjectNode document;
    private final SyndicatedArticle outgoing;

    private MediaJsonLd(ObjectNode document, SyndicatedArticle outgoing) {
        this.document = document;
        this.outgoing = outgoing;
    }

    static void add(SyndicatedArticle outgoing, ObjectNode document) {
        var media = new MediaJsonLd(document, outgoing);
        outgoing.media().forEach(media::add);
    }

    private void add(MediaView media) {
        switch (media.kind()) {
            case VIDEO -> array("video").add(playable("VideoObject", media));
            case AUDIO -> array("audio").add(playable("AudioObject", media));
            case FILE -> array("hasPart").add(object("DigitalDocument", media));
        }
    }

    private ArrayNode array(String field) {
        return document.withArray(field);
    }

    private ObjectNode playable(String type, MediaView media) {
        var object =
                object(type, media).put("uploadDate", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(media.createdAt()));
        var file = media.file();
        var site = outgoing.site();
        if (file != null) {
            object.put("contentUrl", site.absolute(file.url()))
                    .put("encodingFormat", file.type())
                    .put("contentSize", String.valueOf(file.bytes()));
            if (file.duration() != null) {
                object.put("duration", duration(file.duration()));
            }
            if (file.width() != null && file.height() != null) {
                object.put("width", file.width()).put("height", file.height());
            }
        } else if (!media.sources().isEmpty()) {
            var source = media.sources().getFirst();
            object.put("contentUrl", source.url()).put("encodingFormat", source.type());
        }
        var poster = media.poster();
        if (poster != null && poster.renditions() != null) {
            object.put(
                    "thumbnailUrl", site.absolute(poster.renditions().largest().url()));
        }
        if (media.transcript() != null) {
            object.put("transcript", site.absolute(media.transcript().url()));
        }
        return object;
    }

    private ObjectNode object(String type, MediaView media) {
        var object = JsonNodeFactory.instance
                .objectNode()
                .put("@type", type)
                .put("@id", SyndicatedArticle.urn(media.id()))
                .put(
                        "name",
                        media.title() == null
                                ? outgoing.article().title()
                                : media.title()); // search engines require it
        putText(object, "description", media.alt() == null ? media.caption() : media.alt());
        if (media.kind() == MediaKind.FILE) {
            var file = media.file();
            object.put(
                    "url",
                    file == null
                            ? media.sources().getFirst().url()
                            : outgoing.site().absolute(file.url()));
            putText(
                    object,
                    "encodingFormat",
                    file == null ? media.sources().getFirst().type() : file.type());
        }
        if (media.credit() != null) {
            JsonLdFormat.credit(media.credit(), object);
        }
        if (media.digitalSourceType() != null) {
            object.put("digitalSourceType", media.digitalSourceType());
        }
        return object;
    }

    /** ISO 8601. */
    private static String duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000)).toString();
    }

    private static void putText(ObjectNode object, String field, @Nullable String text) {
        if (text != null) {
            object.put(field, text);
        }
    }
}
