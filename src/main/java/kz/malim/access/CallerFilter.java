package kz.malim.access;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.sql.Connection;
import java.sql.SQLException;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.jboss.logging.Logger;
import org.postgresql.core.BaseConnection;

/** Notes who is calling, and tells the database: there the audit log asks who writes, and the triggers of V007 where. */
@Provider
@Priority(Priorities.AUTHORIZATION + 2)
class CallerFilter implements ContainerRequestFilter {
    private static final String MANAGEMENT = "/management/";
    private static final String ARTICLES = MANAGEMENT + "articles";

    private final SecurityIdentity identity;
    private final Caller caller;
    private final HttpServerRequest peer;

    CallerFilter(SecurityIdentity identity, Caller caller, HttpServerRequest peer) {
        this.identity = identity;
        this.caller = caller;
        this.peer = peer;
    }

    /** A key restricted to a section is for articles, and for nothing that belongs to the whole newsroom. */
    @Override
    public void filter(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        if (!path.startsWith(MANAGEMENT)) {
            return;
        }
        caller.set(identity, peer.remoteAddress().hostAddress());
        if (caller.section() != null && !path.equals(ARTICLES) && !path.startsWith(ARTICLES + "/")) {
            throw new Problem(ProblemType.FORBIDDEN, "This key is restricted to the articles of a section.");
        }
    }

    /** Whether this thread handles a request, so that {@link Caller} can be used. */
    static boolean isInRequest() {
        var container = Arc.container();
        return container != null && container.requestContext().isActive();
    }

    /**
     * Sets the session context of every connection that is acquired, also without a caller, to clear that of the request before.
     * In a transaction it is set within it, so it works behind a connection pooler too.
     *
     * <p>It is the first statement on that connection, so it detects what has become of the server: gone, not responding, or
     * read-only since a fail-over. Such a connection is closed and still handed out, so that the next statement fails; an
     * exception from here would return it to the pool while a transaction holds it.
     */
    @Singleton
    static class SessionContextInterceptor implements AgroalPoolInterceptor {
        private static final Logger LOG = Logger.getLogger(SessionContextInterceptor.class);

        /** The first statement takes a millisecond. */
        private static final int FIRST_TIMEOUT_MILLIS = 3_000;

        /** PostgreSQL cancels a statement before that (application.properties), so that none runs on without a client. */
        private static final int TIMEOUT_MILLIS = 10_000;

        private static final String CALLER = """
                select set_config('malim.actor', ?, false), set_config('malim.actor_name', ?, false),
                       set_config('malim.address', ?, false), set_config('malim.scope', ?, false)""";

        private final Caller caller;
        private volatile boolean started;

        SessionContextInterceptor(Caller caller) {
            this.caller = caller;
        }

        /**
         * Until then a server that only reads will do: a replica that starts during a fail-over serves readers at once. And
         * until then there may be no schema yet that has {@code assert_writable}.
         */
        void started(@Observes @Priority(100) StartupEvent start) {
            started = true;
        }

        @Override
        public void onConnectionAcquire(Connection acquired) {
            try {
                setContext(acquired.unwrap(BaseConnection.class));
            } catch (SQLException closed) {
                LOG.warnf("Database connection lost: cause=%s", closed.getMessage());
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
            boolean known = isInRequest();
            var section = known ? caller.section() : null;
            try (var statement = connection.prepareStatement(started ? CALLER + ", assert_writable()" : CALLER)) {
                statement.setString(1, known ? caller.id() : "");
                statement.setString(2, known ? caller.name() : "");
                statement.setString(3, known ? caller.address() : "");
                statement.setString(4, section == null ? "" : section.toString());
                statement.execute();
            }
        }
    }
}
