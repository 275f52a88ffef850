package kz.malim.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * An embedded PostgreSQL: started and stopped with Malim, and as durable as any other. It listens on loopback only, requires
 * a password from everybody, and gives Malim a login that is not a superuser.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    /** The system property with the folder of the embedded database while it runs. */
    public static final String RUNNING = "malim.embedded-database";

    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
    private static final String MALIM = EmbeddedServer.MALIM;

    private final DataFolder folder;
    private final DataFolder.Secrets secrets;
    private final Cluster cluster;
    private int port;
    private String version = "";
    private volatile boolean closing;
    private @Nullable CompletableFuture<Void> death;

    private EmbeddedDatabase(DataFolder folder, Cluster cluster) {
        this.folder = folder;
        this.secrets = folder.secrets();
        this.cluster = cluster;
    }

    /** Starts the database of a folder, creating it the first time and recovering it after a crash. */
    public static EmbeddedDatabase start(Path path) {
        var folder = DataFolder.hold(path);
        try {
            folder.requireWholeRestore();
            Files.createDirectories(folder.logs(), DataFolder.onlyOwner("rwx------"));
            Cluster.requireOurVersion(folder);
            var programs = Programs.unpackedIn(folder.programs(), folder.logs().resolve("last-command.log"));
            var cluster = new Cluster(folder, programs);
            cluster.create();
            cluster.stopLeftover();
            var database = new EmbeddedDatabase(folder, cluster);
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

    private void startOnFreePort() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                startServer(freePort());
                return;
            } catch (DatabaseUnusable e) {
                // the port was taken meanwhile, or the last backends of a killed server are still exiting
                if (attempt == 5 || !backOff(attempt)) {
                    throw e;
                }
            }
        }
    }

    private static boolean backOff(int attempt) {
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
        var cookie = DataFolder.password();
        cluster.start(onPort, cookie);
        port = onPort;
        try {
            requireOurServer(cookie);
            server().createLoginAndDatabase();
        } catch (SQLException e) {
            cluster.stop();
            throw new DatabaseUnusable(
                    "PostgreSQL in " + folder.path() + " started but is unusable: " + e.getMessage(), e);
        }
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
                throw new DatabaseUnusable("The server on port " + port + " is not the PostgreSQL of " + folder.path());
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

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection superuser(String database) throws SQLException {
        return server().superuser(database);
    }

    private EmbeddedServer server() {
        return new EmbeddedServer(port, secrets);
    }

    /** Malim's own login, which owns everything in its database; without timeouts. */
    public Connection connect() throws SQLException {
        return server().malimWithoutTimeout();
    }

    public Connection connectAsSuperuser() throws SQLException {
        return server().superuserWithoutTimeout();
    }

    /** To another database of this server, for tests. */
    public Connection connectAsSuperuser(String name) throws SQLException {
        return server().superuser(name);
    }

    /** As {@link #connect}, to the database that another process runs in a folder. */
    public static Connection connectToRunning(Path folder) throws SQLException {
        return EmbeddedServer.runningIn(folder).malimWithoutTimeout();
    }

    /** Whether there is a database in a folder, or what an interrupted restore left of one. */
    public static boolean isCreatedIn(Path folder) {
        return Files.exists(folder.resolve("postgresql")) || Files.exists(DataFolder.unfinishedRestore(folder));
    }

    public DatabaseLogin login() {
        return server().login();
    }

    /** As {@link #login}, of the database that another process runs in a folder. */
    public static DatabaseLogin loginToRunning(Path folder) {
        return EmbeddedServer.runningIn(folder).login();
    }

    /** A server that dies while Malim runs (out of memory, a stray kill) is restarted on the same port. */
    private void watch() throws IOException {
        var process = cluster.process();
        if (process.isPresent()) {
            death = process.get().onExit().thenRunAsync(this::restart);
        }
    }

    private synchronized void restart() {
        if (closing) {
            return;
        }
        LOG.warnf("MALIM-2009 PostgreSQL exited unexpectedly, restarting: path=%s", folder.path());
        for (int attempt = 1; attempt <= 10 && !closing; attempt++) {
            try {
                startServer(port);
                watch();
                LOG.infof("MALIM-2010 PostgreSQL restarted: port=%d attempts=%d", port, attempt);
                return;
            } catch (IOException | RuntimeException e) {
                LOG.warnf("MALIM-2011 Restarting PostgreSQL failed: attempt=%d cause=%s", attempt, e.getMessage());
                if (!backOff(attempt)) {
                    return;
                }
            }
        }
        LOG.errorf("MALIM-2012 PostgreSQL is down, restart Malim after reading its logs: logs=%s", folder.logs());
    }

    /** Drops and recreates Malim's database, for tests. */
    public void clear() {
        try (var connection = superuser("postgres")) {
            execute(connection, "drop database if exists " + MALIM + " with (force)");
            execute(connection, "create database " + MALIM + " owner " + MALIM);
        } catch (SQLException e) {
            throw new DatabaseUnusable("The database cannot be cleared: " + e.getMessage(), e);
        }
    }

    public String jdbcUrl() {
        return login().url();
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
            cluster.stop();
            folder.close();
        }
    }

    @Override
    public String toString() {
        return "PostgreSQL " + version + " in " + folder.path();
    }
}
