package kz.malim.topic;

import jakarta.enterprise.context.ApplicationScoped;
import kz.malim.management.SluggedRepository;

/** The sections of the newsroom. */
@ApplicationScoped
public class Sections implements SluggedRepository<Section> {

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
}
