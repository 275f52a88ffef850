package kz.malim.syndication;

import static kz.malim.syndication.NinjsFormat.putText;
import static kz.malim.syndication.NinjsFormat.value;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.stream.Stream;
import kz.malim.published.PhotoView;
import kz.malim.web.Site;

/** A photo as an association of ninjs. */
final class NinjsPicture {
    private NinjsPicture() {}

    /** A photo is complete with its credit alone: it may have no file yet. */
    static void write(PhotoView photo, Site site, ObjectNode picture) {
        picture.put("uri", SyndicatedArticle.urn(photo.id())).put("type", "picture");
        if (photo.digitalSourceType() != null) {
            picture.putObject("digitalSourceType").put("uri", photo.digitalSourceType());
        }
        var credit = photo.credit();
        if (credit != null) {
            // ninjs has no credit line: agencies print it as "by"
            Stream.of(credit.text(), credit.creator(), credit.source())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(whose -> picture.put("by", whose));
            putText(picture, "copyrightNotice", credit.copyright());
            putText(picture, "usageTerms", credit.usageTerms() == null ? credit.license() : credit.usageTerms());
            if (credit.line() != null) {
                var sources = picture.putArray("infoSources");
                sources.addObject().put("name", credit.line()).put("role", "credit");
                if (credit.source() != null) {
                    sources.addObject().put("name", credit.source()).put("role", "source");
                }
            }
        }
        if (photo.caption() != null || photo.alt() != null) {
            var descriptions = picture.putArray("descriptions");
            if (photo.caption() != null) {
                value(descriptions, "caption", "text/plain", photo.caption());
            }
            if (photo.alt() != null) {
                value(descriptions, "altText", "text/plain", photo.alt());
            }
        }
        if (!photo.renditions().isEmpty()) {
            var renditions = picture.putArray("renditions");
            photo.renditions()
                    .forEach(file -> renditions
                            .addObject()
                            .put("name", file.width() + "x" + file.height())
                            .put("href", site.absolute(file.url()))
                            .put("width", file.width())
                            .put("height", file.height()));
        }
    }
}
