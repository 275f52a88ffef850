package kz.malim.backup;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.malim.database.EmbeddedDatabase;
import kz.malim.storage.Sha256;
import kz.malim.support.PackagedMalim;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code backup} and {@code restore} of the packaged program, with a newsroom that is running. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupIT {
    private static final List<String> PATHS = List.of(
            "/api/articles?limit=50", "/api/blocks", "/feeds/all.rss", "/api/articles?q=kitaphana", "/sitemap.xml");

    private Path folder;
    private final List<Path> folders = new ArrayList<>();
    private PackagedMalim malim;
    private Path data;

    /** A newsroom with a picture and its renditions. */
    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        data = dataFolder("data");
        malim = PackagedMalim.start(folder.resolve("malim.log"), settings(data, Map.of("MALIM_DEMO", "true")));
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> articles(malim) >= 30);
        var photo = editor(malim)
                .multiPart(
                        "file",
                        Path.of("src/test/resources/pictures/camera.jpg").toFile(),
                        "image/jpeg")
                .post("/management/photos");
        assertEquals(201, photo.statusCode(), photo.asString());
        var created = editor(malim)
                .contentType("application/json")
                .body(
                        "{\"lang\": \"en\", \"title\": \"With a picture\", \"photos\": [{\"id\": \"%s\", \"role\": \"lead\"}]}"
                                .formatted(photo.<String>path("id")))
                .post("/management/articles");
        assertEquals(201, created.statusCode(), created.asString());
        var published = editor(malim)
                .header("If-Match", "\"1\"")
                .put("/management/articles/" + created.path("id") + "/publication");
        assertEquals(200, published.statusCode(), published.asString());
        assertEquals(200, get(malim, rendition()).statusCode());
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> !editor(malim).get("/management/search/rebuild").<Boolean>path("running"));
    }

    @AfterAll
    void end() throws IOException {
        malim.close();
        for (var each : folders) {
            Files.deleteIfExists(each.resolve("postgresql-programs"));
        }
    }

    @Test
    void restoresEverythingIntoAnEmptyFolder() throws Exception {
        var restored = dataFolder("restored");
        var file = folder.resolve("whole.tar.gz");
        var served = served(malim);

        var backup = run(data, "backup", file.toString());
        var restore = run(restored, "restore", file.toString());

        assertEquals(0, backup.exitCode(), backup.output());
        assertTrue(backup.output().contains("Backup written and checked: file=" + file), backup.output());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(0, restore.exitCode(), restore.output());
        assertTrue(restore.output().contains("Restored and checked: file=" + file), restore.output());
        assertEquals(files(data), files(restored));
        try (var original = EmbeddedDatabase.connectToRunning(data);
                var database = EmbeddedDatabase.start(restored);
                var copy = database.connect()) {
            assertEquals(rows(original), rows(copy));
            assertNotEquals(epoch(original), epoch(copy));
        }
        try (var again = PackagedMalim.start(folder.resolve("restored.log"), settings(restored, Map.of()))) {
            assertEquals(served, served(again));
            var written = editor(again)
                    .contentType("application/json")
                    .body("{\"lang\": \"en\", \"title\": \"After the restore\"}")
                    .post("/management/articles");
            assertEquals(201, written.statusCode(), written.asString());
            assertFalse(again.output().contains("ERROR"), again.output());
        }
    }

    /** All tables are of one moment, and what was acknowledged before that is there. */
    @Test
    void isOfOneMomentWhileOthersWrite() throws Exception {
        var restored = dataFolder("of-one-moment");
        var file = folder.resolve("busy.tar.gz");
        var writing = new AtomicBoolean(true);
        var acknowledged = editor(malim)
                .contentType("application/json")
                .body("{\"lang\": \"en\", \"title\": \"Before the backup\"}")
                .post("/management/articles")
                .<String>path("id");
        var writer = CompletableFuture.runAsync(() -> {
            while (writing.get()) {
                editor(malim)
                        .contentType("application/json")
                        .body("{\"lang\": \"en\", \"title\": \"Written during the backup\"}")
                        .post("/management/articles")
                        .then()
                        .statusCode(201);
            }
        });

        var backup = run(data, "backup", file.toString());
        writing.set(false);
        writer.join();
        var restore = run(restored, "restore", file.toString());

        assertEquals(0, backup.exitCode(), backup.output());
        assertEquals(0, restore.exitCode(), restore.output());
        try (var database = EmbeddedDatabase.start(restored);
                var copy = database.connect()) {
            assertEquals("1", one("select count(*) from article where id = '" + acknowledged + "'", copy));
            assertEquals(
                    "0", one("select count(*) from revision where article_id not in (select id from article)", copy));
            assertEquals(
                    "0", one("select count(*) from article where id not in (select article_id from revision)", copy));
        }
    }

    @Test
    void restoresIntoAnEmptyFolderOnly() throws Exception {
        var file = folder.resolve("only.tar.gz");
        assertEquals(0, run(data, "backup", file.toString()).exitCode());
        var used = Files.createDirectories(folder.resolve("used"));
        Files.writeString(used.resolve("letter.txt"), "kept");

        var refused = run(used, "restore", file.toString());
        var running = run(data, "restore", file.toString());

        assertEquals(1, refused.exitCode(), refused.output());
        assertTrue(refused.output().contains("is not empty.\nMove it away"), refused.output());
        assertEquals(1, running.exitCode(), running.output());
        try (var left = Files.list(used)) {
            assertEquals(
                    List.of("letter.txt"),
                    left.map(each -> each.getFileName().toString()).toList());
        }
        assertEquals(200, get(malim, "/api/articles").statusCode());
    }

    @Test
    void restoresNothingOfADamagedBackup() throws Exception {
        var file = folder.resolve("sound.tar.gz");
        assertEquals(0, run(data, "backup", file.toString()).exitCode());
        var sound = Files.readAllBytes(file);
        var flipped = sound.clone();
        flipped[flipped.length / 2] ^= 1;
        var cases = Map.of(
                "flipped",
                flipped,
                "cut",
                Arrays.copyOf(sound, sound.length * 2 / 3),
                "foreign",
                "no backup".getBytes(UTF_8),
                "empty",
                new byte[0]);
        for (var damage : cases.entrySet()) {
            var damaged = Files.write(folder.resolve(damage.getKey() + ".tar.gz"), damage.getValue());
            var target = folder.resolve("from-" + damage.getKey());

            var restore = run(target, "restore", damaged.toString());

            assertEquals(1, restore.exitCode(), restore.output());
            assertFalse(restore.output().contains("\tat "), restore.output());
            assertFalse(Files.exists(target), damage.getKey());
        }
    }

    @Test
    void refusesABackupOfANewerMalim() throws Exception {
        var newerFormat = folder.resolve("newer-format.tar.gz");
        write(newerFormat, new Header(2, "9.0.0", "", "", List.of(), List.of(), List.of()));
        var newerSchema = folder.resolve("newer-schema.tar.gz");
        write(
                newerSchema,
                new Header(
                        1,
                        "9.0.0",
                        "",
                        "",
                        List.of(new Header.Migration("900", "V900__next.sql", 1)),
                        List.of(),
                        List.of()));

        var format = run(folder.resolve("from-newer"), "restore", newerFormat.toString());
        var schema = run(folder.resolve("from-newer"), "restore", newerSchema.toString());

        assertEquals(1, format.exitCode(), format.output());
        assertTrue(
                format.output().contains("has format 2 of a newer Malim; this one reads up to 1.\n"), format.output());
        assertEquals(1, schema.exitCode(), schema.output());
        assertTrue(schema.output().contains("was made by Malim 9.0.0, and needs migration 900"), schema.output());
        assertFalse(Files.exists(folder.resolve("from-newer")));
    }

    @Test
    void overwritesNothing() throws Exception {
        var file = Files.writeString(folder.resolve("there.tar.gz"), "an older backup");

        var backup = run(data, "backup", file.toString());

        assertEquals(1, backup.exitCode(), backup.output());
        assertEquals("an older backup", Files.readString(file));
    }

    @Test
    void worksWhenMalimIsStopped() throws Exception {
        var stopped = dataFolder("stopped");
        PackagedMalim.start(folder.resolve("stopped.log"), settings(stopped, Map.of()))
                .close();
        var file = folder.resolve("stopped.tar.gz");

        var backup = run(stopped, "backup", file.toString());

        assertEquals(0, backup.exitCode(), backup.output());
        assertTrue(Files.size(file) > 0);
        assertFalse(Files.exists(stopped.resolve("postgresql/postmaster.pid")), "and leaves it stopped");
    }

    @Test
    void saysHowItIsUsed() {
        var forAnotherDatabase = PackagedMalim.run(
                folder.resolve("command.log"),
                Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/malim"),
                "backup",
                folder.resolve("x.tar.gz").toString());
        var withoutFile = run(data, "restore");

        assertEquals(2, forAnotherDatabase.exitCode(), forAnotherDatabase.output());
        assertTrue(forAnotherDatabase.output().contains("pg_dump"), forAnotherDatabase.output());
        assertEquals(2, withoutFile.exitCode(), withoutFile.output());
        assertTrue(withoutFile.output().contains("Usage: restore FILE"), withoutFile.output());
    }

    @Test
    void startsOnNoHalfOfARestore() throws Exception {
        var half = Files.createDirectories(folder.resolve("half"));
        Files.createFile(half.resolve("restore.unfinished"));

        var start = PackagedMalim.run(folder.resolve("half.log"), settings(half, Map.of()));

        assertEquals(1, start.exitCode(), start.output());
        assertTrue(
                start.output()
                        .contains("A restore into " + half.toRealPath()
                                + " was interrupted.\nEmpty the folder, and restore again.\n"),
                start.output());
    }

    private void write(Path file, Header header) throws IOException {
        var silent = new Progress(new PrintStream(new ByteArrayOutputStream(), true, UTF_8), false);
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var archive = new ArchiveWriter(channel, header, silent)) {
            archive.finish(Map.of());
        }
    }

    /** An empty one, with PostgreSQL's programs: unpacking them for each would take longer than the test. */
    private Path dataFolder(String name) throws IOException {
        var shared = Path.of("target", "backup-programs").toAbsolutePath();
        if (!Files.exists(shared.resolve("postgresql-programs"))) {
            EmbeddedDatabase.start(shared).close();
        }
        var created = Files.createDirectories(folder.resolve(name));
        Files.createSymbolicLink(created.resolve("postgresql-programs"), shared.resolve("postgresql-programs"));
        folders.add(created);
        return created;
    }

    private static Map<String, String> settings(Path data, Map<String, String> more) {
        // without an address of its own, feeds lead to the port of this start
        var settings =
                new TreeMap<>(Map.of("MALIM_DATA_DIR", data.toString(), "MALIM_SITE_URL", "https://news.example"));
        settings.putAll(more);
        return settings;
    }

    private PackagedMalim.Ended run(Path data, String... arguments) {
        return PackagedMalim.run(folder.resolve("command.log"), settings(data, Map.of()), arguments);
    }

    private static RequestSpecification editor(PackagedMalim malim) {
        return given().baseUri(malim.url()).auth().oauth2(PackagedMalim.ADMIN_KEY);
    }

    private static Response get(PackagedMalim malim, String path) {
        return given().baseUri(malim.url()).get(path);
    }

    private static int articles(PackagedMalim malim) {
        return get(malim, "/api/articles?limit=50&fields=id")
                .jsonPath()
                .getList("items")
                .size();
    }

    /** Of the article with a picture. */
    private String rendition() {
        return get(malim, "/api/articles/with-a-picture?include=photos")
                .<String>path("photos[0].renditions.url")
                .replace("{width}", "320");
    }

    /** The ETags and the digests of what readers get, pictures included. */
    private Map<String, String> served(PackagedMalim from) {
        var served = new TreeMap<String, String>();
        var paths = new ArrayList<>(PATHS);
        paths.add(rendition());
        get(from, "/api/articles?limit=50&fields=slug")
                .jsonPath()
                .<String>getList("items.slug")
                .forEach(slug -> paths.add("/api/articles/" + slug + "?include=related,blocks,photos,authors"));
        for (var path : paths) {
            var response = get(from, path);
            assertEquals(200, response.statusCode(), path);
            served.put(path, response.header("ETag"));
        }
        return served;
    }

    private static Map<String, String> files(Path data) throws IOException {
        var root = data.resolve("files");
        var found = new TreeMap<String, String>();
        try (var all = Files.walk(root)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                found.put(root.relativize(file).toString(), Sha256.of(file));
            }
        }
        assertFalse(found.isEmpty());
        return found;
    }

    /** Number and digest of the rows of every table but that of the epoch, which is another; and the sequences. */
    private static Map<String, String> rows(Connection connection) throws SQLException {
        var tables = new TreeMap<String, String>();
        try (var statement = connection.createStatement();
                var names = statement.executeQuery(
                        "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'change_epoch'")) {
            while (names.next()) {
                var table = names.getString(1);
                tables.put(
                        table,
                        one(
                                "select count(*) || ' ' || md5(coalesce(string_agg(t::text, e'\\n' order by t::text), '')) from "
                                        + table + " t",
                                connection));
            }
        }
        assertTrue(tables.size() > 30, tables::toString);
        tables.put(
                "sequences",
                one(
                        "select string_agg(sequencename || last_value, ' ' order by sequencename) from pg_sequences",
                        connection));
        return tables;
    }

    private static String epoch(Connection connection) throws SQLException {
        return one("select id from change_epoch", connection);
    }

    private static String one(String query, Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
