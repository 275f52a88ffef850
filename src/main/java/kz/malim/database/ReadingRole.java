package kz.malim.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/** Enables the login of the reading role, and refuses to start if that role has access to drafts. */
@ApplicationScoped
public class ReadingRole {
    private static final Logger LOG = Logger.getLogger(ReadingRole.class);

    /** Before any other observer of the start, since those may read. */
    private static final int FIRST = 1;

    private static final long LOCK = 0x4d616c696d526561L; // "MalimRea"
    private static final Set<String> LOGIN_REFUSED = Set.of("28P01", "28000");
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final AgroalDataSource writing;
    private final AgroalDataSource reading;
    private final ReadingCredentials credentials;
    private final String readingUrl;

    ReadingRole(
            AgroalDataSource writing,
            @DataSource("reading") AgroalDataSource reading,
            ReadingCredentials credentials,
            @ConfigProperty(name = "quarkus.datasource.reading.jdbc.url") String readingUrl) {
        this.writing = writing;
        this.reading = reading;
        this.credentials = credentials;
        this.readingUrl = readingUrl;
    }

    void enableLogin(@Observes @Priority(FIRST) StartupEvent start) throws SQLException {
        var failure = loginFailure();
        if (failure.filter(ReadingRole::isLoginRefused).isPresent() && !credentials.areConfigured()) {
            setPassword();
            failure = loginFailureOnceReplicated();
        }
        if (failure.isEmpty()) {
            try (var connection = reading.getConnection()) {
                requireNoAccessToDrafts(connection, credentials.role());
            }
        } else if (isLoginRefused(failure.get())) {
            throw new DatabaseUnusable("The reading role " + credentials.role() + " cannot log in: "
                    + failure.get().getMessage());
        } else {
            LOG.warnf(
                    "MALIM-2006 Reading database unavailable, start continues: cause=%s",
                    failure.get().getMessage());
        }
    }

    public static boolean isLoginRefused(SQLException failure) {
        return LOGIN_REFUSED.contains(String.valueOf(failure.getSQLState()));
    }

    /** Without the pool, which would log every refused login. */
    private Optional<SQLException> loginFailure() {
        var login = new Properties();
        login.setProperty("user", credentials.role());
        login.setProperty("password", credentials.password());
        login.setProperty("connectTimeout", "5");
        login.setProperty("socketTimeout", "5");
        try (var connection = DriverManager.getConnection(readingUrl, login)) {
            return connection.isValid(5) ? Optional.empty() : Optional.of(new SQLException("connection is not valid"));
        } catch (SQLException e) {
            return Optional.of(e);
        }
    }

    private void setPassword() throws SQLException {
        try (var connection = writing.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, "select pg_advisory_xact_lock(" + LOCK + ")");
            if (loginFailure().isPresent()) { // another replica may have set it meanwhile
                run(connection, "alter role " + quoted(credentials.role()) + " login");
                connection
                        .unwrap(PGConnection.class)
                        .alterUserPassword(
                                credentials.role(), credentials.password().toCharArray(), "scram-sha-256");
            }
            connection.commit();
        } catch (SQLException e) {
            if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                throw e;
            }
            throw new DatabaseUnusable(
                    "Malim's login may not set the password of the role " + credentials.role()
                            + ". An administrator must run: alter role " + quoted(credentials.role())
                            + " login password '...'; then set QUARKUS_DATASOURCE_READING_USERNAME and"
                            + " QUARKUS_DATASOURCE_READING_PASSWORD.",
                    e);
        }
    }

    /** The new password reaches a read replica only after a delay. */
    private Optional<SQLException> loginFailureOnceReplicated() {
        var failure = loginFailure();
        for (int i = 0; i < 20 && failure.isPresent(); i++) {
            try {
                Thread.sleep(250);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return failure;
            }
            failure = loginFailure();
        }
        return failure;
    }

    /** Grants made by hand, or a user name in the URL, would give access to drafts unnoticed. */
    public static void requireNoAccessToDrafts(Connection connection, String role) throws SQLException {
        var user = strings(connection, "select current_user").getFirst();
        if (!user.equals(role)) {
            throw new DatabaseUnusable("Reading logs in as " + user + " and not as the reading role " + role
                    + ". Remove the user name from the database URL.");
        }
        var excess = strings(connection, """
                select 'everything' from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)
                union all
                select c.relname from pg_class c
                where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
                  and not (c.relkind = 'v' and starts_with(c.relname, 'published_'))
                  and (has_any_column_privilege(c.oid, 'select, insert, update')
                       or has_table_privilege(c.oid, 'delete, truncate'))
                union all
                select 'what ' || r.rolname || ' sees' from pg_roles r
                where r.rolname <> current_user and pg_has_role(r.oid, 'member')
                  and exists (select from pg_class c
                              where c.relnamespace = current_schema()::regnamespace and c.relowner = r.oid)
                """);
        if (!excess.isEmpty()) {
            throw new DatabaseUnusable("The reading role " + user + " may see more than the published views: "
                    + String.join(", ", excess) + ". Revoke it.");
        }
    }

    private static List<String> strings(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var strings = new ArrayList<String>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
