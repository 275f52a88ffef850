package kz.malim.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.malim.database.EmbeddedDatabase;
import kz.malim.support.PackagedMalim;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code doctor} of the packaged program, in a good world and in bad ones. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorIT {
    private static final List<String> CHECKS = List.of(
            "settings",
            "database",
            "extensions",
            "collation",
            "clock",
            "schema",
            "reading role",
            "webhooks",
            "disk",
            "storage");

    private static final String SECRET = "never-to-be-printed-0123456789abcdef";

    private Path folder;
    private EmbeddedDatabase database;
    private int worlds;

    @BeforeAll
    void start(@TempDir Path temporary) {
        folder = temporary;
        database = EmbeddedDatabase.start(Path.of("target", "doctor-database"));
        database.clear();
        PackagedMalim.start(folder.resolve("first.log"), settings(database.jdbcUrl()))
                .close();
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @Test
    void findsAGoodWorldGood() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        var before = files();

        var ended = run(settings(database.jdbcUrl()));

        assertEquals(0, ended.exitCode(), ended.output());
        CHECKS.forEach(check -> assertTrue(
                ended.output().lines().anyMatch(line -> line.matches("(ok  |warn) " + check + ": .*")),
                () -> check + " in " + ended.output()));
        assertTrue(ended.output().lines().allMatch(line -> line.matches("(ok  |warn) [a-z ]+: .*")), ended.output());
        assertTrue(ended.output().contains("ok   schema: at V013__webhooks.sql"), ended.output());
        assertTrue(ended.output().contains("ok   reading role: malim_reader sees the published views"), ended.output());
        assertEquals(before, files(), "leaves nothing");
    }

    @Test
    void findsAnEmbeddedDatabaseThatIsStoppedOrRunning() throws Exception {
        var data = Files.createDirectories(folder.resolve("embedded"));
        Files.createSymbolicLink(
                data.resolve("postgresql-programs"),
                Path.of("target", "doctor-database", "postgresql-programs").toAbsolutePath());
        var settings = Map.of("MALIM_DATA_DIR", data.toString());

        var empty = run(settings);
        PackagedMalim.Ended running;
        try (var malim = PackagedMalim.start(folder.resolve("embedded.log"), settings)) {
            running = run(settings);
            assertTrue(malim.output().contains("Embedded PostgreSQL started"), malim.output());
        }
        var stopped = run(settings);

        assertEquals(0, empty.exitCode(), empty.output());
        assertTrue(empty.output().contains("warn database: There is none yet in " + data), empty.output());
        for (var ended : List.of(running, stopped)) {
            assertEquals(0, ended.exitCode(), ended.output());
            assertTrue(ended.output().contains("ok   database: PostgreSQL 18"), ended.output());
            assertTrue(ended.output().contains("ok   reading role: "), ended.output());
        }
        assertFalse(Files.exists(data.resolve("postgresql/postmaster.pid")), "and leaves it stopped");
        Files.delete(data.resolve("postgresql-programs"));
    }

    /** What is done to the database, the line that tells of it, and how to mend it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            grant select on article to malim_reader | fail reading role: The reading role malim_reader may see more than the published views: article. Revoke it.
            grant update (title) on revision to malim_reader | fail reading role: .*: revision. Revoke it.
            grant select on api_key to malim_reader | fail reading role: .*: api_key. Revoke it.
            revoke select on published_tag from malim_reader | fail reading role: .* grant select on published_tag to "malim_reader";
            revoke usage on schema public from malim_reader, public | fail reading role: malim_reader cannot read .*
            update pg_collation set collversion = '1.0' where collname = 'kazakh' | fail collation: collation kazakh was made with version 1.0, .* alter collation kazakh refresh version;
            update pg_database set datcollversion = '0.1' where datname = current_database() | fail collation: database world_[0-9]+ was made with version 0.1, .* alter database world_[0-9]+ refresh collation version;
            update schema_compatibility set min_version = '901' | fail schema: .* needs migration 901, .*
            update flyway_schema_history set success = false where version = '013' | fail schema: The migrations .V013__webhooks.sql. failed halfway. .*
            delete from flyway_schema_history where version = '013' | warn schema: The migrations .V013__webhooks.sql. are missing. .*
            insert into webhook (id, name, url, format) values (gen_random_uuid(), 'x', 'https://a.example', 'slack') | fail webhooks: There are 1, .* malim.webhook.encryption-key.*
            drop table flyway_schema_history | warn schema: There is none yet. .*
            """)
    void findsWhatIsWrongInADatabase(String damage, String line) throws SQLException {
        var world = world(damage);

        var ended = run(settings(world));

        assertEquals(line.startsWith("fail") ? 1 : 0, ended.exitCode(), ended.output());
        assertTrue(ended.output().lines().anyMatch(each -> each.matches(line)), ended.output());
    }

    /** A function of that name stands in for a server whose clock is wrong. */
    @ParameterizedTest
    @CsvSource({"10 minutes, fail, behind", "-10 minutes, fail, ahead of", "30 seconds, warn, behind"})
    void findsAClockThatIsWrong(String shift, String level, String direction) throws SQLException {
        var world = world("create function public.clock_timestamp() returns timestamptz language sql as"
                + " $$ select pg_catalog.clock_timestamp() + interval '" + shift + "' $$");

        var ended = run(settings(world + "?options=-c%20search_path=public,pg_catalog"));

        assertTrue(
                ended.output()
                        .lines()
                        .anyMatch(line -> line.matches(level + " clock: This machine's clock is [0-9]+ ms " + direction
                                + " the database's.* NTP\\.")),
                ended.output());
    }

    @Test
    void findsADatabaseThatIsAwayAndTellsNoSecret() {
        var away = run(settings("jdbc:postgresql://malim:" + SECRET + "@127.0.0.1:1/malim?password=" + SECRET));
        var noDatabase = run(settings("jdbc:postgres://127.0.0.1:1/malim?password=" + SECRET));
        var wrongPassword = settings(database.jdbcUrl());
        wrongPassword.put("QUARKUS_DATASOURCE_PASSWORD", SECRET);
        var refused = run(wrongPassword);

        for (var ended : List.of(away, noDatabase, refused)) {
            assertEquals(1, ended.exitCode(), ended.output());
            assertTrue(
                    ended.output().lines().anyMatch(line -> line.matches("fail database: jdbc:.* cannot be used: .*")),
                    ended.output());
            assertFalse(ended.output().contains(SECRET), ended.output());
            assertTrue(ended.output().contains("ok   storage: "), "the rest is checked");
        }
    }

    @Test
    void findsAReadingLoginThatIsRefused() {
        var settings = settings(database.jdbcUrl());
        settings.put("QUARKUS_DATASOURCE_READING_USERNAME", "malim_reader");
        settings.put("QUARKUS_DATASOURCE_READING_PASSWORD", SECRET);

        var ended = run(settings);

        assertEquals(1, ended.exitCode(), ended.output());
        assertTrue(ended.output().contains("fail reading role: malim_reader cannot read at "), ended.output());
        assertFalse(ended.output().contains(SECRET), ended.output());
    }

    @Test
    void findsAStoreThatIsAwayAndADiskThatIsFull() {
        var settings = settings(database.jdbcUrl());
        settings.putAll(Map.of(
                "MALIM_STORAGE_S3_ENDPOINT", "http://127.0.0.1:1",
                "MALIM_STORAGE_S3_BUCKET", "pictures",
                "MALIM_STORAGE_S3_ACCESS_KEY", "an-access-key",
                "MALIM_STORAGE_S3_SECRET_KEY", SECRET,
                "QUARKUS_HTTP_LIMITS_MAX_BODY_SIZE", "100T"));

        var ended = run(settings);

        assertEquals(1, ended.exitCode(), ended.output());
        assertTrue(
                ended.output()
                        .contains("fail storage: A file cannot be written, read and deleted in the bucket pictures"),
                ended.output());
        assertTrue(
                ended.output().lines().anyMatch(line -> line.matches("fail disk: for temporary files in .* MiB .*")),
                ended.output());
        assertFalse(ended.output().contains(SECRET), ended.output());
    }

    @Test
    void findsSettingsThatCannotBeOrAreUnfitForProduction() {
        var wrong = settings(database.jdbcUrl());
        wrong.put("MALIM_SITE_ZONE", "Mars");
        wrong.put("MALIM_ADMIN_KEY", "short");
        var unfit = settings(database.jdbcUrl());
        unfit.putAll(Map.of(
                "MALIM_SITE_URL", "http://127.0.0.1:8080",
                "MALIM_DEMO", "true",
                "MALIM_READ_ONLY", "true",
                "MALIM_SITE_NMAE", "News"));

        var refused = run(wrong);
        var warned = run(unfit);

        assertEquals(1, refused.exitCode(), refused.output());
        assertEquals(
                2,
                refused.output()
                        .lines()
                        .filter(line -> line.matches("fail settings: malim.(site.zone|admin-key) must .*"))
                        .count(),
                refused.output());
        assertEquals(0, warned.exitCode(), warned.output());
        for (var name : List.of("malim.site.url", "malim.demo", "malim.read-only", "Unknown setting MALIM_SITE_NMAE")) {
            assertTrue(
                    warned.output().lines().anyMatch(line -> line.startsWith("warn settings: " + name)),
                    () -> name + " in " + warned.output());
        }
    }

    /** A copy of the database, in which a superuser has changed something. */
    private String world(String damage) throws SQLException {
        var name = "world_" + ++worlds;
        var url = database.jdbcUrl().replaceFirst("malim$", name);
        try (var server = database.connectAsSuperuser("postgres")) {
            execute("drop database if exists " + name, server);
            execute("create database " + name + " template malim owner malim", server);
        }
        try (var server = database.connectAsSuperuser(name)) {
            execute(damage, server);
        }
        return url;
    }

    private static void execute(String sql, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Map<String, String> settings(String url) {
        return new TreeMap<>(Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", url,
                "QUARKUS_DATASOURCE_USERNAME", database.user(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password(),
                "MALIM_SITE_URL", "https://news.example",
                "MALIM_DATA_DIR", folder.resolve("data").toString()));
    }

    private PackagedMalim.Ended run(Map<String, String> settings) {
        return PackagedMalim.run(folder.resolve("doctor.log"), settings, "doctor");
    }

    private List<String> files() throws IOException {
        try (var all = Files.walk(folder.resolve("data"))) {
            return all.map(Path::toString).sorted().toList();
        }
    }
}
