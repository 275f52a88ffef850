package kz.malim.topic;

import jakarta.enterprise.context.ApplicationScoped;
import kz.malim.management.FreeSlugs;
import kz.malim.management.SluggedRepository;
import org.jspecify.annotations.Nullable;

/** The sections of the newsroom. */
@ApplicationScoped
public class Sections implements SluggedRepository<Section> {
    /** The tree is served whole. */
    static final int MAX_LEVELS = 10;

    @Override
    public String kind() {
        return "section";
    }

    /** Whether the one is the other, or lies below it. */
    boolean isAtOrBelow(Section one, Section other) {
        return (boolean) getEntityManager()
                .createNativeQuery("""
                        with recursive up as (
                            select s.id, s.parent_id from section s where s.id = ?1
                            union
                            select s.id, s.parent_id from section s join up on s.id = up.parent_id
                        )
                        select exists (select from up where id = ?2)
                        """, Boolean.class)
                .setParameter(1, one.id())
                .setParameter(2, other.id())
                .getSingleResult();
    }

    /** Levels of the tree with this section, and those below it, under another; of a new section under another for null. */
    int levels(@Nullable Section section, Section parent) {
        return ((Number) getEntityManager()
                        .createNativeQuery("""
                                with recursive up as (
                                    select s.id, s.parent_id from section s where s.id = ?1
                                    union
                                    select s.id, s.parent_id from section s join up on s.id = up.parent_id
                                ),
                                below as (
                                    select cast(?2 as uuid) as id, 1 as level
                                    union
                                    select s.id, below.level + 1 from section s join below on s.parent_id = below.id
                                )
                                select (select count(*) from up) + (select max(level) from below)
                                """)
                        .setParameter(1, parent.id())
                        .setParameter(2, section == null ? FreeSlugs.NEW : section.id())
                        .getSingleResult())
                .intValue();
    }
}
