package kz.malim.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Gives every request an id, in the response and in the log: the client's own {@code X-Request-Id} if it is a plain token, a
 * new one otherwise. Other characters could break a header or a line of the log.
 */
@ApplicationScoped
public class RequestId {
    static final String HEADER = "X-Request-Id";
    private static final CharSequence NAME = HttpHeaders.createOptimized(HEADER);
    private static final String MDC_KEY = "requestId";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Before {@link RequestValidationFilter}, so that its responses have one too. */
    private static final int BEFORE_ALL = 1100;

    /** After {@link RequestValidationFilter}: what it refuses is not logged. */
    private static final int AFTER_VALIDATION = 795;

    void register(@Observes Filters filters) {
        filters.register(RequestId::addToResponse, BEFORE_ALL);
        filters.register(RequestId::addToLog, AFTER_VALIDATION);
    }

    private static void addToResponse(RoutingContext exchange) {
        addTo(exchange.request(), exchange.response().headers());
        exchange.next();
    }

    /** Adds the id of a request to the headers of its response. */
    public static void addTo(HttpServerRequest request, MultiMap headers) {
        var given = request.getHeader(NAME);
        headers.set(NAME, given != null && TOKEN.matcher(given).matches() ? given : generated());
    }

    private static void addToLog(RoutingContext exchange) {
        MDC.put(MDC_KEY, exchange.response().headers().get(HEADER));
        exchange.next();
    }

    /** Of the request that this thread works for, as in the log; null if it works for none. */
    public static @Nullable String current() {
        return (String) MDC.get(MDC_KEY);
    }

    /** The task, which logs with the id of the request that this thread works for, whichever thread runs it. */
    public static <T> Callable<T> carriedBy(Callable<T> task) {
        var id = current();
        return () -> {
            var own = current();
            set(id);
            try {
                return task.call();
            } finally {
                set(own);
            }
        };
    }

    private static void set(@Nullable String id) {
        if (id == null) {
            MDC.remove(MDC_KEY);
        } else {
            MDC.put(MDC_KEY, id);
        }
    }

    /** It only has to be unique and is no secret, so the fast generator will do. */
    private static String generated() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
