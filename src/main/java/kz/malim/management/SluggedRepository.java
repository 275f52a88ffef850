package kz.malim.management;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.malim.text.Slug;

/** The same for records that are known by a slug, and by others besides: aliases and former ones. */
public interface SluggedRepository<E> extends EditingRepository<E> {

    default Optional<E> withSlug(Slug slug) {
        return find("slug", slug.value()).firstResultOptional().or(() -> withOtherSlug(slug));
    }

    /** Those of the slugs that lead to another record than this one. */
    @SuppressWarnings("unchecked") // a native query knows its type only at run time
    default List<String> taken(Collection<String> slugs, UUID id) {
        return getEntityManager()
                .createNativeQuery("""
                        select slug from %s where slug in ?1 and id <> ?2
                        union all select slug from other_slug where kind = ?3 and slug in ?1 and subject_id <> ?2
                        """.formatted(kind()), String.class)
                .setParameter(1, slugs)
                .setParameter(2, id)
                .setParameter(3, kind())
                .getResultList();
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
