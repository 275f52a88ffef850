package kz.malim.access;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.postgresql.core.BaseConnection;

/**
 * Sets the session context of every connection that is acquired, also without a caller, to clear that of the request before.
 * In a transaction it is set within it, so it works behind a connection pooler too.
 *
 * <p>It is the first statement on that connection, so it detects what has become of the server: gone, not responding, or
 * read-only since a fail-over. Such a connection is closed and still handed out, so that the next statement fails; an
 * exception from here would return it to the pool while a transaction holds it.
 */
@Singleton
class SessionContextInterceptor implements AgroalPoolInterceptor {
    private static final Logger LOG = Logger.getLogger(SessionContextInterceptor.class);

    /** The first statement takes a millisecond. */
    private static final int FIRST_TIMEOUT_MILLIS = 3_000;

    /** PostgreSQL cancels a statement before that (application.properties), so that none runs on without a client. */
    private static final int TIMEOUT_MILLIS = 10_000;

    private static final String SET_CONTEXT = """
            select set_config('malim.actor', ?, false), set_config('malim.actor_name', ?, false),
                   set_config('malim.address', ?, false), set_config('malim.scope', ?, false)""";

    private final Caller caller;
    private volatile boolean started;

    SessionContextInterceptor(Caller caller) {
        this.caller = caller;
    }

    /**
     * Until then a read-only server is accepted: a replica that starts during a fail-over serves readers at once. And until
     * then there may be no schema yet that has {@code assert_writable}.
     */
    void started(@Observes @Priority(100) StartupEvent start) {
        started = true;
    }

    @Override
    public void onConnectionAcquire(Connection acquired) {
        try {
            setContext(acquired.unwrap(BaseConnection.class));
        } catch (SQLException closed) {
            LOG.warnf("MALIM-2013 Database connection lost: cause=%s", closed.getMessage());
        }
    }

    private void setContext(Connection connection) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, FIRST_TIMEOUT_MILLIS);
            execute(connection);
            connection.setNetworkTimeout(Runnable::run, TIMEOUT_MILLIS);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private void execute(Connection connection) throws SQLException {
        boolean known = CallerFilter.isInRequest();
        var section = known ? caller.section() : null;
        try (var statement = connection.prepareStatement(started ? SET_CONTEXT + ", assert_writable()" : SET_CONTEXT)) {
            statement.setString(1, known ? caller.id() : "");
            statement.setString(2, known ? caller.name() : "");
            statement.setString(3, known ? caller.address() : "");
            statement.setString(4, section == null ? "" : section.toString());
            statement.execute();
        }
    }
}
