package kz.malim.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
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
class RequestId {
    static final String HEADER = "X-Request-Id";
    private static final String IN_LOG = "requestId";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Before the gate, so that refusals have one too. */
    private static final int BEFORE_ALL = 1100;

    /** What is answered from the cache writes no log. */
    private static final int AFTER_THE_HOT_PATH = 795;

    void stand(@Observes Filters filters) {
        filters.register(RequestId::answerWithIt, BEFORE_ALL);
        filters.register(RequestId::tellTheLog, AFTER_THE_HOT_PATH);
    }

    private static void answerWithIt(RoutingContext exchange) {
        var given = exchange.request().getHeader(HEADER);
        exchange.response()
                .putHeader(HEADER, given != null && PLAIN.matcher(given).matches() ? given : made());
        exchange.next();
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
