package kz.malim.syndication;

import com.fasterxml.jackson.databind.node.ObjectNode;
import kz.malim.probe.MediaKind;
import kz.malim.published.MediaView;
import kz.malim.web.Site;

/** A media item as an associated news object of ninjs, with its files as renditions. */
final class MediaNinjs {
    private MediaNinjs() {}

    /** @param item its fields but those that it has in common with a photo */
    static void fill(ObjectNode item, MediaView media, Site site) {
        item.put("uri", SyndicatedArticle.urn(media.id()))
                .put(
                        "type",
                        media.kind() == MediaKind.FILE
                                ? "composite"
                                : media.kind().wireName());
        if (media.title() != null) {
            item.putArray("headlines")
                    .addObject()
                    .put("role", "main")
                    .put("contentType", "text/plain")
                    .put("value", media.title());
        }
        if (media.digitalSourceType() != null) {
            item.putObject("digitalSourceType").put("uri", media.digitalSourceType());
        }
        var renditions = item.putArray("renditions");
        var file = media.file();
        if (file != null) {
            var rendition = renditions
                    .addObject()
                    .put("name", "original")
                    .put("href", site.absolute(file.url()))
                    .put("contentType", file.type())
                    .put("sizeInBytes", file.bytes());
            if (file.width() != null && file.height() != null) {
                rendition.put("width", file.width()).put("height", file.height());
            }
            if (file.duration() != null) {
                rendition.put("duration", file.duration());
            }
        }
        for (var source : media.sources()) {
            var rendition = renditions
                    .addObject()
                    .put("name", "source-" + renditions.size())
                    .put("href", source.url())
                    .put("contentType", source.type());
            if (source.width() != null) {
                rendition.put("width", source.width());
            }
        }
        for (var track : media.tracks()) {
            renditions
                    .addObject()
                    .put("name", track.kind().wireName() + "-" + track.lang())
                    .put("href", site.absolute(track.url()))
                    .put("contentType", "text/vtt");
        }
    }
}
