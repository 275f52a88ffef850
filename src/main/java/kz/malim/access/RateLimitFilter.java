package kz.malim.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/**
 * Moves a request whose credentials turned out to be valid from the bucket of its address to that of its key or person. All
 * others are counted by {@link RateLimitHandler} alone.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
class RateLimitFilter implements ContainerRequestFilter {
    private final Instance<RateLimiter> limiter; // filters are created before the settings are read
    private final SecurityIdentity identity;
    private final CurrentVertxRequest current;

    RateLimitFilter(Instance<RateLimiter> limiter, SecurityIdentity identity, CurrentVertxRequest current) {
        this.limiter = limiter;
        this.identity = identity;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var principal = request.getSecurityContext().getUserPrincipal();
        if (principal != null && !principal.getName().isEmpty()) {
            RateLimitHandler.unverifiedClient(current.getCurrent()).ifPresent(this::move);
        }
    }

    private void move(String address) {
        var buckets = limiter.get();
        var probe = buckets.tryConsume(Caller.idOf(identity));
        if (probe == null) {
            return;
        }
        buckets.refund(address);
        var headers = current.getCurrent().response().headers();
        buckets.report(probe, headers);
        if (!probe.isConsumed()) {
            headers.set(HttpHeaders.RETRY_AFTER, RateLimiter.retryAfter(probe));
            throw new Problem(ProblemType.QUOTA_EXCEEDED, ProblemType.QUOTA_EXCEEDED.remedy());
        }
    }
}
