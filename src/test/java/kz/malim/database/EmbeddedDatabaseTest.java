package kz.malim.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Real servers, real processes and real kills, each test in a folder of its own. */
@Timeout(180)
class EmbeddedDatabaseTest {
    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path folder;

    private final List<Process> started = new ArrayList<>();

    /** Unpacking takes longer than most of these tests. */
    @BeforeEach
    void sharesThePrograms() throws IOException {
        var shared = Path.of("target", "test-programs").toAbsolutePath();
        Programs.unpackedIn(shared, folder.resolve("unused.log"));
        Files.createSymbolicLink(folder.resolve("postgresql-programs"), shared);
    }

    @AfterEach
    void leavesNoServer() throws Exception {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
        server().ifPresent(ProcessHandle::destroyForcibly);
        await().atMost(Duration.ofMinutes(2)).until(() -> server().isEmpty());
        Files.delete(folder.resolve("postgresql-programs"));
    }

    @Test
    void keepsDataAcrossARestart() throws Exception {
        try (var database = EmbeddedDatabase.start(folder)) {
            run(database, "create table story (title text)");
            run(database, "insert into story values ('Бірінші')");
        }
        assertTrue(server().isEmpty(), "no server is left behind");

        try (var database = EmbeddedDatabase.start(folder)) {
            assertEquals("Бірінші", one(database, "select title from story"));
        }
    }

    @Test
    void isDurableAndUnicodeAndPrivate() throws Exception {
        try (var database = EmbeddedDatabase.start(folder)) {
            for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
                assertEquals("on", one(database, "show " + setting));
            }
            assertEquals("127.0.0.1", one(database, "show listen_addresses"));
            var pidFile = Files.readAllLines(folder.resolve("postgresql/postmaster.pid"));
            assertEquals("", pidFile.get(4), "no socket in the file system");
            assertEquals("i und UTF8", one(database, """
                    select concat_ws(' ', datlocprovider, datlocale, pg_encoding_to_char(encoding))
                    from pg_database where datname = current_database()
                    """));
            assertEquals(
                    "аәбгғіқ",
                    one(database, "select string_agg(c, '' order by c) from unnest('{қ,б,ә,а,ғ,г,і}'::text[]) c"));
            assertEquals("t", one(database, "select to_tsvector('simple', '«тіл»') @@ to_tsquery('simple', 'тіл')"));
            assertEquals("false false true", one(database, """
                    select concat_ws(' ', rolsuper::text, rolcreatedb::text, rolcreaterole::text)
                    from pg_roles where rolname = current_user
                    """));
        }
    }

    @Test
    void requiresAPassword() throws Exception {
        try (var database = EmbeddedDatabase.start(folder)) {
            for (String user : List.of("malim", "postgres", "nobody")) {
                for (String password : List.of("", "postgres", "malim")) {
                    var refusal = assertThrows(
                            SQLException.class,
                            () -> connect(database, user, password).close());
                    assertFalse(String.valueOf(refusal.getMessage()).contains(database.password()));
                }
            }
            assertTrue(Files.readString(folder.resolve("postgresql.passwords")).contains(database.password()));
            assertFalse(logs().contains(database.password()), "no password in a log");
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                assertEquals("rw-------", permissions("postgresql.passwords"));
                assertEquals("rwx------", permissions("postgresql"));
            }
        }
    }

    @Test
    void refusesASecondOwnerInTheSameProcessAndInAnother() throws Exception {
        try (var database = EmbeddedDatabase.start(folder)) {
            var refusal = assertThrows(DatabaseUnusable.class, () -> EmbeddedDatabase.start(folder));
            assertTrue(refusal.getMessage().startsWith("Another Malim (this process) is using the data folder "));

            var other = startsInAnotherProcess();

            assertTrue(other.waitFor(60, TimeUnit.SECONDS));
            assertEquals(1, other.exitValue());
            var output = read(other.getInputStream());
            assertTrue(
                    output.strip()
                            .startsWith("Another Malim (process "
                                    + ProcessHandle.current().pid() + ")"),
                    output);
            assertEquals("1", one(database, "select 1"), "the first one works on");
        }
        EmbeddedDatabase.start(folder).close();
    }

    @Test
    void takesOverFromAKilledMalim() throws Exception {
        var killed = startsInAnotherProcess();
        assertEquals("started", killed.inputReader().readLine());
        var orphan = server().orElseThrow();

        killed.destroyForcibly().waitFor();
        assertTrue(orphan.isAlive(), "PostgreSQL outlives its Malim, or this tests nothing");

        try (var database = EmbeddedDatabase.start(folder)) {
            assertEquals("1", one(database, "select count(*) from written"));
            await().atMost(Duration.ofMinutes(2)).until(() -> !orphan.isAlive());
        }
    }

    @Test
    void recoversWhenEverythingWasKilled() throws Exception {
        var killed = startsInAnotherProcess();
        assertEquals("started", killed.inputReader().readLine());
        var orphan = server().orElseThrow();

        killed.destroyForcibly().waitFor();
        orphan.destroyForcibly();
        await().atMost(Duration.ofMinutes(2)).until(() -> !orphan.isAlive());
        assertTrue(Files.exists(folder.resolve("postgresql/postmaster.pid")), "a stale file is left");

        try (var database = EmbeddedDatabase.start(folder)) {
            assertEquals("1", one(database, "select count(*) from written"));
        }
    }

    @Test
    void restartsAKilledServer() throws Exception {
        try (var database = EmbeddedDatabase.start(folder)) {
            run(database, "create table story as select 'kept' as title");
            var server = server().orElseThrow();

            server.destroyForcibly();

            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertEquals("kept", one(database, "select title from story")));
            assertFalse(server.isAlive());
        }
        assertTrue(server().isEmpty(), "and stops the new one in the end");
    }

    /** The process with the pid in a stale file may be any program by now. */
    @Test
    void doesNotStopAProcessThatReusesThePid() throws Exception {
        EmbeddedDatabase.start(folder).close();
        var stranger = new ProcessBuilder("sleep", "120").start();
        started.add(stranger);
        Files.writeString(
                folder.resolve("postgresql/postmaster.pid"),
                stranger.pid() + "\n" + folder.resolve("postgresql") + "\n1\n5432\n\n127.0.0.1\n0 0\nready   \n");

        try (var database = EmbeddedDatabase.start(folder)) {
            assertEquals("1", one(database, "select 1"));
        }
        assertTrue(stranger.isAlive());
    }

    @Test
    void refusesAnotherServerOnItsPort() throws Exception {
        try (var database = EmbeddedDatabase.start(folder);
                var port = new ServerSocket(0)) {
            var refusal = assertThrows(DatabaseUnusable.class, () -> database.startServer(port.getLocalPort()));
            assertTrue(refusal.getMessage().startsWith("PostgreSQL did not start"), refusal.getMessage());
        }
    }

    @Test
    void refusesTheDataOfAnotherMajorVersion() throws Exception {
        Files.createDirectories(folder.resolve("postgresql"));
        Files.writeString(folder.resolve("postgresql/PG_VERSION"), "17\n");

        var refusal = assertThrows(DatabaseUnusable.class, () -> EmbeddedDatabase.start(folder));

        assertTrue(refusal.getMessage().contains("is of PostgreSQL 17, and this Malim brings PostgreSQL 18"));
    }

    @Test
    void startsOverWhenTheFirstStartWasKilled() throws Exception {
        Files.createDirectories(folder.resolve("postgresql.new/base"));
        Files.writeString(folder.resolve("postgresql.passwords.new"), "half");

        try (var database = EmbeddedDatabase.start(folder)) {
            assertEquals("1", one(database, "select 1"));
        }
    }

    @Test
    void logsTheUrlWithoutSecrets() {
        assertEquals(
                "jdbc:postgresql://db.example.kz:5433/news",
                Migrations.address("jdbc:postgresql://me:secret@db.example.kz:5433/news?user=me&password=secret"));
    }

    private Process startsInAnotherProcess() throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherMalim.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        started.add(process);
        return process;
    }

    /** What the other process does: it starts the database, writes one row, and waits to be killed. */
    static final class OtherMalim {
        private OtherMalim() {}

        public static void main(String[] args) throws Exception {
            LogManager.getLogManager().reset();
            try {
                var database = EmbeddedDatabase.start(Path.of(args[0]));
                run(database, "create table written as select 1");
                System.out.println("started");
                Thread.sleep(Duration.ofMinutes(3));
            } catch (DatabaseUnusable e) {
                System.out.println(e.getMessage());
                System.exit(1);
            }
        }
    }

    private Optional<ProcessHandle> server() throws IOException {
        var file = folder.resolve("postgresql/postmaster.pid");
        return Files.exists(file)
                ? ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                : Optional.empty();
    }

    private String logs() throws IOException {
        try (var files = Files.list(folder.resolve("postgresql-log"))) {
            var text = new StringBuilder();
            for (Path file : files.toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }

    private static String read(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Connection connect(EmbeddedDatabase database, String user, String password) throws SQLException {
        var login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        return DriverManager.getConnection(database.jdbcUrl(), login);
    }

    private static void run(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = connect(database, database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(EmbeddedDatabase database, String query) throws SQLException {
        try (var connection = connect(database, database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "nothing";
        }
    }
}
