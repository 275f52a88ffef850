package kz.malim.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was made before the migrations were put in order is refused by the packaged program, in words and not in a trace. */
class OlderNumberingIT {
    private static final Path PROGRAM =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();

    @TempDir
    Path folder;

    /** Unpacking takes longer than the test. */
    @BeforeEach
    void sharesThePrograms() throws IOException {
        var shared = Path.of("target", "test-programs").toAbsolutePath();
        Programs.unpackedIn(shared, folder.resolve("unused.log"));
        Files.createSymbolicLink(folder.resolve("postgresql-programs"), shared);
    }

    @AfterEach
    void keepsThePrograms() throws IOException {
        Files.delete(folder.resolve("postgresql-programs"));
    }

    @Test
    void refusesAFolder() throws Exception {
        try (var database = EmbeddedDatabase.start(folder)) {
            isOfTheOlderNumbering(database);
        }

        refuses(Map.of("MALIM_DATA_DIR", folder.toString()), """
                The data in %s was made by an unreleased Malim whose schema is numbered otherwise.
                Move the folder away, or name an empty one with MALIM_DATA_DIR, and import the content again.
                """.formatted(folder.toRealPath()));
    }

    @Test
    void refusesADatabase() throws Exception {
        try (var database = EmbeddedDatabase.start(folder)) {
            isOfTheOlderNumbering(database);

            refuses(
                    Map.of(
                            "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                            "QUARKUS_DATASOURCE_USERNAME", database.user(),
                            "QUARKUS_DATASOURCE_PASSWORD", database.password()),
                    """
                    The database at %s was made by an unreleased Malim whose schema is numbered otherwise.
                    Create an empty one, name it with QUARKUS_DATASOURCE_JDBC_URL, and import the content again.
                    """.formatted(database.jdbcUrl()));
        }
    }

    private static void isOfTheOlderNumbering(EmbeddedDatabase database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table flyway_schema_history (
                        installed_rank int primary key, version varchar(50), description varchar(200) not null,
                        type varchar(20) not null, script varchar(1000) not null, checksum int,
                        installed_by varchar(100) not null, installed_on timestamp not null default now(),
                        execution_time int not null, success boolean not null);
                    insert into flyway_schema_history values
                        (1, '001', 'reading role', 'SQL', 'db/migration/V001__reading_role.sql', 1, current_user, now(), 1, true),
                        (2, '002', 'content', 'SQL', 'db/migration/V002__content.sql', 2, current_user, now(), 1, true)
                    """);
        }
    }

    private void refuses(Map<String, String> settings, String words) throws Exception {
        var log = folder.resolve("malim.log");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", PROGRAM.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        builder.environment().put("QUARKUS_HTTP_PORT", "0");

        var malim = builder.start();

        try {
            assertTrue(malim.waitFor(60, TimeUnit.SECONDS), "it ends by itself");
        } finally {
            malim.destroyForcibly().waitFor();
        }
        var output = Files.readString(log, UTF_8);
        assertEquals(1, malim.exitValue(), output);
        assertTrue(output.contains(words), output);
        assertFalse(output.contains("\tat "), output);
    }
}
