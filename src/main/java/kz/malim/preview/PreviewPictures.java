package kz.malim.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kz.malim.media.Renditions;
import kz.malim.published.ArticleView;
import kz.malim.published.PictureRow;
import kz.malim.published.ReadingPool;
import kz.malim.published.SqlQuery;
import kz.malim.web.Site;

/**
 * The pictures of a previewed draft. Readers get a picture only while a published article shows it, so a preview names its own
 * at addresses below its link, which open them for as long as the link opens the draft.
 */
@ApplicationScoped
class PreviewPictures {
    /** Of the newest save, posters of its media included: what show_draft shows. */
    private static final String PICTURE = """
            select picture_of(p, ?) from photo_use u join photo p on p.id = u.photo_id
             where u.revision_id = newest_revision(?) and u.photo_id = ?
             limit 1
            """;

    private static final String PUBLIC = "/media/";

    private final ReadingPool pool;
    private final ObjectMapper json;

    PreviewPictures(@DataSource("previews") AgroalDataSource pool, ObjectMapper json, Site site) {
        this.pool = new ReadingPool(pool, json, site);
        this.json = json;
    }

    /** What a picture of the article's newest save is rendered from. */
    Optional<Renditions.Source> source(UUID article, UUID photo) {
        return pool.first(new SqlQuery(PICTURE, article, article, photo), PictureRow.class)
                .map(PictureRow::source);
    }

    /** The draft with the addresses of its own pictures below that of its preview. */
    JsonNode addressed(ArticleView draft, String preview) {
        JsonNode tree = json.valueToTree(draft);
        Stream.concat(
                        tree.path("photos").findParents("webp").stream(),
                        tree.path("media").findValues("poster").stream()
                                .flatMap(poster -> poster.findParents("webp").stream()))
                .map(ObjectNode.class::cast)
                .forEach(files -> List.of("url", "webp").forEach(name -> {
                    var address = files.path(name).asText();
                    if (address.startsWith(PUBLIC)) {
                        files.put(name, preview + address);
                    }
                }));
        return tree;
    }
}
