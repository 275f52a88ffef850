package kz.malim.syndication;

import static kz.malim.syndication.NinjsFormat.putText;
import static kz.malim.syndication.NinjsFormat.value;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.stream.Stream;
import kz.malim.media.Credit;
import kz.malim.published.PhotoView;
import kz.malim.web.Site;
import org.jspecify.annotations.Nullable;

/** A photo as an association of ninjs. */
final class NinjsPicture {
    private NinjsPicture() {}

    /** A photo is complete with its credit alone: it may have no file yet. */
    static void write(PhotoView photo, Site site, ObjectNode picture) {
        picture.put("uri", SyndicatedArticle.urn(photo.id())).put("type", "picture");
        if (photo.digitalSourceType() != null) {
            picture.putObject("digitalSourceType").put("uri", photo.digitalSourceType());
        }
        credit(photo.credit(), picture);
        descriptions(photo.caption(), photo.alt(), picture);
        if (photo.renditions() != null) {
            var renditions = picture.putArray("renditions");
            photo.renditions()
                    .files()
                    .forEach(file -> renditions
                            .addObject()
                            .put("name", file.width() + "x" + file.height())
                            .put("href", site.absolute(file.url()))
                            .put("width", file.width())
                            .put("height", file.height()));
        }
    }

    static void credit(@Nullable Credit credit, ObjectNode item) {
        if (credit == null) {
            return;
        }
        // ninjs has no credit line: agencies print it as "by"
        Stream.of(credit.text(), credit.creator(), credit.source())
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(whose -> item.put("by", whose));
        putText(item, "copyrightNotice", credit.copyright());
        putText(item, "usageTerms", credit.usageTerms() == null ? credit.license() : credit.usageTerms());
        if (credit.line() != null) {
            var sources = item.putArray("infoSources");
            sources.addObject().put("name", credit.line()).put("role", "credit");
            if (credit.source() != null) {
                sources.addObject().put("name", credit.source()).put("role", "source");
            }
        }
    }

    static void descriptions(@Nullable String caption, @Nullable String alt, ObjectNode item) {
        if (caption == null && alt == null) {
            return;
        }
        var descriptions = item.putArray("descriptions");
        if (caption != null) {
            value(descriptions, "caption", "text/plain", caption);
        }
        if (alt != null) {
            value(descriptions, "altText", "text/plain", alt);
        }
    }
}
