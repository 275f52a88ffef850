package kz.malim.cache;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Gauges of the response cache, computed only when metrics are scraped. */
@ApplicationScoped
class CacheMetrics implements MeterBinder {
    private final CachedResponses responses;
    private final CacheConfig config;

    CacheMetrics(CachedResponses responses, CacheConfig config) {
        this.responses = responses;
        this.config = config;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        var cache = responses.cache();
        gauge(registry, "malim.cache.entries", "Cached responses", cache, ResponseCache::size);
        gauge(registry, "malim.cache.bytes", "Memory used by cached responses", cache, ResponseCache::bytes);
        gauge(
                registry,
                "malim.cache.limit.bytes",
                "Memory limit of the response cache",
                cache,
                any -> CachedResponses.limit(config));
        age(
                registry,
                "oldest",
                cache,
                responseCache -> seconds(responseCache.ages().max()));
        age(
                registry,
                "mean",
                cache,
                responseCache -> seconds(responseCache.ages().average()));
        FunctionCounter.builder(
                        "malim.cache.evictions",
                        cache,
                        responseCache -> responseCache.stats().evictionCount())
                .description("Responses evicted by size or expiry")
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

    /** Of nanoseconds; 0 while the cache is empty. */
    private static double seconds(OptionalDouble age) {
        return age.orElse(0) / Duration.ofSeconds(1).toNanos();
    }

    private static void age(
            MeterRegistry registry, String which, ResponseCache cache, ToDoubleFunction<ResponseCache> value) {
        Gauge.builder("malim.cache.entry.age", cache, value)
                .tag("of", which)
                .baseUnit("seconds")
                .description("Age of cached responses")
                .register(registry);
    }
}
