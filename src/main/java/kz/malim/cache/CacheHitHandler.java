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
import kz.malim.web.RequestId;
import kz.malim.web.RequestValidationFilter;

/**
 * Answers what is kept, on the thread the request came in on: no worker, no waiting, no JSON, no compressing. A request
 * whose spelling was never checked, or that shows a key, goes the long way.
 */
@ApplicationScoped
class CacheHitHandler {
    /**
     * Before everything that a request meets. What each of those would refuse, and what each would say, is asked of it
     * here, where it costs no step of the router; a spelling that is known has been looked at.
     */
    private static final int BEFORE_ALL = 1200;

    private static final CharSequence CACHE_STATUS = HttpHeaders.createOptimized("Cache-Status");
    private static final CharSequence HIT = HttpHeaders.createOptimized("malim; hit");

    private final CachedResponses kept;
    private final CacheStatus served;
    private final RateLimiter shares;
    private final CorsFilter others;
    private final DateHeader date;
    private final Clock clock;

    CacheHitHandler(
            CachedResponses kept,
            CacheStatus served,
            RateLimiter shares,
            CorsFilter others,
            DateHeader date,
            Clock clock) {
        this.kept = kept;
        this.served = served;
        this.shares = shares;
        this.others = others;
        this.date = date;
        this.clock = clock;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::answer, BEFORE_ALL);
    }

    private void answer(RoutingContext exchange) {
        var request = exchange.request();
        var kept = isCandidate(request) ? this.kept.known(RequestVariant.of(request)) : null;
        if (kept == null || !RequestValidationFilter.accepts(request) || !answer(request, kept, exchange.response())) {
            exchange.next();
        }
    }

    /** Whether it was answered; if not, the long way takes the time or gives the refusal that is needed. */
    private boolean answer(HttpServerRequest request, CachedResponse kept, HttpServerResponse answer) {
        var coding = kept.codingFor(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        var body = kept.ready(coding);
        if (body == null || !shares.admit(request, answer.headers())) {
            return false;
        }
        boolean unchanged = kept.isUnchangedFor(request, clock);
        var headers = answer.headers();
        RequestId.addTo(request, headers);
        date.addTo(headers);
        others.permit(request, headers);
        kept.writeHeaders(headers, coding, unchanged, clock);
        headers.add(CACHE_STATUS, HIT);
        served.count(CacheStatus.How.HIT);
        if (unchanged) {
            answer.setStatusCode(304).end();
        } else if (request.method().equals(HttpMethod.HEAD)) {
            headers.add(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
            answer.end();
        } else {
            answer.end(body);
        }
        return true;
    }

    private static boolean isCandidate(HttpServerRequest request) {
        return (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD))
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }
}
