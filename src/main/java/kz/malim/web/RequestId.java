package kz.malim.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Names every request, in its answer and in what the log says of it: by the caller's own {@code X-Request-Id} where that
 * is a plain word, by a new one otherwise. What is not a plain word could break a header or a line of the log.
 */
@ApplicationScoped
public class RequestId {
    static final String HEADER = "X-Request-Id";
    private static final CharSequence NAME = HttpHeaders.createOptimized(HEADER);
    private static final String IN_LOG = "requestId";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Before the gate, so that refusals have one too. */
    private static final int BEFORE_ALL = 1100;

    /** Behind the gate: what is refused there writes no log. */
    private static final int BEHIND_THE_GATE = 795;

    void stand(@Observes Filters filters) {
        filters.register(RequestId::answerWithIt, BEFORE_ALL);
        filters.register(RequestId::tellTheLog, BEHIND_THE_GATE);
    }

    private static void answerWithIt(RoutingContext exchange) {
        name(exchange.request(), exchange.response().headers());
        exchange.next();
    }

    /** Writes the name of a request into the headers of its answer. */
    public static void name(HttpServerRequest request, MultiMap headers) {
        var given = request.getHeader(NAME);
        headers.set(NAME, given != null && PLAIN.matcher(given).matches() ? given : made());
    }

    private static void tellTheLog(RoutingContext exchange) {
        MDC.put(IN_LOG, exchange.response().headers().get(HEADER));
        exchange.next();
    }

    /** It tells requests apart and keeps no secret, so the quick source of chance will do. */
    private static String made() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
