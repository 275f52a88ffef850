package kz.malim.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The credit of an agency's photo changes while twenty thousand articles show it. */
@QuarkusTest
class PhotoOfManyArticlesTest {
    @Inject
    EntityManager database;

    /** But one that compares. */
    @Test
    void runsNoTriggerForEachOfThem() {
        var triggers = database.createNativeQuery("""
                        select t.tgname from pg_trigger t
                         where t.tgrelid = 'revision'::regclass and not t.tgisinternal
                           and (t.tgtype & 16) <> 0 and (t.tgtype & 1) <> 0 -- of an update, for each row
                           and pg_get_triggerdef(t.oid) not like '%WHEN (bound_to_section())%'
                           and (cardinality(t.tgattr::int2[]) = 0 or exists (
                                    select from pg_attribute a
                                     where a.attrelid = t.tgrelid and a.attnum = any(t.tgattr::int2[])
                                       and a.attname in ('updated_at', 'modified_at')))
                        """, String.class).getResultList();

        assertEquals(List.of("protect_published_revision"), triggers);
    }
}
