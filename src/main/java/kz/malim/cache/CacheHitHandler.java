package kz.malim.cache;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import kz.malim.access.RateLimiter;
import kz.malim.web.CorsFilter;
import kz.malim.web.DateHeader;
import kz.malim.web.QualityValue;
import kz.malim.web.RequestId;
import kz.malim.web.RequestValidationFilter;

/**
 * Sends cached responses on the event loop: no worker thread, no blocking, no JSON, no compression. A request whose variant
 * was never seen, or that has credentials, goes on to the resource.
 */
@ApplicationScoped
class CacheHitHandler {
    /**
     * Before all other filters. Their checks and headers are applied here directly, which costs no step of the router; the
     * parameters of a known variant have been validated.
     */
    private static final int BEFORE_ALL = 1200;

    private static final CharSequence CACHE_STATUS = HttpHeaders.createOptimized("Cache-Status");
    private static final CharSequence HIT = HttpHeaders.createOptimized("malim; hit");

    private final CachedResponses responses;
    private final CacheStatus statistics;
    private final RateLimiter rateLimiter;
    private final CorsFilter cors;
    private final DateHeader date;
    private final Clock clock;
    private final boolean reportsStatus;

    CacheHitHandler(
            CachedResponses responses,
            CacheStatus statistics,
            RateLimiter rateLimiter,
            CorsFilter cors,
            DateHeader date,
            Clock clock,
            CacheConfig config) {
        this.responses = responses;
        this.statistics = statistics;
        this.rateLimiter = rateLimiter;
        this.cors = cors;
        this.date = date;
        this.clock = clock;
        this.reportsStatus = config.statusHeaders();
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, BEFORE_ALL);
    }

    private void handle(RoutingContext exchange) {
        var request = exchange.request();
        var cached = isCandidate(request) ? responses.cached(RequestVariant.of(request)) : null;
        if (cached == null
                || !RequestValidationFilter.accepts(request)
                || !send(request, cached, exchange.response())) {
            exchange.next();
        }
    }

    /** Whether it was sent; if not, the resource compresses it or refuses to, or the filters reject the request. */
    private boolean send(HttpServerRequest request, CachedResponse cached, HttpServerResponse response) {
        var coding = cached.codingFor(QualityValue.header(request, HttpHeaders.ACCEPT_ENCODING));
        var body = coding == null ? null : cached.ready(coding);
        if (coding == null || body == null || !rateLimiter.admit(request, response.headers())) {
            return false;
        }
        boolean unchanged = cached.isUnchangedFor(request, clock);
        var headers = response.headers();
        RequestId.addTo(request, headers);
        date.addTo(headers);
        cors.permit(request, headers);
        cached.writeHeaders(headers, coding, unchanged, clock);
        if (reportsStatus) {
            headers.add(CACHE_STATUS, HIT);
        }
        statistics.count(CacheStatus.Result.HIT);
        if (unchanged) {
            response.setStatusCode(304).end();
        } else if (request.method().equals(HttpMethod.HEAD)) {
            headers.add(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
            response.end();
        } else {
            response.end(body);
        }
        return true;
    }

    private static boolean isCandidate(HttpServerRequest request) {
        return (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD))
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }
}
