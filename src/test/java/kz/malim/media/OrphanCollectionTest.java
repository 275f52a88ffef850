package kz.malim.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.access.ReadOnlyMode;
import kz.malim.access.Role;
import kz.malim.storage.FileStore;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
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

    @Inject
    Newsroom newsroom;

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

    @Test
    void keepsTheFilesOfAPhotoThatOnlyALiveEntryShows() throws IOException, SQLException {
        var editor = new Client(newsroom.keyOf(Role.PUBLISHER));
        var file = Files.readAllBytes(Path.of("src/test/resources/pictures/camera.jpg"));
        var own = Arrays.copyOf(file, file.length + 16); // equal bytes would be one photo
        System.arraycopy(UUID.randomUUID().toString().getBytes(UTF_8), 0, own, file.length, 16);
        String photo = editor.request()
                .multiPart("file", "live.jpg", own)
                .post("/management/photos")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var blog = editor.makes("/management/articles", Map.of("lang", "kk", "title", "Тікелей", "kind", "live"));
        editor.makes(blog + "/entries", Map.of("body", List.of(Map.of("type", "image", "photo", photo))));
        var sha256 = text("select file_sha256 from photo where id = '" + photo + "'");
        var name = "originals/" + sha256.substring(0, 2) + "/" + sha256;
        execute("insert into orphan_candidate (name, since) values ('" + name + "', now() - interval '2 days')"
                + " on conflict (name) do update set since = excluded.since");

        collection.run();

        var left = new ArrayList<String>();
        store.list(name, entry -> left.add(entry.name()));
        assertFalse(left.isEmpty());
        assertThrows(SQLException.class, () -> execute("delete from photo where id = '" + photo + "'"));
    }

    private String text(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
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
