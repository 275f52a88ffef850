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

/** The sections of the newsroom. */
@ApplicationScoped
public class Sections implements PanacheRepositoryBase<Section, UUID> {

    public Optional<Section> withSlug(Slug slug) {
        return find("slug", slug.value()).firstResultOptional().or(() -> withOtherSlug(slug));
    }

    /** One that had this address before, or was given it besides. */
    private Optional<Section> withOtherSlug(Slug slug) {
        List<?> found = getEntityManager()
                .createNativeQuery("select subject_id from other_slug where kind = 'section' and slug = ?1", UUID.class)
                .setParameter(1, slug.value())
                .getResultList();
        return found.stream().findFirst().map(id -> findById((UUID) id));
    }

    /** For this transaction alone until it ends. */
    Section locked(String id) {
        return CanonicalUuid.parse(id)
                .map(known -> findById(known, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no section with this id."));
    }

    Section withId(String id) {
        return CanonicalUuid.parse(id)
                .flatMap(this::findByIdOptional)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no section with this id."));
    }

    /** Newest first, from before an id on. */
    List<Section> before(@Nullable UUID id, int most) {
        return (id == null ? find("order by id desc") : find("id < ?1 order by id desc", id))
                .range(0, most - 1)
                .list();
    }
}
