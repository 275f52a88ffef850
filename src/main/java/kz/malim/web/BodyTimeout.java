package kz.malim.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/**
 * Ends connections whose body does not come to an end. The server's own timeout begins anew with every byte, so that a
 * client who sends one now and then would stay for ever.
 *
 * <p>Only waiting for the client counts. A body lies unread, and looks as if it had not arrived, for as long as we ask the
 * database whose key came with it; a client must not pay for that with its connection.
 */
@ApplicationScoped
class BodyTimeout {
    /** Behind the gate: what is refused there has no body to wait for. */
    private static final int AFTER_THE_GATE = 990;

    private final Config config;

    BodyTimeout(Config config) {
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
        if (!request.isEnded() && RequestValidationFilter.hasBody(request)) {
            var arrival = new Arrival(exchange, patience(request));
            exchange.put(Arrival.NAME, arrival);
            arrival.lookIn(arrival.patience);
        }
        exchange.next();
    }

    private long patience(HttpServerRequest request) {
        return config.least().toMillis() + 1000 * RequestValidationFilter.declaredLength(request) / config.rate();
    }

    /** A body on its way. */
    private static final class Arrival {
        private static final String NAME = Arrival.class.getName();
        private static final long NOT_YET = -1;
        private static final long MILLIS_BETWEEN_LOOKS = 500;

        private final RoutingContext exchange;
        private final long patience;
        private volatile long awaitedSince = NOT_YET;

        private Arrival(RoutingContext exchange, long patience) {
            this.exchange = exchange;
            this.patience = patience;
        }

        private void isAwaited() {
            awaitedSince = now();
        }

        private void lookIn(long millis) {
            exchange.vertx().setTimer(millis, due -> look());
        }

        private void look() {
            if (exchange.request().isEnded()) {
                return;
            }
            boolean answered = exchange.response().ended(); // without the body, which nobody will read now
            long left = awaitedSince == NOT_YET ? MILLIS_BETWEEN_LOOKS : awaitedSince + patience - now();
            if (answered || left <= 0) {
                exchange.request().connection().close();
            } else {
                lookIn(left);
            }
        }

        private static long now() {
            return System.nanoTime() / 1_000_000;
        }
    }

    /** After every other filter the body is read. */
    @Provider
    @Priority(Priorities.USER + 1000)
    static class Reading implements ContainerRequestFilter {
        private final CurrentVertxRequest current;

        Reading(CurrentVertxRequest current) {
            this.current = current;
        }

        @Override
        public void filter(ContainerRequestContext request) {
            if (current.getCurrent().get(Arrival.NAME) instanceof Arrival arrival) {
                arrival.isAwaited();
            }
        }
    }
}
