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
import kz.malim.media.MediaFileName;
import kz.malim.media.Renditions;
import kz.malim.published.ArticleView;
import kz.malim.published.PictureRow;
import kz.malim.published.ReadingPool;
import kz.malim.published.SqlQuery;
import kz.malim.web.Site;
import org.jspecify.annotations.Nullable;

/**
 * The pictures, videos, sounds and documents of a previewed draft. Readers get a file only while a published article shows it,
 * so a preview names its own at addresses below its link, which open them for as long as the link opens the draft.
 */
@ApplicationScoped
class PreviewFiles {
    /** Of the newest save, posters of its media included: what show_draft shows. */
    private static final String PICTURE = """
            select picture_of(p, ?) from photo_use u join photo p on p.id = u.photo_id
             where u.revision_id = newest_revision(?) and u.photo_id = ?
             limit 1
            """;

    /** The file of a media item of the newest save, or one of its texts. */
    private static final String FILE = """
            select m.title, f.sha256, f.words
              from revision_media u
              join media m on m.id = u.media_id
             cross join lateral (
                   select left(m.file_sha256, 16) as key, m.file_type as type, m.file_sha256 as sha256, null as words
                    where m.file_sha256 is not null
                   union all
                   select m.transcript_key, 'txt', null, m.transcript where m.transcript is not null
                   union all
                   select text_key(track ->> 'vtt'), 'vtt', null, track ->> 'vtt'
                     from jsonb_array_elements(m.tracks) track where track ->> 'vtt' is not null) f
             where u.revision_id = newest_revision(?) and u.media_id = ? and f.key = ? and f.type = ?
             limit 1
            """;

    private static final String PUBLIC = "/media/";

    private final ReadingPool pool;
    private final ObjectMapper json;

    PreviewFiles(@DataSource("previews") AgroalDataSource pool, ObjectMapper json, Site site) {
        this.pool = new ReadingPool(pool, json, site);
        this.json = json;
    }

    /** What a picture of the article's newest save is rendered from. */
    Optional<Renditions.Source> source(UUID article, UUID photo) {
        return pool.first(new SqlQuery(PICTURE, article, article, photo), PictureRow.class)
                .map(PictureRow::source);
    }

    /** A file of a media item of the article's newest save. */
    Optional<MediaFile> media(UUID article, UUID media, MediaFileName name) {
        return pool
                .execute(
                        new SqlQuery(
                                FILE, article, media, name.key(), name.type().extension()),
                        row -> new MediaFile(row.getString(1), row.getString(2), row.getString(3)))
                .stream()
                .findFirst();
    }

    /**
     * A stored file, or a text.
     *
     * @param sha256 of the file; null for a text
     */
    record MediaFile(
            @Nullable String title,
            @Nullable String sha256,
            @Nullable String words) {}

    /** The draft with the addresses of its own files below that of its preview. */
    JsonNode addressed(ArticleView draft, String preview) {
        JsonNode tree = json.valueToTree(draft);
        Stream.of(tree.path("photo"), tree.path("photos"), tree.path("media"))
                .flatMap(files -> files.findParents("url").stream())
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
