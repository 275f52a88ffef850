package kz.malim.media;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.RequestJson;
import org.hibernate.Session;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Repository of photos, with and without files. */
@ApplicationScoped
public class Photos implements PanacheRepositoryBase<Photo, UUID> {
    static UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    Photo withId(UUID id) {
        return findByIdOptional(id).orElseThrow(Photos::notFound);
    }

    /** Refuses a field of a request that names a photo the newsroom does not have. */
    public void requireKnown(@Nullable UUID id, String field) {
        if (id != null && findByIdOptional(id).isEmpty()) {
            throw RequestJson.refused(field, "There is no such photo.");
        }
    }

    /** Those that exist, in one statement; in no order. */
    public List<Photo> withIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    /** The photo, locked until the end of the transaction. */
    Photo locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Photos::notFound);
    }

    Optional<Photo> withFile(String sha256) {
        return find("file.sha256", sha256).firstResultOptional();
    }

    /** Newest first, starting after the given id. */
    List<Photo> page(Set<MissingPhotoPart> missing, @Nullable String query, @Nullable UUID after, int limit) {
        var sql = new StringBuilder("select p.* from photo p where true");
        missing.forEach(part -> sql.append(" and ").append(part.condition()));
        var words = query == null ? "" : PrefixQuery.of(query);
        if (!words.isEmpty()) {
            sql.append(" and p.searched @@ to_tsquery('simple', :words)");
        }
        if (after != null) {
            sql.append(" and p.id < :after");
        }
        var statement = getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        sql.append(" order by p.id desc limit :limit").toString(), Photo.class)
                .setParameter("limit", limit);
        if (!words.isEmpty()) {
            statement.setParameter("words", words);
        }
        if (after != null) {
            statement.setParameter("after", after);
        }
        return statement.getResultList();
    }

    private static Problem notFound() {
        return new Problem(ProblemType.NOT_FOUND, "There is no such photo.");
    }
}
