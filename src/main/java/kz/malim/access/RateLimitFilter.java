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
 * Limits the rate of every client and reports what remains (draft-ietf-httpapi-ratelimit-headers). A client is a key, or
 * without one the peer's address: the one that the server sees, or that a trusted proxy has reported. Nothing that a client
 * can choose freely counts.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String PROBE = RateLimitFilter.class.getName();

    private final RateLimiter limiter;
    private final HttpServerRequest peer;
    private final Counter refusals;

    RateLimitFilter(RateLimiter limiter, HttpServerRequest peer, MeterRegistry metrics) {
        this.limiter = limiter;
        this.peer = peer;
        this.refusals = Counter.builder("malim.rate.limit.refusals")
                .description("Requests refused by the rate limit")
                .register(metrics);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var probe = limiter.tryConsume(client(request));
        if (probe != null) {
            request.setProperty(PROBE, probe);
            if (!probe.isConsumed()) {
                refusals.increment();
                request.abortWith(tooManyRequests(probe));
            }
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(PROBE) instanceof ConsumptionProbe probe) {
            response.getHeaders().putSingle("RateLimit-Policy", limiter.policy());
            response.getHeaders().putSingle("RateLimit", RateLimiter.remaining(probe));
        }
    }

    private static Response tooManyRequests(ConsumptionProbe probe) {
        var problem = new Problem(ProblemType.QUOTA_EXCEEDED, ProblemType.QUOTA_EXCEEDED.remedy());
        return Response.status(problem.type().status())
                .type(ProblemMappers.PROBLEM_JSON)
                .header(HttpHeaders.RETRY_AFTER, RateLimiter.seconds(probe.getNanosToWaitForRefill()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem.view())
                .build();
    }

    private String client(ContainerRequestContext request) {
        var principal = request.getSecurityContext().getUserPrincipal();
        return principal == null || principal.getName().isEmpty()
                ? peer.remoteAddress().hostAddress()
                : "key " + principal.getName();
    }
}
