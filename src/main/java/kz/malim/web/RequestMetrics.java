package kz.malim.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Times every request but cache hits. Those are counted and not timed: reading the clock twice costs more than serving them.
 * Paths are no label, since a crawler could create any number of them; operations are counted, and not timed, since each
 * would have a dozen series for its histogram.
 */
@ApplicationScoped
class RequestMetrics {
    private static final int AFTER_CACHE_HITS = 790;

    private static final Set<HttpMethod> SAFE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

    private static final String ABORTED = "aborted";

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60) // longer than any timeout
    };

    private final MeterRegistry metrics;

    RequestMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        // a series that begins with its first failure has no rate yet, so those of the alerts begin with 0
        for (var side : List.of("management", "delivery")) {
            for (var status : List.of("2xx", "5xx", ABORTED)) {
                timer(side, "safe", status);
                timer(side, "unsafe", status);
            }
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::time, AFTER_CACHE_HITS);
    }

    private void time(RoutingContext exchange) {
        long start = System.nanoTime();
        exchange.addEndHandler(ended -> {
            var side = side(exchange.request().uri());
            // the status of a response that did not arrive says nothing: it is 200 before there is any
            var status = ended.succeeded() ? exchange.response().getStatusCode() / 100 + "xx" : ABORTED;
            var method = SAFE.contains(exchange.request().method()) ? "safe" : "unsafe";
            timer(side, method, status).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            Counter.builder("malim.operations")
                    .description("Requests by the operation of the contract, cache hits excluded")
                    .tag("side", side)
                    .tag("operation", OperationName.of(exchange))
                    .tag("status", status)
                    .register(metrics)
                    .increment();
        });
        exchange.next();
    }

    private Timer timer(String side, String method, String status) {
        return Timer.builder("malim.requests")
                .description("Duration of requests, cache hits excluded; methods are safe or unsafe as in RFC 9110")
                .tag("side", side)
                .tag("method", method)
                .tag("status", status)
                .serviceLevelObjectives(BOUNDS)
                .register(metrics);
    }

    private static String side(String uri) {
        return uri.startsWith("/management") ? "management" : uri.startsWith("/q/") ? "operations" : "delivery";
    }
}
