package kz.malim.database;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks at the server before its schema is touched, and gives migrations the time that requests do not get. */
@ApplicationScoped
public class Migrations extends BaseCallback implements FlywayConfigurationCustomizer {
    private static final Logger LOG = Logger.getLogger(Migrations.class);
    public static final int OLDEST = 15;
    public static final int NEWEST = 18;

    /** Not after an error: the transaction is aborted then, and nothing said in it may hide why. */
    private static final Set<Event> EVENTS =
            Set.of(Event.BEFORE_VALIDATE, Event.BEFORE_MIGRATE, Event.BEFORE_EACH_MIGRATE, Event.AFTER_EACH_MIGRATE);

    private final String readingRole;
    private int socketTimeout;

    Migrations(DatabaseConfig config) {
        this.readingRole = config.readingRole();
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.callbacks(this);
    }

    @Override
    public boolean supports(Event event, Context context) {
        return EVENTS.contains(event);
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            if (event == Event.BEFORE_VALIDATE) {
                refuseUnusableSchema(context.getConnection());
            } else if (event == Event.BEFORE_MIGRATE) {
                lookAtServer(context.getConnection());
                requireReadingRole(context.getConnection());
            } else if (event == Event.BEFORE_EACH_MIGRATE) {
                takeTime(context.getConnection());
            } else {
                backToHaste(context.getConnection());
            }
        } catch (SQLException e) {
            throw new DatabaseUnusable("The database cannot be prepared: " + e.getMessage(), e);
        }
    }

    public static void refuseUnusableSchema(Connection connection) throws SQLException {
        refuseOlderNumbering(connection);
        refuseNewerSchema(connection);
    }

    /** Flyway would name every version that it misses, in the middle of a stack trace. */
    private static void refuseOlderNumbering(Connection connection) throws SQLException {
        if (holds(connection, "select to_regclass('flyway_schema_history') is not null") && holds(connection, """
                        select exists (select from flyway_schema_history where version = '001' and description <> 'roles')
                        """)) {
            var folder = System.getProperty(EmbeddedDatabase.RUNNING);
            throw new DatabaseUnusable(
                    folder != null
                            ? """
                            The data in %s was made by an unreleased Malim whose schema is numbered otherwise.
                            Move the folder away, or name an empty one with MALIM_DATA_DIR, and import the content again.\
                            """.formatted(folder)
                            : """
                            The database at %s was made by an unreleased Malim whose schema is numbered otherwise.
                            Create an empty one, name it with QUARKUS_DATASOURCE_JDBC_URL, and import the content again.\
                            """.formatted(address(connection.getMetaData().getURL())));
        }
    }

    /** Later migrations are no obstacle, unless one of them declares that this program no longer fits. */
    private static void refuseNewerSchema(Connection connection) throws SQLException {
        if (!holds(connection, "select to_regclass('schema_compatibility') is not null")) {
            return;
        }
        try (var statement = connection.createStatement();
                var required = statement.executeQuery("""
                        select c.min_version, regexp_replace(h.script, '.*/', '') as file from schema_compatibility c
                          left join flyway_schema_history h on h.version = c.min_version
                        """)) {
            if (required.next() && !isOurs(required.getString("file"))) {
                var folder = System.getProperty(EmbeddedDatabase.RUNNING);
                throw new DatabaseUnusable("""
                        The data %s was changed by a newer Malim: it needs migration %s, which this one does not have.
                        Start the newer Malim again, or restore a backup made before its first start.\
                        """.formatted(
                        folder == null
                                ? "at " + address(connection.getMetaData().getURL())
                                : "in " + folder,
                        required.getString("min_version")));
            }
        }
    }

    private static boolean isOurs(@Nullable String file) {
        return file != null
                && Thread.currentThread().getContextClassLoader().getResource("db/migration/" + file) != null;
    }

    private static void lookAtServer(Connection connection) throws SQLException {
        var server = connection.getMetaData();
        var version = server.getDatabaseProductVersion().replaceFirst(" .*", "");
        var address = address(server.getURL());
        if (server.getDatabaseMajorVersion() < OLDEST) {
            throw new DatabaseUnusable("Malim needs PostgreSQL " + OLDEST + " to " + NEWEST + ", and " + address
                    + " is PostgreSQL " + version + ".");
        }
        if (System.getProperty(EmbeddedDatabase.RUNNING) == null) {
            LOG.infof("MALIM-2003 Using PostgreSQL %s at %s", version, address);
        }
        if (server.getDatabaseMajorVersion() > NEWEST) {
            LOG.warnf("MALIM-2004 PostgreSQL %s is newer than %d, the newest Malim was tried with", version, NEWEST);
        }
        if (!holds(connection, "select to_tsvector('simple', '«тіл»') @@ to_tsquery('simple', 'тіл')")) {
            LOG.warn(
                    "MALIM-2005 This database was made with the locale C, so the search takes «quoted» words for others than"
                            + " quoted ones. Make it with LC_CTYPE C.UTF-8.");
        }
    }

    /** Without a user, a password or anything else that stands behind the name of the database. */
    static String address(String jdbcUrl) {
        return jdbcUrl.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
    }

    private static boolean holds(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /** The first migration would say so too, in the middle of a stack trace. */
    private void requireReadingRole(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select current_user, current_database() from pg_roles
                where rolname = current_user and not (rolsuper or rolcreaterole)
                  and not exists (select from pg_roles where rolname = ?)
                """)) {
            statement.setString(1, readingRole);
            try (var row = statement.executeQuery()) {
                if (row.next()) {
                    throw new DatabaseUnusable("""
                            Malim's login %1$s may not create the reading role. An administrator must run: \
                            create role %3$s login password '...'; \
                            alter role %3$s set default_transaction_read_only = on; \
                            alter role %3$s set statement_timeout = '5s'; \
                            grant connect on database "%2$s" to %3$s; \
                            then set QUARKUS_DATASOURCE_READING_USERNAME=%3$s and QUARKUS_DATASOURCE_READING_PASSWORD.\
                            """.formatted(row.getString(1), row.getString(2), readingRole));
                }
            }
        }
    }

    private void takeTime(Connection connection) throws SQLException {
        socketTimeout = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, 0);
        run(connection, "set statement_timeout = 0");
        run(connection, "set lock_timeout = 0");
    }

    private void backToHaste(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, socketTimeout);
        run(connection, "reset statement_timeout");
        run(connection, "reset lock_timeout");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
