package kz.malim.access;

import io.github.bucket4j.ConsumptionProbe;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import kz.malim.web.CorsFilter;
import kz.malim.web.Problem;
import kz.malim.web.ProblemSender;
import kz.malim.web.ProblemType;

/**
 * Counts every request of the public port that is no cache hit, whatever its path, before anything is done for it.
 *
 * <p>Credentials that are not known yet count by address until {@link RateLimitFilter} has seen them verified; so wrong ones
 * run out before they are looked up. They do not count with the address's requests without credentials: readers behind
 * the same address must not keep an editor out.
 */
@ApplicationScoped
class RateLimitHandler {
    /** After the request id, which a refusal has too; before validation and routing, whose responses count. */
    private static final int BEFORE_VALIDATION = 1050;

    private static final String UNVERIFIED = RateLimitHandler.class.getName();

    private final RateLimiter limiter;
    private final ClientAddress addresses;
    private final RecentKeys keys;
    private final CorsFilter cors;
    private final ProblemSender problems;

    RateLimitHandler(
            RateLimiter limiter, ClientAddress addresses, RecentKeys keys, CorsFilter cors, ProblemSender problems) {
        this.limiter = limiter;
        this.addresses = addresses;
        this.keys = keys;
        this.cors = cors;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::count, BEFORE_VALIDATION);
    }

    private void count(RoutingContext exchange) {
        var probe = limiter.tryConsume(client(exchange));
        if (probe == null) {
            exchange.next();
            return;
        }
        limiter.report(probe, exchange.response().headers());
        if (probe.isConsumed()) {
            exchange.next();
        } else {
            refuse(exchange, probe);
        }
    }

    private String client(RoutingContext exchange) {
        var request = exchange.request();
        if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            return addresses.networkOf(request);
        }
        return ApiKeyAuthentication.bearer(request).flatMap(keys::callerOf).orElseGet(() -> unverified(exchange));
    }

    private String unverified(RoutingContext exchange) {
        var client = "unverified " + addresses.networkOf(exchange.request());
        exchange.put(UNVERIFIED, client);
        return client;
    }

    /** The bucket that a request with unknown credentials was counted in. */
    static Optional<String> unverifiedClient(RoutingContext exchange) {
        return Optional.ofNullable(exchange.get(UNVERIFIED));
    }

    private void refuse(RoutingContext exchange, ConsumptionProbe probe) {
        var headers = exchange.response().headers();
        headers.set("Retry-After", RateLimiter.retryAfter(probe));
        if (!isManagement(exchange.request())) {
            cors.permit(exchange.request(), headers); // a page's script must see why
        }
        problems.send(exchange, new Problem(ProblemType.QUOTA_EXCEEDED, ProblemType.QUOTA_EXCEEDED.remedy()));
    }

    private static boolean isManagement(HttpServerRequest request) {
        return request.uri().startsWith("/management");
    }
}
