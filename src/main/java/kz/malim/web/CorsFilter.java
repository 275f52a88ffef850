package kz.malim.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Lets pages of other sites read what is public (CORS), by default those of every site. What editors use stays closed.
 *
 * <p>Quarkus has a filter for this, but it names the asking site in every answer and does not say {@code Vary: Origin},
 * so that a CDN would hand one site's permission to the next; and it knows no difference between paths.
 */
@Singleton // asked for every answer from the cache, so no proxy stands before it
public class CorsFilter {
    /** After the gate, before everything that answers. */
    private static final int SECOND = 900;

    private static final CharSequence ALLOW_ORIGIN = HttpHeaders.createOptimized("Access-Control-Allow-Origin");
    private static final CharSequence EXPOSE_HEADERS = HttpHeaders.createOptimized("Access-Control-Expose-Headers");
    private static final String EVERYONE = "*";

    /** Any site, and any header: what is public is asked for without credentials, and then this means all of them. */
    private static final CharSequence ANY = HttpHeaders.createOptimized(EVERYONE);

    private static final String ALLOWED = "Accept, Accept-Language, If-None-Match, If-Modified-Since, Last-Event-ID";

    private final Set<String> origins;
    private final boolean everyone;

    CorsFilter(Config config) {
        this.origins = config.origins();
        this.everyone = origins.contains(EVERYONE);
    }

    /** Who may read from a browser. */
    @ConfigMapping(prefix = "malim.cors")
    interface Config {
        /** Origins such as {@code https://news.example}, or {@code *} for all. */
        @WithDefault(EVERYONE)
        Set<String> origins();
    }

    void stand(@Observes Filters filters) {
        filters.register(this::allow, SECOND);
    }

    private void allow(RoutingContext exchange) {
        var request = exchange.request();
        if (request.uri().startsWith("/management")) {
            exchange.next();
            return;
        }
        var headers = exchange.response().headers();
        if (permit(request, headers) && isPreflight(request)) {
            headers.set("Access-Control-Allow-Methods", "GET, HEAD")
                    .set("Access-Control-Allow-Headers", ALLOWED)
                    .set("Access-Control-Max-Age", "86400");
            exchange.response().setStatusCode(204).end();
        } else {
            exchange.next();
        }
    }

    /** Writes into the headers of a public answer whether the asking site may read it. */
    public boolean permit(HttpServerRequest request, MultiMap headers) {
        if (everyone) {
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
