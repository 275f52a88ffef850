package kz.malim.published;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.malim.media.MediaFileName;

/** The media items that a published article shows, and no others; and their texts. */
@ApplicationScoped
public class PublishedMedia {
    private final ReadingPool database;

    PublishedMedia(ReadingPool database) {
        this.database = database;
    }

    public Optional<MediaRow> media(UUID id) {
        return database.first(
                new SqlQuery("select media from published_media where id = ? limit 1", id), MediaRow.class);
    }

    /** Those of the items that are public, in no order; in one statement. */
    public List<MediaRow> media(Collection<UUID> ids) {
        return database.all(
                new SqlQuery(
                        "select distinct on (id) media from published_media where id = any(?) order by id, article_id",
                        (Object) ids.toArray(UUID[]::new)),
                MediaRow.class);
    }

    /** A transcript or a track that is kept here. */
    public Optional<String> text(UUID id, MediaFileName name) {
        return database
                .execute(
                        new SqlQuery(
                                "select words from published_media_text where id = ? and key = ? and type = ? limit 1",
                                id,
                                name.key(),
                                name.type().extension()),
                        row -> row.getString(1))
                .stream()
                .findFirst();
    }
}
