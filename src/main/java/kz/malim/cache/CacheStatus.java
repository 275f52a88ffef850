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

/** Counts how requests were answered, with one addition each and no lock. */
@Singleton // no proxy stands between the hot path and its one addition
class CacheStatus implements MeterBinder {
    private final Map<How, LongAdder> counts = new EnumMap<>(How.class);
    private final Timer fills;

    CacheStatus(MeterRegistry metrics) {
        for (var how : How.values()) {
            counts.put(how, new LongAdder());
        }
        this.fills = Timer.builder("malim.cache.fills")
                .description("Answers made anew, and how long it took, compressing included")
                .register(metrics);
    }

    /** Where an answer came from. */
    enum How {
        HIT,
        MISS,
        /** Kept, while changes may have gone unheard, and sent because the database does not answer. */
        STALE,
        /** Made anew and not kept: the cache is off, or changes may have gone unheard. */
        BYPASS
    }

    void count(How how) {
        requireNonNull(counts.get(how)).increment();
    }

    void filled(long nanoseconds) {
        fills.record(nanoseconds, TimeUnit.NANOSECONDS);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counts.forEach((how, count) -> FunctionCounter.builder("malim.cache.requests", count, LongAdder::sum)
                .tag("result", how.name().toLowerCase(Locale.ROOT))
                .description("Requests for what the cache may keep, by where the answer came from")
                .register(registry));
    }
}
