package kz.malim.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import kz.malim.settings.Amount;
import org.jboss.logging.Logger;

/**
 * A line of the log for each request, if it is wanted. Without the query and the tokens of previews, which open what they
 * name, without credentials, and without the address of the client. Quarkus' own would log the tokens, which are in paths.
 */
@ApplicationScoped
public class AccessLog {
    private static final Logger LOG = Logger.getLogger(AccessLog.class);

    /** Before cached responses are sent. */
    private static final int BEFORE_ALL = 1300;

    private static final Pattern TOKEN = Pattern.compile("(/api/previews/)[^/]+");

    private final Config config;

    AccessLog(Config config) {
        this.config = config;
    }

    /** Whether there is an access log. */
    @ConfigMapping(prefix = "malim")
    public interface Config {
        @WithDefault("false")
        @WithConverter(Amount.Flag.class)
        boolean accessLog();
    }

    void register(@Observes Filters filters) {
        if (config.accessLog()) {
            filters.register(AccessLog::log, BEFORE_ALL);
        }
    }

    private static void log(RoutingContext exchange) {
        long start = System.nanoTime();
        exchange.addEndHandler(ended -> {
            var request = exchange.request();
            var response = exchange.response();
            LOG.infof(
                    "MALIM-3001 Request: method=%s path=%s status=%s bytes=%d millis=%d requestId=%s",
                    request.method(),
                    path(request.uri()),
                    ended.succeeded() ? Integer.toString(response.getStatusCode()) : "aborted",
                    response.bytesWritten(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                    response.headers().get(RequestId.HEADER));
        });
        exchange.next();
    }

    /** Without the query, and without tokens that open something. */
    static String path(String uri) {
        return TOKEN.matcher(uri.replaceFirst("(?s)[?#].*", "").replaceAll("\\p{Cntrl}|\\s", "?"))
                .replaceAll("$1***");
    }
}
