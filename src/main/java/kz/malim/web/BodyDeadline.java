package kz.malim.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Ends connections whose body does not come to an end. The server's own timeout begins anew with every byte, so that a
 * client who sends one now and then would stay for ever.
 */
@ApplicationScoped
class BodyDeadline {
    /** Behind the gate: what is refused there has no body to wait for. */
    private static final int AFTER_THE_GATE = 990;

    private final Config config;

    BodyDeadline(Config config) {
        this.config = config;
    }

    /** How long a body may take to arrive. */
    @ConfigMapping(prefix = "malim.body-deadline")
    interface Config {
        /** For any body, however small. */
        @WithDefault("20s")
        Duration least();

        /** Bytes a second that a larger body must come with: 32 KiB is a phone on a bad day. */
        @WithDefault("32768")
        long rate();
    }

    void stand(@Observes Filters filters) {
        filters.register(this::limit, AFTER_THE_GATE);
    }

    private void limit(RoutingContext exchange) {
        var request = exchange.request();
        if (!request.isEnded() && RequestGate.hasBody(request)) {
            exchange.vertx().setTimer(patience(request), over -> {
                if (!request.isEnded()) {
                    request.connection().close();
                }
            });
        }
        exchange.next();
    }

    private long patience(HttpServerRequest request) {
        return config.least().toMillis() + 1000 * RequestGate.declaredLength(request) / config.rate();
    }
}
