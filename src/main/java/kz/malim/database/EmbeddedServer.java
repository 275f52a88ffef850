package kz.malim.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** Where an embedded server listens, and who may log in. */
record EmbeddedServer(int port, DataFolder.Secrets secrets) {
    /** The login that owns the database, and the database. */
    static final String MALIM = "malim";

    private static final int PORT_LINE = 3; // of postmaster.pid

    /** The one that another process runs in a folder. */
    static EmbeddedServer runningIn(Path folder) {
        try {
            var pidFile = Files.readAllLines(folder.resolve("postgresql").resolve("postmaster.pid"));
            return new EmbeddedServer(
                    Integer.parseInt(pidFile.get(PORT_LINE).strip()),
                    DataFolder.Secrets.read(DataFolder.Secrets.file(folder)));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            throw new DatabaseUnusable(
                    "The Malim that uses the data folder " + folder + " is starting or stopping. Try again.", e);
        }
    }

    /** Malim's login owns its database and may create the reading role, no more. */
    void createLoginAndDatabase() throws SQLException {
        try (var connection = superuser("postgres")) {
            if (!exists(connection, "select 1 from pg_roles where rolname = '" + MALIM + "'")) {
                connection.setAutoCommit(false);
                EmbeddedDatabase.execute(connection, "create role " + MALIM + " login createrole");
                connection
                        .unwrap(PGConnection.class)
                        .alterUserPassword(MALIM, secrets.malim().toCharArray(), "scram-sha-256");
                connection.commit();
                connection.setAutoCommit(true);
            }
            if (!exists(connection, "select 1 from pg_database where datname = '" + MALIM + "'")) {
                EmbeddedDatabase.execute(connection, "create database " + MALIM + " owner " + MALIM);
            }
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    Connection superuser(String database) throws SQLException {
        return connect(database, Cluster.SUPERUSER, secrets.superuser(), 60);
    }

    /** For commands, whose statements take as long as they take. */
    Connection superuserWithoutTimeout() throws SQLException {
        return connect(MALIM, Cluster.SUPERUSER, secrets.superuser(), 0);
    }

    /** For commands, as above. */
    Connection malimWithoutTimeout() throws SQLException {
        return connect(MALIM, MALIM, secrets.malim(), 0);
    }

    DatabaseLogin login() {
        return DatabaseLogin.of("jdbc:postgresql://127.0.0.1:" + port + "/" + MALIM, MALIM, secrets.malim());
    }

    private Connection connect(String database, String user, String password, int socketTimeout) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(password);
        source.setConnectTimeout(10);
        source.setSocketTimeout(socketTimeout);
        return source.getConnection();
    }
}
