package kz.malim.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import kz.malim.database.EmbeddedDatabase;

/** A PostgreSQL, a proxy in front of it, and replicas that connect through the proxy. */
final class Deployment implements AutoCloseable {
    private static final String KEY = "for-the-faults-only-0123456789abcdef0123";

    private final Path folder;
    private final List<Replica> replicas = new ArrayList<>();
    private final TcpProxy proxy;
    private EmbeddedDatabase database;

    private Deployment(Path folder) {
        this.folder = folder;
        this.database = EmbeddedDatabase.start(folder);
        this.database.clear();
        empty(photos());
        this.proxy = new TcpProxy(port());
    }

    static Deployment of(int replicas, Path folder) {
        var deployment = new Deployment(folder);
        for (int i = 1; i <= replicas; i++) {
            deployment.add("replica-" + i).awaitReady();
        }
        return deployment;
    }

    Replica add(String name) {
        return add(name, Map.of());
    }

    Replica add(String name, Map<String, String> more) {
        return add(name, more, List.of("-Xmx256m"));
    }

    /** @param options of the virtual machine */
    Replica add(String name, Map<String, String> more, List<String> options) {
        var settings = new HashMap<>(Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/malim",
                "QUARKUS_DATASOURCE_USERNAME",
                database.user(),
                "QUARKUS_DATASOURCE_PASSWORD",
                database.password(),
                "MALIM_ADMIN_KEY",
                KEY,
                "MALIM_STORAGE_FOLDER",
                photos().toString(),
                "MALIM_TEMPORARY_DIR",
                folder.resolve("tmp").toAbsolutePath().toString(),
                "MALIM_DEMO",
                "true",
                "MALIM_RATE_LIMIT_ENABLED",
                "false",
                "QUARKUS_SHUTDOWN_DELAY",
                "1S",
                "MALIM_CACHE_STATUS_HEADERS",
                "true"));
        settings.putAll(more);
        var replica = Replica.start(name, settings, options);
        replicas.add(replica);
        return replica;
    }

    /** The files of all replicas. */
    Path photos() {
        return folder.resolve("photos").toAbsolutePath();
    }

    private static void empty(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of the database, which may be copied and replaced while it is stopped. */
    Path cluster() {
        return folder.resolve("postgresql");
    }

    TcpProxy proxy() {
        return proxy;
    }

    List<Replica> replicas() {
        return replicas;
    }

    Replica first() {
        return replicas.getFirst();
    }

    String key() {
        return KEY;
    }

    private int port() {
        return URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort();
    }

    /** Kills the server as the kernel does, and returns when it accepts connections again. */
    void killDatabase() {
        try {
            Signals.send(
                    "KILL",
                    Long.parseLong(Files.readAllLines(folder.resolve("postgresql/postmaster.pid"))
                            .getFirst()
                            .strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Await.pause(Duration.ofMillis(100));
        Await.until(Duration.ofSeconds(60), this::isAvailable);
    }

    /** Await {@link #startDatabase}; connections are refused meanwhile. */
    void stopDatabase() {
        proxy.refuse();
        database.close();
    }

    /** @param texts executed before any replica can connect */
    void startDatabase(String... texts) {
        database = EmbeddedDatabase.start(folder);
        sql(texts);
        proxy.target(port());
        proxy.heal();
    }

    private boolean isAvailable() {
        try (var connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Bypasses the proxy. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl() + "?connectTimeout=2", database.user(), database.password());
    }

    void sql(String... texts) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var text : texts) {
                statement.execute(text);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    long number(String query) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    Set<String> texts(String query) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var values = new TreeSet<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Server processes that listen for changes, one of each replica; waits for those that are about to. */
    List<Long> listeners() {
        Await.until(Duration.ofSeconds(30), () -> listening().size() == replicas.size());
        return listening();
    }

    private List<Long> listening() {
        try (var connection = superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select pid from pg_stat_activity where application_name = 'malim reading'
                           and (query like 'select position, tags%' or query like '%notification_queue_usage%')
                        """)) {
            var values = new ArrayList<Long>();
            while (rows.next()) {
                values.add(rows.getLong(1));
            }
            return values;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** As superuser; Malim's own login may not terminate sessions of the reading role. */
    void end(long serverProcess) {
        try (var connection = superuser();
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(" + serverProcess + ")");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Connection superuser() throws SQLException {
        var passwords = new Properties();
        try (var file = Files.newBufferedReader(folder.resolve("postgresql.passwords"))) {
            passwords.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DriverManager.getConnection(database.jdbcUrl(), "postgres", passwords.getProperty("superuser"));
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        proxy.close();
        database.close();
    }
}
