package kz.malim.audit;

import static kz.malim.support.Newsroom.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

/** Every write is audited, and the audit log cannot be changed. */
@QuarkusTest
class AuditTableTest {
    @Inject
    EntityManager database;

    @Inject
    Newsroom newsroom;

    @Test
    void cannotBeChangedByTheApplicationItself() {
        newsroom.publishes(article()); // so that there is something to change

        for (var attempt : new String[] {"update audit set actor = 'x'", "delete from audit", "truncate audit"}) {
            var refusal = assertThrows(PersistenceException.class, () -> does(attempt), attempt);
            assertTrue(String.valueOf(refusal.getMessage()).contains("append-only"), refusal::getMessage);
        }
    }

    /** A table that editors write and that is missing here would not be audited. */
    @Test
    void coversEveryTableThatEditorsWrite() {
        assertEquals("", unwatched());
    }

    private void does(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(statement).executeUpdate());
    }

    private String unwatched() {
        return (String) database.createNativeQuery("""
            select coalesce(string_agg(c.relname, ', ' order by c.relname), '')
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'r' and n.nspname = current_schema()
               and c.relname not in ('audit', 'change', 'idempotency_key', 'api_key_use', 'import_origin', 'import_story', 'import_file',
                                     'revision_tag', 'revision_author', 'revision_section', 'revision_photo', 'revision_story', 'revision_media',
                                     'live_entry_author', 'live_entry_photo', 'search_document', 'search_entry',
                                     'search_word', 'search_rebuild', 'reindex_queue', 'front_history',
                                     'signing_key', 'orphan_candidate', 'due_change', 'due_touch', 'import_block',
                                     'schema_compatibility', 'change_epoch', 'public_slug',
                                     'replica_position', 'webhook_secret', 'webhook_progress', 'webhook_delivery',
                                     'flyway_schema_history')
               and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'z_audit')
            """, String.class).getSingleResult();
    }
}
