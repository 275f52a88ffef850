package kz.malim.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL of Malim's own: started with Malim, stopped with it, and as durable as any other. It listens on loopback
 * only, asks everybody for a password, and hands Malim a login that is not a superuser.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    /** The system property that names the folder while Malim runs on a database of its own. */
    public static final String RUNNING = "malim.embedded-database";

    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
    private static final String SUPERUSER = "postgres";
    private static final String MALIM = "malim";
    private static final int START_SECONDS = 120; // replaying the log after a crash takes as long as it takes
    private static final int STOP_SECONDS = 30;

    private final DataFolder folder;
    private final DataFolder.Secrets secrets;
    private final Programs programs;
    private int port;
    private String version = "";
    private volatile boolean closing;
    private @Nullable CompletableFuture<Void> death;

    private EmbeddedDatabase(DataFolder folder, Programs programs) {
        this.folder = folder;
        this.secrets = folder.secrets();
        this.programs = programs;
    }

    /** Starts the database of a folder, making it at the first time and recovering it after a crash. */
    public static EmbeddedDatabase start(Path path) {
        var folder = DataFolder.hold(path);
        try {
            Files.createDirectories(folder.logs(), DataFolder.onlyOwner("rwx------"));
            requireOurVersion(folder);
            var programs = Programs.unpackedIn(folder.programs(), folder.logs().resolve("last-command.log"));
            var database = new EmbeddedDatabase(folder, programs);
            database.create();
            database.stopLeftover();
            database.startOnFreePort();
            database.watch();
            return database;
        } catch (IOException e) {
            folder.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static void requireOurVersion(DataFolder folder) throws IOException {
        var file = folder.cluster().resolve("PG_VERSION");
        if (!Files.exists(file)) {
            return;
        }
        var found = Files.readString(file).strip();
        if (!found.equals(String.valueOf(Programs.MAJOR_VERSION))) {
            throw new DatabaseUnusable("The data in " + folder.cluster() + " is of PostgreSQL " + found
                    + ", and this Malim brings PostgreSQL " + Programs.MAJOR_VERSION
                    + ". Export it with the Malim that wrote it and import it here, or run pg_upgrade on it.");
        }
    }

    private void create() throws IOException {
        if (Files.exists(folder.cluster())) {
            return;
        }
        var unfinished =
                folder.path().resolve("postgresql.new"); // so that a killed first start leaves no half a cluster
        var passwordFile = folder.path().resolve("initdb.password");
        try {
            for (String locale : programs.locales()) {
                DataFolder.deleteTree(unfinished);
                Files.deleteIfExists(passwordFile);
                DataFolder.writePrivately(passwordFile, secrets.superuser() + "\n");
                if (initdb(unfinished, locale, passwordFile)) {
                    Files.move(unfinished, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
                    return;
                }
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        throw new DatabaseUnusable(
                "PostgreSQL could not make its files in " + folder.path() + ": " + programs.lastOutput()
                        + (System.getProperty("user.name").equals("root") ? ". Run Malim as an ordinary user." : ""));
    }

    private boolean initdb(Path target, String locale, Path passwordFile) {
        return programs.run(
                START_SECONDS,
                "initdb",
                "--pgdata=" + target,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=icu",
                "--icu-locale=und",
                "--locale=" + locale,
                "--no-instructions");
    }

    /** A server that outlived its Malim is stopped, not adopted: it may run with an earlier release's settings. */
    private void stopLeftover() throws IOException {
        var process = serverProcess();
        if (process.isPresent() && programs.isServer(process.get())) {
            LOG.info("Stopping the PostgreSQL that an earlier run of Malim left behind");
            stopServer();
        }
    }

    /**
     * A number in an old file may be another program's by now, most likely in a container, where numbers are small; or
     * a dead server's that nobody has buried. PostgreSQL would take either for a running server and refuse to start. It
     * still finds a server that is really there by its shared memory.
     */
    private void removeStalePidFile() throws IOException {
        var process = serverProcess();
        if (process.isPresent() && (isDead(process.get()) || isAnotherProgram(process.get()))) {
            Files.deleteIfExists(pidFile());
        }
    }

    private static boolean isDead(ProcessHandle process) throws IOException {
        var stat = Path.of("/proc/" + process.pid() + "/stat");
        return Files.exists(stat)
                && Files.readString(stat).replaceFirst("(?s).*\\) ", "").startsWith("Z");
    }

    private boolean isAnotherProgram(ProcessHandle process) {
        return process.info().command().isPresent() && !programs.isServer(process);
    }

    private void startOnFreePort() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                startServer(freePort());
                return;
            } catch (DatabaseUnusable e) {
                // taken since, or the last backends of a killed server are still leaving
                if (attempt == 5 || !leave(attempt)) {
                    throw e;
                }
            }
        }
    }

    private static boolean leave(int attempt) {
        try {
            Thread.sleep(300L * attempt);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    void startServer(int onPort) throws IOException {
        removeStalePidFile();
        var cookie = DataFolder.password();
        replace("postgresql.conf", settings(onPort, cookie));
        replace("pg_hba.conf", "host all all 127.0.0.1/32 scram-sha-256\n");
        var startLog = folder.logs().resolve("start.log");
        Files.deleteIfExists(startLog);
        // pg_ctl returns when this very server has written "ready", so nobody else can be meant by the port
        if (!programs.run(
                START_SECONDS + 5,
                "pg_ctl",
                "--pgdata=" + folder.cluster(),
                "--log=" + startLog,
                "--timeout=" + START_SECONDS,
                "--wait",
                "start")) {
            throw new DatabaseUnusable("PostgreSQL did not start in " + folder.path() + ": " + reason(startLog));
        }
        port = onPort;
        try {
            requireOurServer(cookie);
            openForMalim();
        } catch (SQLException e) {
            stopServer();
            throw new DatabaseUnusable(
                    "PostgreSQL in " + folder.path() + " started but cannot be used: " + e.getMessage(), e);
        }
    }

    private static String reason(Path startLog) throws IOException {
        if (!Files.exists(startLog)) {
            return "it wrote no log";
        }
        var lines = Files.readString(startLog).lines().toList();
        return lines.stream()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                .reduce((first, last) -> last)
                .orElse(lines.isEmpty() ? "its log is empty" : lines.getLast());
    }

    private void replace(String name, String text) throws IOException {
        var unfinished = folder.cluster().resolve(name + ".new");
        Files.deleteIfExists(unfinished);
        DataFolder.writePrivately(unfinished, text);
        Files.move(unfinished, folder.cluster().resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String settings(int port, String cookie) {
        return """
                # Malim writes this file at every start. Your own settings go into own.conf beside it; those
                # that stand below its line are Malim's promises and win.
                max_connections = 60
                shared_buffers = 128MB
                timezone = 'UTC'
                log_timezone = 'UTC'
                datestyle = 'iso, ymd'
                lc_messages = 'C'
                default_text_search_config = 'pg_catalog.simple'
                logging_collector = on
                log_directory = '../postgresql-log'
                log_filename = 'postgresql-%%a.log' # seven files, one a weekday, so the folder cannot grow
                log_truncate_on_rotation = on
                log_rotation_age = 1d
                log_rotation_size = 0
                log_min_messages = warning
                log_checkpoints = off
                log_line_prefix = '%%m [%%p] %%u '
                include_if_exists = 'own.conf'

                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                fsync = on
                full_page_writes = on
                synchronous_commit = on
                allow_alter_system = off
                cluster_name = '%s' # tells this server from any other
                """.formatted(port, cookie);
    }

    private void requireOurServer(String cookie) throws SQLException {
        try (var connection = superuser("postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select current_setting('cluster_name'), current_setting('data_directory'),"
                                + " current_setting('fsync'), current_setting('server_version')")) {
            row.next();
            if (!row.getString(1).equals(cookie)
                    || !Path.of(row.getString(2))
                            .toRealPath()
                            .equals(folder.cluster().toRealPath())) {
                throw new DatabaseUnusable(
                        "What answers on port " + port + " is not the PostgreSQL of " + folder.path());
            }
            if (!row.getString(3).equals("on")) {
                throw new DatabaseUnusable(
                        "PostgreSQL in " + folder.path() + " runs with fsync off; it would lose articles");
            }
            version = row.getString(4).replaceFirst(" .*", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The login Malim works with owns its database and may make the reading role, no more. */
    private void openForMalim() throws SQLException {
        try (var connection = superuser("postgres")) {
            if (!exists(connection, "select 1 from pg_roles where rolname = '" + MALIM + "'")) {
                connection.setAutoCommit(false);
                execute(connection, "create role " + MALIM + " login createrole");
                connection
                        .unwrap(PGConnection.class)
                        .alterUserPassword(MALIM, secrets.malim().toCharArray(), "scram-sha-256");
                connection.commit();
                connection.setAutoCommit(true);
            }
            if (!exists(connection, "select 1 from pg_database where datname = '" + MALIM + "'")) {
                execute(connection, "create database " + MALIM + " owner " + MALIM);
            }
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection superuser(String database) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(SUPERUSER);
        source.setPassword(secrets.superuser());
        source.setConnectTimeout(10);
        source.setSocketTimeout(60);
        return source.getConnection();
    }

    /** A server that dies while Malim lives (out of memory, a stray kill) is started again on the same port. */
    private void watch() throws IOException {
        var process = serverProcess();
        if (process.isPresent()) {
            death = process.get().onExit().thenRunAsync(this::revive);
        }
    }

    private synchronized void revive() {
        if (closing) {
            return;
        }
        LOG.warn("PostgreSQL is gone; starting it again");
        for (int attempt = 1; attempt <= 10 && !closing; attempt++) {
            try {
                startServer(port);
                watch();
                LOG.info("PostgreSQL is back");
                return;
            } catch (IOException | RuntimeException e) {
                LOG.warnf("PostgreSQL did not come back: %s", e.getMessage());
                if (!leave(attempt)) {
                    return;
                }
            }
        }
        LOG.error("PostgreSQL stays down. Stop Malim, look into " + folder.logs() + " and start again.");
    }

    private Path pidFile() {
        return folder.cluster().resolve("postmaster.pid");
    }

    private Optional<ProcessHandle> serverProcess() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        var first = Files.readString(pidFile()).lines().findFirst().orElse("").strip();
        return first.matches("[0-9]{1,10}") ? ProcessHandle.of(Long.parseLong(first)) : Optional.empty();
    }

    private void stopServer() {
        if (!stop("fast") && !stop("immediate")) {
            LOG.errorf("PostgreSQL in %s could not be stopped: %s", folder.path(), programs.lastOutput());
        }
    }

    private boolean stop(String mode) {
        return programs.run(
                STOP_SECONDS + 5,
                "pg_ctl",
                "--pgdata=" + folder.cluster(),
                "--mode=" + mode,
                "--timeout=" + STOP_SECONDS,
                "--wait",
                "stop");
    }

    /** Makes Malim's database anew and empty, for tests. */
    public void clear() {
        try (var connection = superuser("postgres")) {
            execute(connection, "drop database if exists " + MALIM + " with (force)");
            execute(connection, "create database " + MALIM + " owner " + MALIM);
        } catch (SQLException e) {
            throw new DatabaseUnusable("The database cannot be cleared: " + e.getMessage(), e);
        }
    }

    public String jdbcUrl() {
        return String.format(Locale.ROOT, "jdbc:postgresql://127.0.0.1:%d/%s", port, MALIM);
    }

    public String user() {
        return MALIM;
    }

    public String password() {
        return secrets.malim();
    }

    public String version() {
        return version;
    }

    public Path path() {
        return folder.path();
    }

    @Override
    public void close() {
        closing = true;
        if (death != null) {
            death.cancel(false);
        }
        synchronized (this) {
            stopServer();
            folder.close();
        }
    }

    @Override
    public String toString() {
        return "PostgreSQL " + version + " in " + folder.path();
    }
}
