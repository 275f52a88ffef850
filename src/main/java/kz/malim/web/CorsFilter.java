package kz.malim.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import kz.malim.settings.Address;

/**
 * CORS for everything public, by default for every origin; {@code /management} allows none.
 *
 * <p>Quarkus has a filter for this, but it echoes the origin in every response without {@code Vary: Origin}, so that a CDN
 * would serve one site's permission to the next; and it cannot differ by path.
 */
@Singleton // called for every cache hit, so without a client proxy
public class CorsFilter {
    /** Before {@link RequestValidationFilter}, so that browsers show its problems to scripts. */
    private static final int BEFORE_VALIDATION = 1050;

    private static final CharSequence ALLOW_ORIGIN = HttpHeaders.createOptimized("Access-Control-Allow-Origin");
    private static final CharSequence EXPOSE_HEADERS = HttpHeaders.createOptimized("Access-Control-Expose-Headers");
    private static final String WILDCARD = "*";

    /** Any origin, and any header: for requests without credentials the wildcard covers all of them. */
    private static final CharSequence ANY = HttpHeaders.createOptimized(WILDCARD);

    private static final String ALLOWED =
            "Accept, Accept-Language, If-None-Match, If-Modified-Since, Last-Event-ID, Prefer";

    private final Set<String> origins;
    private final boolean anyOrigin;

    CorsFilter(Config config) {
        this.origins = config.origins();
        this.anyOrigin = origins.contains(WILDCARD);
    }

    /** Which origins may read from a browser. */
    @ConfigMapping(prefix = "malim.cors")
    public interface Config {
        /** Origins such as {@code https://news.example}, or {@code *} for all. */
        @WithDefault(WILDCARD)
        Set<@WithConverter(Address.Origin.class) String> origins();
    }

    void register(@Observes Filters filters) {
        filters.register(this::allow, BEFORE_VALIDATION);
    }

    private void allow(RoutingContext exchange) {
        if (addTo(exchange) && isPreflight(exchange.request())) {
            exchange.response()
                    .headers()
                    .set("Access-Control-Allow-Methods", "GET, HEAD")
                    .set("Access-Control-Allow-Headers", ALLOWED)
                    .set("Access-Control-Max-Age", "86400");
            exchange.response().setStatusCode(204).end();
        } else {
            exchange.next();
        }
    }

    /** Writes the CORS headers of a response that is not cached; false if the origin may not read it. */
    boolean addTo(RoutingContext exchange) {
        return !exchange.request().uri().startsWith("/management")
                && permit(exchange.request(), exchange.response().headers());
    }

    /** Writes the CORS headers of a public response; false if the origin may not read it. */
    public boolean permit(HttpServerRequest request, MultiMap headers) {
        if (anyOrigin) {
            headers.set(ALLOW_ORIGIN, ANY).set(EXPOSE_HEADERS, ANY);
            return true;
        }
        headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !origins.contains(origin)) {
            return false;
        }
        headers.set(ALLOW_ORIGIN, origin).set(EXPOSE_HEADERS, ANY);
        return true;
    }

    private static boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.getHeader("Access-Control-Request-Method") != null;
    }
}
