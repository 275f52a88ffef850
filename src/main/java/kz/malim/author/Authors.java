package kz.malim.author;

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

/** The authors of the newsroom. */
@ApplicationScoped
public class Authors implements PanacheRepositoryBase<Author, UUID> {

    public Optional<Author> withSlug(Slug slug) {
        return find("slug", slug.value()).firstResultOptional().or(() -> withOtherSlug(slug));
    }

    /** One that had this address before, or was given it besides. */
    private Optional<Author> withOtherSlug(Slug slug) {
        List<?> found = getEntityManager()
                .createNativeQuery("select subject_id from other_slug where kind = 'author' and slug = ?1", UUID.class)
                .setParameter(1, slug.value())
                .getResultList();
        return found.stream().findFirst().map(id -> findById((UUID) id));
    }

    /** For this transaction alone until it ends. */
    Author locked(String id) {
        return CanonicalUuid.parse(id)
                .map(known -> findById(known, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no author with this id."));
    }

    Author withId(String id) {
        return CanonicalUuid.parse(id)
                .flatMap(this::findByIdOptional)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no author with this id."));
    }

    /** Newest first, from before an id on. */
    List<Author> before(@Nullable UUID id, int most) {
        return (id == null ? find("order by id desc") : find("id < ?1 order by id desc", id))
                .range(0, most - 1)
                .list();
    }

    /** The author of this name, found by the slug of the name. */
    public Optional<Author> named(String name) {
        return Slug.of(name).flatMap(this::withSlug);
    }
}
