package kz.malim.access;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/** Records who is calling. The database uses it too: the audit log for who writes, the triggers of V007 for where. */
@Provider
@Priority(Priorities.AUTHORIZATION + 2)
class CallerFilter implements ContainerRequestFilter {
    private static final String MANAGEMENT = "/management/";
    private static final String ARTICLES = MANAGEMENT + "articles";

    private final SecurityIdentity identity;
    private final Caller caller;
    private final HttpServerRequest current;
    private final Instance<ClientAddress> addresses; // filters are created before the settings are read

    CallerFilter(
            SecurityIdentity identity, Caller caller, HttpServerRequest current, Instance<ClientAddress> addresses) {
        this.identity = identity;
        this.caller = caller;
        this.current = current;
        this.addresses = addresses;
    }

    /** A key restricted to a section is for articles and for nothing that belongs to the whole newsroom. */
    @Override
    public void filter(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        if (!path.startsWith(MANAGEMENT)) {
            return;
        }
        caller.set(identity, addresses.get().of(current));
        if (caller.section() != null && !path.equals(ARTICLES) && !path.startsWith(ARTICLES + "/")) {
            throw new Problem(ProblemType.FORBIDDEN, "This key is restricted to the articles of a section.");
        }
    }

    /** Whether this thread handles a request, so that {@link Caller} can be used. */
    static boolean isInRequest() {
        var container = Arc.container();
        return container != null && container.requestContext().isActive();
    }
}
