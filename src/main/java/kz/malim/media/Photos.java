package kz.malim.media;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.hibernate.Session;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** The photos of the newsroom, with and without files. */
@ApplicationScoped
public class Photos implements PanacheRepositoryBase<Photo, UUID> {
    private static final int MOST_WORDS = 10;

    static UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    Photo withId(UUID id) {
        return findByIdOptional(id).orElseThrow(Photos::missing);
    }

    /** The photo, which nobody else changes until this transaction ends. */
    Photo locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Photos::missing);
    }

    Optional<Photo> withFile(String sha256) {
        return find("file.sha256", sha256).firstResultOptional();
    }

    /** Notes the files of a picture as named by no row, before they are there; or once more, if they are. */
    void forsake(StoredPicture picture) {
        for (var name : picture.stems()) {
            getEntityManager()
                    .createNativeQuery("insert into orphan_candidate (name) values (?1)"
                            + " on conflict (name) do update set since = now()")
                    .setParameter(1, name)
                    .executeUpdate();
        }
    }

    /** A row names them now. */
    void unforsake(StoredPicture picture) {
        for (var name : picture.stems()) {
            getEntityManager()
                    .createNativeQuery("delete from orphan_candidate where name = ?1")
                    .setParameter(1, name)
                    .executeUpdate();
        }
    }

    /** Newest first, from after this one on. */
    List<Photo> page(Set<Missing> missing, @Nullable String query, @Nullable UUID after, int limit) {
        var sql = new StringBuilder("select p.* from photo p where true");
        missing.forEach(one -> sql.append(" and ").append(one.condition()));
        var words = query == null ? "" : words(query);
        if (!words.isEmpty()) {
            sql.append(" and p.searched @@ to_tsquery('simple', :words)");
        }
        if (after != null) {
            sql.append(" and p.id < :after");
        }
        var asked = getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        sql.append(" order by p.id desc limit :limit").toString(), Photo.class)
                .setParameter("limit", limit);
        if (!words.isEmpty()) {
            asked.setParameter("words", words);
        }
        if (after != null) {
            asked.setParameter("after", after);
        }
        return asked.getResultList();
    }

    /** All of these words, each of them perhaps only begun. */
    private static String words(String query) {
        return Arrays.stream(query.split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
    }

    private static Problem missing() {
        return new Problem(ProblemType.NOT_FOUND, "There is no such photo.");
    }
}
