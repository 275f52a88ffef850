package kz.malim.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * Lets pages of other sites read what is public (CORS), by default those of every site. What editors use stays closed.
 *
 * <p>Quarkus has a filter for this, but it names the asking site in every answer and does not say {@code Vary: Origin},
 * so that a CDN would hand one site's permission to the next; and it knows no difference between paths.
 */
@ApplicationScoped
class CrossOrigin {
    /** After the gate, before everything that answers. */
    private static final int SECOND = 900;

    private static final CharSequence ALLOW_ORIGIN = HttpHeaders.createOptimized("Access-Control-Allow-Origin");
    private static final CharSequence EXPOSE_HEADERS = HttpHeaders.createOptimized("Access-Control-Expose-Headers");
    private static final String EVERYONE = "*";
    private static final CharSequence EXPOSED = HttpHeaders.createOptimized(
            "ETag, Link, Last-Modified, Content-Language, RateLimit, RateLimit-Policy, Retry-After, Server-Timing,"
                    + " X-Request-Id");
    private static final String ALLOWED = "Accept, Accept-Language, If-None-Match, If-Modified-Since, Last-Event-ID";

    private final Set<String> origins;

    CrossOrigin(Config config) {
        this.origins = config.origins();
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
        if (origins.contains(EVERYONE)) {
            headers.set(ALLOW_ORIGIN, EVERYONE);
        } else {
            headers.add("Vary", "Origin");
            var origin = request.getHeader("Origin");
            if (origin == null || !origins.contains(origin)) {
                exchange.next();
                return;
            }
            headers.set(ALLOW_ORIGIN, origin);
        }
        headers.set(EXPOSE_HEADERS, EXPOSED);
        if (request.method().equals(HttpMethod.OPTIONS) && request.getHeader("Access-Control-Request-Method") != null) {
            headers.set("Access-Control-Allow-Methods", "GET, HEAD")
                    .set("Access-Control-Allow-Headers", ALLOWED)
                    .set("Access-Control-Max-Age", "86400");
            exchange.response().setStatusCode(204).end();
        } else {
            exchange.next();
        }
    }
}
