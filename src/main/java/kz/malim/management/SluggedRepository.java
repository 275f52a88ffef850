package kz.malim.management;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.malim.text.Slug;

/** The same for records that are known by a slug, and by others besides: aliases and former ones. */
public interface SluggedRepository<E> extends EditingRepository<E> {

    default Optional<E> withSlug(Slug slug) {
        return find("slug", slug.value()).firstResultOptional().or(() -> withOtherSlug(slug));
    }

    private Optional<E> withOtherSlug(Slug slug) {
        List<?> ids = getEntityManager()
                .createNativeQuery("select subject_id from other_slug where kind = ?1 and slug = ?2", UUID.class)
                .setParameter(1, kind())
                .setParameter(2, slug.value())
                .getResultList();
        return ids.stream().findFirst().map(id -> findById((UUID) id));
    }
}
