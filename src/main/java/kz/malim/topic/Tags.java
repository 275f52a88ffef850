package kz.malim.topic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.malim.management.SluggedRepository;
import kz.malim.text.Slug;
import org.jspecify.annotations.Nullable;

/** The tags of the newsroom. */
@ApplicationScoped
public class Tags implements SluggedRepository<Tag> {

    @Override
    public String kind() {
        return "tag";
    }

    /** Increments the version even if no column of the row changes. */
    void touch(Tag tag) {
        getEntityManager().lock(tag, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    /** The aliases of each of the tags. */
    Map<UUID, List<String>> aliases(Collection<Tag> tags) {
        List<?> rows = getEntityManager()
                .createNativeQuery(
                        "select subject_id, slug from other_slug where kind = 'tag' and subject_id = any(cast(?1 as uuid[])) order by slug",
                        Object[].class)
                .setParameter(1, tags.stream().map(Tag::id).toArray(UUID[]::new))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.groupingBy(
                        row -> (UUID) row[0], Collectors.mapping(row -> (String) row[1], Collectors.toList())));
    }

    /** Replaces the aliases; null leaves them unchanged. */
    void alias(Tag tag, @Nullable List<Slug> input) {
        if (input == null) {
            return;
        }
        var slugs = input.stream().map(Slug::value).distinct().toArray(String[]::new);
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

    /** Replaces one tag by the other everywhere, and deletes it. */
    Tag merge(Tag source, Tag target) {
        getEntityManager()
                .createNativeQuery("select cast(merge_tag(?1, ?2) as text)", String.class)
                .setParameter(1, source.id())
                .setParameter(2, target.id())
                .getSingleResult();
        var id = target.id();
        getEntityManager().clear(); // the persistence context is stale: the function has written behind it
        return findById(id);
    }
}
