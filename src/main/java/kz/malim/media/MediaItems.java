package kz.malim.media;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.malim.probe.MediaKind;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Repository of videos, sounds and documents. */
@ApplicationScoped
public class MediaItems implements PanacheRepositoryBase<MediaItem, UUID> {
    MediaItem withId(UUID id) {
        return findByIdOptional(id).orElseThrow(MediaItems::notFound);
    }

    /** Those that exist, in one statement; in no order. */
    public List<MediaItem> withIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    /** The item, locked until the end of the transaction. */
    MediaItem locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(MediaItems::notFound);
    }

    Optional<MediaItem> withFile(String sha256) {
        return find("file.sha256", sha256).firstResultOptional();
    }

    /** Newest first, starting after the given id; without their transcripts and tracks, which may be long. */
    List<MediaListItem> page(@Nullable MediaKind kind, @Nullable String query, @Nullable UUID after, int limit) {
        var conditions = new ArrayList<String>();
        var words = query == null ? "" : PrefixQuery.of(query);
        if (kind != null) {
            conditions.add("m.kind = :kind");
        }
        if (!words.isEmpty()) {
            conditions.add("m.searched @@ to_tsquery('simple', :words)");
        }
        if (after != null) {
            conditions.add("m.id < :after");
        }
        var statement = getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        MediaListItem.SELECT
                                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                                + " order by m.id desc limit :limit",
                        Object[].class)
                .setParameter("limit", limit);
        if (kind != null) {
            statement.setParameter("kind", kind.wireName());
        }
        if (!words.isEmpty()) {
            statement.setParameter("words", words);
        }
        if (after != null) {
            statement.setParameter("after", after);
        }
        return statement.getResultList().stream().map(MediaListItem::of).toList();
    }

    private static Problem notFound() {
        return new Problem(ProblemType.NOT_FOUND, "There is no such media item.");
    }
}
