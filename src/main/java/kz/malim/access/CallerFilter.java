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

    /** A key of one section opens articles, and nothing that belongs to the whole newsroom. */
    @Override
    public void filter(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        if (!path.startsWith(MANAGEMENT)) {
            return;
        }
        caller.becomes(identity, peer.remoteAddress().hostAddress());
        if (caller.section() != null && !path.equals(ARTICLES) && !path.startsWith(ARTICLES + "/")) {
            throw new Problem(ProblemType.FORBIDDEN, "This key is bound to a section, and opens its articles only.");
        }
    }

    /** Whether this thread answers a request, so that there is somebody to ask for. */
    static boolean isKnown() {
        var container = Arc.container();
        return container != null && container.requestContext().isActive();
    }

    /**
     * Says on every connection that is taken for whom it is taken; also for nobody, since whoever had it before may have
     * been somebody. In a transaction it is said within it, so it holds behind a pooler too.
     *
     * <p>It is the first question on that connection, so it finds out what has become of it: a server that is gone, or silent,
     * or since a fail-over only reads. Such a connection is closed and still handed out, for whoever took it to be told so. An
     * exception from here would give it back to the pool while a transaction holds it.
     */
    @Singleton
    static class OnEveryConnection implements AgroalPoolInterceptor {
        private static final Logger LOG = Logger.getLogger(OnEveryConnection.class);

        /** An answer to this comes in a millisecond. */
        private static final int FIRST_ANSWER_MILLIS = 3_000;

        /** PostgreSQL gives up a statement before (application.properties): it must not go on for nobody. */
        private static final int ANSWER_MILLIS = 10_000;

        private static final String CALLER = """
                select set_config('malim.actor', ?, false), set_config('malim.actor_name', ?, false),
                       set_config('malim.address', ?, false), set_config('malim.scope', ?, false)""";

        private final Caller caller;
        private volatile boolean started;

        OnEveryConnection(Caller caller) {
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
                introduce(acquired.unwrap(BaseConnection.class));
            } catch (SQLException closed) {
                LOG.warnf("A connection to the database was lost: %s", closed.getMessage());
            }
        }

        private void introduce(Connection connection) throws SQLException {
            try {
                connection.setNetworkTimeout(Runnable::run, FIRST_ANSWER_MILLIS);
                say(connection);
                connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
            } catch (SQLException failure) {
                connection.close();
                throw failure;
            }
        }

        private void say(Connection connection) throws SQLException {
            boolean known = isKnown();
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
