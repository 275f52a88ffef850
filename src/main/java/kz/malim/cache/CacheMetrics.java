package kz.malim.cache;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What the cache holds; counted when somebody looks, and not before. */
@ApplicationScoped
class CacheMetrics implements MeterBinder {
    private final CachedResponses kept;
    private final CacheConfig config;

    CacheMetrics(CachedResponses kept, CacheConfig config) {
        this.kept = kept;
        this.config = config;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        var cache = kept.cache();
        gauge(registry, "malim.cache.entries", "Answers kept", cache, ResponseCache::size);
        gauge(registry, "malim.cache.bytes", "Memory they take", cache, ResponseCache::bytes);
        gauge(
                registry,
                "malim.cache.limit.bytes",
                "Memory they may take",
                cache,
                any -> config.size().asLongValue());
        age(registry, "oldest", cache, of -> seconds(of.ages().max()));
        age(registry, "mean", cache, of -> seconds(of.ages().average()));
        FunctionCounter.builder("malim.cache.evictions", cache, of -> of.stats().evictionCount())
                .description("Answers that left for want of room, or because their time was over")
                .register(registry);
    }

    private static void gauge(
            MeterRegistry registry,
            String name,
            String description,
            ResponseCache cache,
            ToDoubleFunction<ResponseCache> value) {
        Gauge.builder(name, cache, value).description(description).register(registry);
    }

    /** Of nanoseconds, and nothing while nothing is kept. */
    private static double seconds(OptionalDouble age) {
        return age.orElse(0) / Duration.ofSeconds(1).toNanos();
    }

    private static void age(
            MeterRegistry registry, String which, ResponseCache cache, ToDoubleFunction<ResponseCache> value) {
        Gauge.builder("malim.cache.entry.age", cache, value)
                .tag("of", which)
                .baseUnit("seconds")
                .description("How long ago kept answers were made")
                .register(registry);
    }
}
