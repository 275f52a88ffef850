package kz.malim.syndication;

import static kz.malim.syndication.JsonLdFormat.object;
import static kz.malim.syndication.JsonLdFormat.putText;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import kz.malim.media.RenditionsView.Crop;
import kz.malim.picture.AspectRatio;
import kz.malim.published.PhotoView;
import kz.malim.web.Site;

/** The photos of an article in JSON-LD, and the first of them in the three shapes that search engines show. */
record JsonLdImages(Site site) {
    private static final Set<String> SHAPES =
            Set.of(AspectRatio.SQUARE.ratio(), AspectRatio.CLASSIC.ratio(), AspectRatio.WIDE.ratio());

    void addTo(ObjectNode document, List<PhotoView> photos) {
        if (photos.isEmpty()) {
            return;
        }
        var images = document.putArray("image");
        var first = photos.getFirst();
        images.add(whole(first));
        first.crops().stream()
                .filter(crop -> SHAPES.contains(crop.ratio()))
                .map(Crop::largest)
                .forEach(file -> images.add(described(
                        object("ImageObject")
                                .put("url", site.absolute(file.url()))
                                .put("width", file.width())
                                .put("height", file.height()),
                        first)));
        photos.stream().skip(1).forEach(photo -> images.add(whole(photo)));
    }

    private ObjectNode whole(PhotoView photo) {
        var image = object("ImageObject", "@id", SyndicatedArticle.urn(photo.id()));
        if (photo.renditions() != null) {
            var file = photo.renditions().largest();
            image.put("url", site.absolute(file.url()))
                    .put("width", file.width())
                    .put("height", file.height());
        }
        return described(image, photo);
    }

    private static ObjectNode described(ObjectNode image, PhotoView photo) {
        putText(image, "caption", photo.caption());
        putText(image, "description", photo.alt());
        putText(image, "digitalSourceType", photo.digitalSourceType());
        if (photo.credit() != null) {
            JsonLdFormat.credit(photo.credit(), image);
        }
        return image;
    }
}
