package kz.malim.search;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** Times searches that the cache had no response for. */
@ApplicationScoped
public class SearchMetrics {
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10) // longer than a statement may take
    };

    private final MeterRegistry metrics;

    SearchMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        for (var kind : Kind.values()) {
            timer(kind);
        }
    }

    /** What is searched for. */
    public enum Kind {
        ARTICLES,
        SPELLING,
        SUGGESTIONS
    }

    public <T> T time(Kind kind, Supplier<T> search) {
        return timer(kind).record(search);
    }

    private Timer timer(Kind kind) {
        return Timer.builder("malim.search")
                .description("Duration of searches, cache hits excluded")
                .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                .serviceLevelObjectives(BOUNDS)
                .register(metrics);
    }
}
