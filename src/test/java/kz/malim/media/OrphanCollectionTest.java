package kz.malim.media;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import kz.malim.access.ReadOnlyMode;
import kz.malim.storage.FileStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OrphanCollectionTest {
    @Inject
    OrphanCollection collection;

    @Inject
    FileStore store;

    @Inject
    AgroalDataSource database;

    @Inject
    ReadOnlyMode readOnly;

    /** A backup refers to the files of its snapshot until it has copied them. */
    @Test
    void deletesNothingDuringABackup() throws SQLException {
        var orphan = orphan();
        try (var backup = database.getConnection();
                var statement = backup.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtextextended('malim backup', 0))");

            collection.run();

            assertTrue(store.find(orphan).isPresent());
            statement.execute("select pg_advisory_unlock(hashtextextended('malim backup', 0))");
        }

        collection.run();

        assertFalse(store.find(orphan).isPresent());
    }

    @Test
    void deletesNothingInReadOnlyMode() throws SQLException {
        var orphan = orphan();
        execute("insert into read_only_mode (started_by, reason) values ('test', 'Maintenance.')");
        try {
            Awaitility.await().until(readOnly::isOn);

            collection.run();

            assertTrue(store.find(orphan).isPresent());
        } finally {
            execute("delete from read_only_mode");
        }
        Awaitility.await().until(() -> !readOnly.isOn());

        collection.run();

        assertFalse(store.find(orphan).isPresent());
    }

    private String orphan() throws SQLException {
        var name = "renditions/" + UUID.randomUUID() + "/0123456789abcdef-original-320.webp";
        store.put(name, new byte[] {1, 2, 3});
        execute("insert into orphan_candidate (name, since) values ('" + name + "', now() - interval '1 day')");
        return name;
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
