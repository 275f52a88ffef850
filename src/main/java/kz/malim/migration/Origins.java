package kz.malim.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the stories and files of other systems have become here. */
@ApplicationScoped
class Origins {
    private final EntityManager database;

    Origins(EntityManager database) {
        this.database = database;
    }

    /**
     * The article of a story.
     *
     * @param edits the article's count of edits after the last import
     */
    @SuppressWarnings("ArrayRecordComponent") // compared only by isFor
    record Known(UUID article, byte[] fingerprint, int edits) {
        boolean isFor(byte[] other) {
            return Arrays.equals(fingerprint, other);
        }
    }

    Optional<Known> story(String source, String id) {
        List<?> rows = database.createNativeQuery(
                        "select article_id, fingerprint, edits from import_story where source = ?1 and origin_id = ?2",
                        Object[].class)
                .setParameter(1, source)
                .setParameter(2, id)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Known((UUID) row[0], (byte[]) row[1], (Integer) row[2]))
                .findFirst();
    }

    void keepStory(String source, String id, Known story) {
        database.createNativeQuery("""
                        insert into import_story (source, origin_id, article_id, fingerprint, edits)
                        values (?1, ?2, ?3, ?4, ?5)
                        on conflict (source, origin_id) do update
                           set fingerprint = excluded.fingerprint, edits = excluded.edits
                        """)
                .setParameter(1, source)
                .setParameter(2, id)
                .setParameter(3, story.article())
                .setParameter(4, story.fingerprint())
                .setParameter(5, story.edits())
                .executeUpdate();
    }

    /** The photos and media items of files that came from the source before, by their addresses. */
    Map<String, UUID> files(String source, Collection<String> urls) {
        List<?> rows = database.createNativeQuery("""
                        select u.url, coalesce(f.photo_id, f.media_id)
                          from unnest(cast(?2 as text[])) u (url)
                          join import_file f on f.source = ?1 and f.url_hash = sha256(convert_to(u.url, 'UTF8'))
                        """, Object[].class)
                .setParameter(1, source)
                .setParameter(2, urls.toArray(String[]::new))
                .getResultList();
        var files = new HashMap<String, UUID>();
        rows.stream().map(Object[].class::cast).forEach(row -> files.put((String) row[0], (UUID) row[1]));
        return files;
    }

    void keepPhotos(String source, Map<String, UUID> photos) {
        keep("photo_id", source, photos);
    }

    void keepMedia(String source, Map<String, UUID> media) {
        keep("media_id", source, media);
    }

    private void keep(String column, String source, Map<String, UUID> files) {
        var urls = List.copyOf(files.keySet());
        database.createNativeQuery("""
                        insert into import_file (source, url_hash, %s)
                        select ?1, sha256(convert_to(url, 'UTF8')), id
                          from unnest(cast(?2 as text[]), cast(?3 as uuid[])) f (url, id)
                        """.formatted(column))
                .setParameter(1, source)
                .setParameter(2, urls.toArray(String[]::new))
                .setParameter(3, urls.stream().map(files::get).toArray(UUID[]::new))
                .executeUpdate();
    }
}
