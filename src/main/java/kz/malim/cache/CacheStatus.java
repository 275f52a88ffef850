package kz.malim.cache;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Counts cache results ({@code Cache-Status}, RFC 9211), with one addition per request and no lock. Thread-safe. */
@Singleton // no proxy on the hot path
class CacheStatus implements MeterBinder {
    private final Map<Result, LongAdder> counts = new EnumMap<>(Result.class);
    private final Timer fills;

    CacheStatus(MeterRegistry metrics) {
        for (var result : Result.values()) {
            counts.put(result, new LongAdder());
        }
        this.fills = Timer.builder("malim.cache.fills")
                .description("Responses rendered, and their time including compression")
                .register(metrics);
    }

    /** Where a response came from. */
    enum Result {
        HIT,
        MISS,
        /** Cached, possibly outdated, and sent because the database is unavailable. */
        STALE,
        /** Rendered and not cached: the cache is off, or changes may have been missed. */
        BYPASS
    }

    void count(Result result) {
        requireNonNull(counts.get(result)).increment();
    }

    void filled(long nanoseconds) {
        fills.record(nanoseconds, TimeUnit.NANOSECONDS);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counts.forEach((result, count) -> FunctionCounter.builder("malim.cache.requests", count, LongAdder::sum)
                .tag("result", result.name().toLowerCase(Locale.ROOT))
                .description("Requests for cacheable responses, by cache result")
                .register(registry));
    }
}
