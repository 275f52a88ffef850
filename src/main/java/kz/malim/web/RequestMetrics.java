package kz.malim.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Times every request that was not answered from the cache at once. Those are counted and not timed: two looks at the clock
 * cost more than their answer. Paths are no label, since a crawler could make any number of them.
 */
@ApplicationScoped
class RequestMetrics {
    private static final int AFTER_THE_HOT_PATH = 790;

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry metrics;

    RequestMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::time, AFTER_THE_HOT_PATH);
    }

    private void time(RoutingContext exchange) {
        long start = System.nanoTime();
        exchange.addEndHandler(ended -> Timer.builder("malim.requests")
                .description("Requests that the cache did not answer at once")
                .tag("side", side(exchange.request().uri()))
                .tag("status", exchange.response().getStatusCode() / 100 + "xx")
                .serviceLevelObjectives(BOUNDS)
                .register(metrics)
                .record(System.nanoTime() - start, TimeUnit.NANOSECONDS));
        exchange.next();
    }

    private static String side(String uri) {
        return uri.startsWith("/management") ? "management" : uri.startsWith("/q/") ? "operations" : "delivery";
    }
}
