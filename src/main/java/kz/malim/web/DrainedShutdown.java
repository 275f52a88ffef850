package kz.malim.web;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses requests after {@code quarkus.shutdown.delay}. During the delay Quarkus reports that it is not ready, responds to
 * everything and closes each connection with a {@code Connection: close}. It would go on so for another
 * {@code quarkus.shutdown.timeout} while requests keep coming, and then cut those in progress.
 */
@ApplicationScoped
class DrainedShutdown {
    /** Before the response cache. */
    private static final int BEFORE_ALL = 1300;

    private final ProblemSender problems;
    private final Duration delay;
    private volatile boolean stopping;
    private volatile long drainedAt;

    DrainedShutdown(ProblemSender problems, @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay) {
        this.problems = problems;
        this.delay = delay.orElse(Duration.ZERO);
    }

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        drainedAt = System.nanoTime() + delay.toNanos();
        stopping = true;
    }

    void register(@Observes Filters filters) {
        filters.register(this::refuseWhenDrained, BEFORE_ALL);
    }

    private void refuseWhenDrained(RoutingContext exchange) {
        if (stopping && System.nanoTime() - drainedAt >= 0) {
            problems.send(exchange, new Problem(ProblemType.BUSY, ProblemType.BUSY.remedy()));
        } else {
            exchange.next();
        }
    }
}
