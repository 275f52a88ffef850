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
 * Times every request but cache hits. Those are counted and not timed: reading the clock twice costs more than serving them.
 * Paths are no label, since a crawler could create any number of them.
 */
@ApplicationScoped
class RequestMetrics {
    private static final int AFTER_CACHE_HITS = 790;

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

    void register(@Observes Filters filters) {
        filters.register(this::time, AFTER_CACHE_HITS);
    }

    private void time(RoutingContext exchange) {
        long start = System.nanoTime();
        exchange.addEndHandler(ended -> Timer.builder("malim.requests")
                .description("Duration of requests, cache hits excluded")
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
