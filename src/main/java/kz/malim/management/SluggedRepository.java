package kz.malim.management;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.malim.text.Slug;

/** The same for records that are known by a slug, and by others besides: aliases and former ones. */
public interface SluggedRepository<E> extends EditingRepository<E> {

    default Optional<E> withSlug(Slug slug) {
        return Optional.ofNullable(withSlugs(List.of(slug)).get(slug));
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

    /** Those that exist, in two statements however many slugs there are. */
    default Map<Slug, E> withSlugs(Collection<Slug> slugs) {
        if (slugs.isEmpty()) {
            return Map.of();
        }
        List<?> rows = getEntityManager()
                .createNativeQuery("""
                        select slug, id from %1$s where slug = any(cast(?2 as text[]))
                        union all select o.slug, o.subject_id from other_slug o
                         where o.kind = ?1 and o.slug = any(cast(?2 as text[])) and not exists (select from %1$s s where s.slug = o.slug)
                        """.formatted(kind()), Object[].class)
                .setParameter(1, kind())
                .setParameter(2, slugs.stream().map(Slug::value).distinct().toArray(String[]::new))
                .getResultList();
        var ids = new HashMap<Slug, UUID>();
        rows.stream().map(Object[].class::cast).forEach(row -> ids.put(new Slug((String) row[0]), (UUID) row[1]));
        list("id in ?1", ids.values()); // from then on findById needs no statement
        var found = new HashMap<Slug, E>();
        ids.forEach((slug, id) -> found.put(slug, findById(id)));
        return found;
    }
}
