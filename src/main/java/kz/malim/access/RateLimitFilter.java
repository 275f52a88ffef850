package kz.malim.access;

import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import kz.malim.web.Problem;
import kz.malim.web.ProblemMappers;
import kz.malim.web.ProblemType;

/**
 * Gives every caller the same share of a replica and tells what is left of it
 * (draft-ietf-httpapi-ratelimit-headers). A caller is a key, or without one the peer's address: the one that the
 * server sees, or that a proxy it trusts has reported. Nothing a client can choose freely counts.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String LEFT = RateLimitFilter.class.getName();

    private final RateLimiter shares;
    private final HttpServerRequest peer;
    private final Counter refusals;

    RateLimitFilter(RateLimiter shares, HttpServerRequest peer, MeterRegistry metrics) {
        this.shares = shares;
        this.peer = peer;
        this.refusals = Counter.builder("malim.rate.limit.refusals")
                .description("Requests refused because their caller's share was used up")
                .register(metrics);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var share = shares.take(caller(request));
        if (share != null) {
            request.setProperty(LEFT, share);
            if (!share.isConsumed()) {
                refusals.increment();
                request.abortWith(refusal(share));
            }
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(LEFT) instanceof ConsumptionProbe probe) {
            response.getHeaders().putSingle("RateLimit-Policy", shares.policy());
            response.getHeaders().putSingle("RateLimit", RateLimiter.left(probe));
        }
    }

    private static Response refusal(ConsumptionProbe share) {
        var problem = new Problem(ProblemType.QUOTA_EXCEEDED, ProblemType.QUOTA_EXCEEDED.remedy());
        return Response.status(problem.type().status())
                .type(ProblemMappers.PROBLEM_JSON)
                .header(HttpHeaders.RETRY_AFTER, RateLimiter.seconds(share.getNanosToWaitForRefill()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem.view())
                .build();
    }

    private String caller(ContainerRequestContext request) {
        var principal = request.getSecurityContext().getUserPrincipal();
        return principal == null || principal.getName().isEmpty()
                ? peer.remoteAddress().hostAddress()
                : "key " + principal.getName();
    }
}
