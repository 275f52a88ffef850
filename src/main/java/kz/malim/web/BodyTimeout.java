package kz.malim.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
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
import kz.malim.settings.Amount;

/**
 * Closes connections whose body does not arrive in time. The server's own timeout is an idle timeout, reset by every byte, so
 * that a client that sends one now and then would hold its connection for ever.
 *
 * <p>Only time spent waiting for the client counts. While the database is asked for the key of a request, its body stays
 * unread and seems not to have arrived; a client must not lose its connection for that.
 */
@ApplicationScoped
public class BodyTimeout {
    /** After {@link RequestValidationFilter}: what it refuses has no body to wait for. */
    private static final int AFTER_VALIDATION = 990;

    private final Config config;

    BodyTimeout(Config config) {
        this.config = config;
    }

    /** How long a body may take to arrive. */
    @ConfigMapping(prefix = "malim.body-deadline")
    public interface Config {
        /** For any body, however small. */
        @WithDefault("20s")
        @WithConverter(Amount.Timeout.class)
        Duration least();

        /** Bytes a second at which a larger body must arrive: 32 KiB is a phone on a bad day. */
        @WithDefault("32768")
        @WithConverter(Amount.Count.class)
        int rate();
    }

    void register(@Observes Filters filters) {
        filters.register(this::limit, AFTER_VALIDATION);
    }

    private void limit(RoutingContext exchange) {
        var request = exchange.request();
        if (!request.isEnded() && RequestValidationFilter.hasBody(request)) {
            var deadline = new Deadline(exchange, timeout(request));
            exchange.put(Deadline.NAME, deadline);
            deadline.checkIn(deadline.timeout);
        }
        exchange.next();
    }

    private long timeout(HttpServerRequest request) {
        return config.least().toMillis() + 1000 * RequestValidationFilter.declaredLength(request) / config.rate();
    }

    /** The deadline of one body. */
    private static final class Deadline {
        private static final String NAME = Deadline.class.getName();
        private static final long NOT_YET = -1;
        private static final long CHECK_INTERVAL_MILLIS = 500;

        private final RoutingContext exchange;
        private final long timeout;
        private volatile long startedAt = NOT_YET;

        private Deadline(RoutingContext exchange, long timeout) {
            this.exchange = exchange;
            this.timeout = timeout;
        }

        private void start() {
            startedAt = now();
        }

        private void checkIn(long millis) {
            exchange.vertx().setTimer(millis, due -> check());
        }

        private void check() {
            if (exchange.request().isEnded()) {
                return;
            }
            boolean responded = exchange.response().ended(); // the body will not be read any more
            long left = startedAt == NOT_YET ? CHECK_INTERVAL_MILLIS : startedAt + timeout - now();
            if (responded || left <= 0) {
                exchange.request().connection().close();
            } else {
                checkIn(left);
            }
        }

        private static long now() {
            return System.nanoTime() / 1_000_000;
        }
    }

    /** Starts the deadline: after every other filter the body is read. */
    @Provider
    @Priority(Priorities.USER + 1000)
    static class Start implements ContainerRequestFilter {
        private final CurrentVertxRequest current;

        Start(CurrentVertxRequest current) {
            this.current = current;
        }

        @Override
        public void filter(ContainerRequestContext request) {
            if (current.getCurrent().get(Deadline.NAME) instanceof Deadline deadline) {
                deadline.start();
            }
        }
    }
}
