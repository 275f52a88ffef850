package kz.malim.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;

/**
 * What a browser may do with a response that somebody opens in it instead of fetching it: nothing, unless it is a page. No
 * response is taken for another type than it says.
 */
@ApplicationScoped
public class SecurityHeaders {
    /** Before everything that sends a response, cached ones apart. */
    private static final int BEFORE_ALL = 1100;

    public static final String CONTENT_TYPE_OPTIONS = "X-Content-Type-Options";
    public static final String NO_SNIFF = "nosniff";
    public static final String POLICY = "Content-Security-Policy";

    private static final CharSequence CONTENT_TYPE_OPTIONS_NAME = HttpHeaders.createOptimized(CONTENT_TYPE_OPTIONS);
    private static final CharSequence POLICY_NAME = HttpHeaders.createOptimized(POLICY);

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    /** An article as HTML shows pictures, which may be on another host, and runs nothing. */
    private static final String PICTURES = "default-src 'none'; img-src *; frame-ancestors 'none'; sandbox";

    /** The page of the contract is a program that comes from here and has scripts and styles in itself. */
    private static final String DOCUMENTATION =
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                    + "frame-ancestors 'none'";

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::add, BEFORE_ALL);
    }

    /** At the end of the headers: what has set a policy of its own keeps it, and none is sent twice. */
    private static void add(RoutingContext exchange) {
        exchange.addHeadersEndHandler(end -> {
            var headers = exchange.response().headers();
            if (!headers.contains(POLICY_NAME)) {
                addTo(headers, exchange.request().uri().startsWith("/docs") ? DOCUMENTATION : NOTHING);
            }
        });
        exchange.next();
    }

    /** Adds the headers to those of a response that no filter has seen. */
    static void addTo(MultiMap headers) {
        addTo(headers, NOTHING);
    }

    private static void addTo(MultiMap headers, String policy) {
        headers.set(CONTENT_TYPE_OPTIONS_NAME, NO_SNIFF).set(POLICY_NAME, policy);
    }

    /** The policy of a representation of content. */
    public static String policyOf(String mediaType) {
        return mediaType.startsWith(MediaType.TEXT_HTML) ? PICTURES : NOTHING;
    }
}
