package kz.malim.database;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.Map;
import kz.malim.support.PackagedMalim;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rollback: a release on the schema of the next one. The program is that of this build, or of the release before it with
 * {@code -Dmalim.test.previous=…/quarkus-run.jar}.
 */
class NextSchemaIT {
    private static final Path PREVIOUS =
            Path.of(System.getProperty("malim.test.previous", PackagedMalim.PROGRAM.toString()));

    @TempDir
    Path folder;

    @TempDir
    Path migrations;

    /** Unpacking takes longer than the test. */
    @BeforeEach
    void sharesThePrograms() throws IOException {
        var shared = Path.of("target", "test-programs").toAbsolutePath();
        Programs.unpackedIn(shared, folder.resolve("unused.log"));
        Files.createSymbolicLink(folder.resolve("postgresql-programs"), shared);
    }

    @AfterEach
    void keepsThePrograms() throws IOException {
        Files.deleteIfExists(folder.resolve("postgresql-programs"));
    }

    @Test
    void readsAndWritesOnItAndGoesForwardAgain() throws Exception {
        try (var database = EmbeddedDatabase.start(folder)) {
            next("V900__next.sql", "alter table article add column of_the_next text default 'unknown'");
            migrate(database);
            String id;
            try (var previous = PackagedMalim.start(PREVIOUS, folder.resolve("1.log"), settings(database))) {
                id = editor(previous)
                        .body("{\"lang\": \"en\", \"title\": \"After the rollback\"}")
                        .post("/management/articles")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
                editor(previous)
                        .header("If-Match", "\"1\"")
                        .put("/management/articles/" + id + "/publication")
                        .then()
                        .statusCode(200);
                readerSees(previous, "After the rollback");
            }

            next("V901__next_but_one.sql", "update schema_compatibility set min_version = '012'");
            migrate(database);

            assertEquals("unknown", one(database, "select of_the_next from article where id = '" + id + "'"));
            var replica = new HashMap<>(settings(database)); // as the production overlay starts it
            replica.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
            replica.put("QUARKUS_FLYWAY_VALIDATE_AT_START", "true");
            try (var previous = PackagedMalim.start(PREVIOUS, folder.resolve("2.log"), replica)) {
                readerSees(previous, "After the rollback");
            }
        }
    }

    /** The start itself names its migrations in the history otherwise than Flyway does. */
    @Test
    void startsAgainOnASchemaOfItsOwn() throws Exception {
        try (var database = EmbeddedDatabase.start(folder)) {
            for (int i = 1; i <= 2; i++) {
                PackagedMalim.start(PREVIOUS, folder.resolve("own.log"), settings(database))
                        .close();
            }
        }
    }

    @Test
    void refusesADatabaseThatItNoLongerFits() throws Exception {
        try (var database = EmbeddedDatabase.start(folder)) {
            breaking();
            migrate(database);

            refuses(settings(database), """
                    The data at %s was changed by a newer Malim: it needs migration 901, which this one does not have.
                    Start the newer Malim again, or restore a backup made before its first start.
                    """.formatted(database.jdbcUrl()));
        }
    }

    @Test
    void refusesAFolderThatItNoLongerFits() throws Exception {
        try (var database = EmbeddedDatabase.start(folder)) {
            breaking();
            migrate(database);
        }

        refuses(Map.of("MALIM_DATA_DIR", folder.toString()), """
                The data in %s was changed by a newer Malim: it needs migration 901, which this one does not have.
                Start the newer Malim again, or restore a backup made before its first start.
                """.formatted(folder.toRealPath()));
    }

    @Test
    void refusesAFolderOfANewerPostgreSql() throws Exception {
        Files.createDirectories(folder.resolve("postgresql"));
        Files.writeString(folder.resolve("postgresql/PG_VERSION"), "19\n");

        refuses(Map.of("MALIM_DATA_DIR", folder.toString()), """
                The data in %s is of PostgreSQL 19, and this Malim brings PostgreSQL 18.
                Start the newer Malim that wrote it, or name another folder with MALIM_DATA_DIR.
                """.formatted(
                        folder.toRealPath().resolve("postgresql")));
    }

    private void breaking() throws IOException {
        next("V900__next.sql", "alter table article add column of_the_next text");
        next("V901__next_but_one.sql", "update schema_compatibility set min_version = '901'");
    }

    private void next(String file, String sql) throws IOException {
        Files.writeString(migrations.resolve(file), sql);
    }

    /** What the start of the next release does. */
    private void migrate(EmbeddedDatabase database) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/migration", "filesystem:" + migrations)
                .placeholders(Map.of("readingRole", "malim_reader"))
                .load()
                .migrate();
    }

    private static Map<String, String> settings(EmbeddedDatabase database) {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", database.user(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password());
    }

    private void refuses(Map<String, String> settings, String words) {
        var ended = PackagedMalim.run(folder.resolve("refused.log"), settings);

        assertEquals(1, ended.exitCode(), ended.output());
        assertTrue(ended.output().contains(words), ended.output());
        assertFalse(ended.output().contains("\tat "), ended.output());
    }

    private static RequestSpecification editor(PackagedMalim malim) {
        return given().baseUri(malim.url())
                .auth()
                .oauth2(PackagedMalim.ADMIN_KEY)
                .contentType("application/json");
    }

    private static void readerSees(PackagedMalim malim, String title) {
        given().baseUri(malim.url()).get("/api/articles").then().statusCode(200).body("items[0].title", equalTo(title));
    }

    private static String one(EmbeddedDatabase database, String query) throws Exception {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
