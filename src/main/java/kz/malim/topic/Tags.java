package kz.malim.topic;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.malim.text.Slug;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.jspecify.annotations.Nullable;

/** The tags of the newsroom. */
@ApplicationScoped
public class Tags implements PanacheRepositoryBase<Tag, UUID> {

    public Optional<Tag> withSlug(Slug slug) {
        return find("slug", slug.value()).firstResultOptional().or(() -> withOtherSlug(slug));
    }

    /** One that had this address before, or was given it besides. */
    private Optional<Tag> withOtherSlug(Slug slug) {
        List<?> found = getEntityManager()
                .createNativeQuery("select subject_id from other_slug where kind = 'tag' and slug = ?1", UUID.class)
                .setParameter(1, slug.value())
                .getResultList();
        return found.stream().findFirst().map(id -> findById((UUID) id));
    }

    /** For this transaction alone until it ends. */
    Tag locked(String id) {
        return CanonicalUuid.parse(id)
                .map(known -> findById(known, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no tag with this id."));
    }

    Tag withId(String id) {
        return CanonicalUuid.parse(id)
                .flatMap(this::findByIdOptional)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no tag with this id."));
    }

    /** Newest first, from before an id on. */
    List<Tag> before(@Nullable UUID id, int most) {
        return (id == null ? find("order by id desc") : find("id < ?1 order by id desc", id))
                .range(0, most - 1)
                .list();
    }

    /** Raises its version, whether or not anything in its own row changes. */
    void touch(Tag tag) {
        getEntityManager().lock(tag, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    @SuppressWarnings("unchecked") // a native query knows its type only at run time
    List<String> aliases(Tag tag) {
        return getEntityManager()
                .createNativeQuery(
                        "select slug from other_slug where kind = 'tag' and subject_id = ?1 order by slug",
                        String.class)
                .setParameter(1, tag.id())
                .getResultList();
    }

    /** Makes these its other addresses; null leaves them as they are. */
    void alias(Tag tag, @Nullable List<Slug> wanted) {
        if (wanted == null) {
            return;
        }
        var slugs = wanted.stream().map(Slug::value).distinct().toArray(String[]::new);
        getEntityManager()
                .createNativeQuery("delete from other_slug where kind = 'tag' and subject_id = ?1 and slug <> all (?2)")
                .setParameter(1, tag.id())
                .setParameter(2, slugs)
                .executeUpdate();
        getEntityManager()
                .createNativeQuery("""
                        insert into other_slug (kind, slug, subject_id)
                        select 'tag', w.slug, ?1 from unnest(?2) as w (slug)
                         where not exists (select from other_slug o where o.kind = 'tag' and o.slug = w.slug and o.subject_id = ?1)
                        """)
                .setParameter(1, tag.id())
                .setParameter(2, slugs)
                .executeUpdate();
    }

    /** Everything of one tag becomes the other's. */
    Tag merge(Tag loser, Tag winner) {
        getEntityManager()
                .createNativeQuery("select cast(merge_tag(?1, ?2) as text)", String.class)
                .setParameter(1, loser.id())
                .setParameter(2, winner.id())
                .getSingleResult();
        var id = winner.id();
        getEntityManager().clear(); // what is in memory was read before
        return findById(id);
    }
}
