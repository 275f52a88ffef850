package kz.malim.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import kz.malim.media.PhotoRole;
import kz.malim.published.ArticleRequest;
import kz.malim.published.ArticleView;
import kz.malim.published.Include;

/**
 * An article's JSON-LD within the article, for {@code include=jsonld}. It shows parts that the client may not have requested:
 * they are read with the article, in one statement, and then left out of it.
 *
 * @param requested the parts to send
 */
record StructuredData(ArticleFormat jsonLd, Set<Include> requested) {
    private static final Set<Include> SHOWN =
            EnumSet.of(Include.RELATED, Include.PHOTOS, Include.MEDIA, Include.AUTHORS, Include.ENTRIES);

    /** The request for an article with everything that its other formats show. */
    static ArticleRequest complete(ArticleRequest request) {
        return request.with(SHOWN);
    }

    void addTo(ObjectNode document, ArticleView article, ObjectMapper json) throws JsonProcessingException {
        for (var part : SHOWN) {
            if (!requested.contains(part) && part != Include.PHOTOS) {
                document.remove(part.name().toLowerCase(Locale.ROOT));
            }
        }
        if (!requested.contains(Include.PHOTOS)) {
            document.withArray("photos")
                    .removeIf(photo -> !photo.path("role").asText().equals(PhotoRole.LEAD.wireName()));
        }
        document.set("jsonld", json.readTree(jsonLd.render(article)));
    }
}
