package kz.malim.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.opentelemetry.api.trace.Tracer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Supplier;
import kz.malim.cache.CacheStatus.Result;
import kz.malim.change.Change;
import kz.malim.change.ChangeReader;
import kz.malim.change.ChangeTag;
import kz.malim.change.ReplicationPosition;
import kz.malim.database.DatabaseFailure;
import kz.malim.web.Spans;
import org.jspecify.annotations.Nullable;

/** The responses that this replica caches, and whether they are current. Thread-safe. */
@Singleton // no proxy on the hot path
class CachedResponses implements ChangeReader {
    /** Bytes for request variants, each of which maps to the key of a cached response. */
    private static final long VARIANTS = Math.min(16 << 20, Runtime.getRuntime().maxMemory() / 16);

    static final String STALE = "malim; hit; detail=stale";

    private final ResponseCache cache;
    private final Cache<String, String> keyByVariant;
    private final ReplicationPosition position;
    private final CacheStatus statistics;
    private final boolean enabled;
    private final Tracer tracer;

    CachedResponses(
            CacheConfig config, Clock clock, ReplicationPosition position, CacheStatus statistics, Tracer tracer) {
        this.cache = new ResponseCache(limit(config), clock);
        this.keyByVariant = Caffeine.newBuilder()
                .maximumWeight(VARIANTS)
                .executor(Runnable::run)
                .weigher((String variant, String key) -> 100 + 2 * variant.length())
                .build();
        this.position = position;
        this.statistics = statistics;
        this.enabled = config.enabled();
        this.tracer = tracer;
    }

    /** The configured size; in a small heap a quarter of it, so that requests have room. */
    static long limit(CacheConfig config) {
        return Math.min(config.size().asLongValue(), Runtime.getRuntime().maxMemory() / 4);
    }

    /** A response, and where it came from for {@code Cache-Status} (RFC 9211). */
    record Lookup(CachedResponse response, String status) {}

    /** The cached response of a request variant, if it is known to be current. Never blocks. */
    @Nullable
    CachedResponse cached(String variant) {
        if (!enabled || !position.isCurrent()) {
            return null;
        }
        var key = keyByVariant.getIfPresent(variant);
        return key == null ? null : lookUp(key);
    }

    private @Nullable CachedResponse lookUp(String key) {
        long completeUntil =
                position.completeUntil(); // before the lookup: no change until then concerns what it returns
        var response = cache.getIfPresent(key);
        if (response != null) {
            response.settle(completeUntil);
        }
        return response;
    }

    /**
     * The response for a key. While changes may have been missed, cached responses are not used and nothing is added; they
     * are still served, marked as stale, while the database is unavailable.
     */
    Lookup get(String key, Supplier<CachedResponse> filling) {
        Supplier<CachedResponse> fill = () -> Spans.within(tracer, "cache fill", filling);
        if (!enabled) {
            statistics.count(Result.BYPASS);
            return new Lookup(fill.get(), "malim; fwd=bypass");
        }
        if (position.isCurrent()) {
            var hit = lookUp(key);
            statistics.count(hit == null ? Result.MISS : Result.HIT);
            var response = hit == null ? cache.get(key, fill) : hit;
            return new Lookup(response, hit == null ? "malim; fwd=miss; stored" : "malim; hit");
        }
        var stale = lookUp(key);
        if (stale != null && position.isUnreachable()) {
            statistics.count(Result.STALE);
            return new Lookup(stale, STALE);
        }
        try {
            statistics.count(Result.BYPASS);
            return new Lookup(fill.get(), "malim; fwd=bypass; detail=unsure");
        } catch (RuntimeException failure) {
            if (stale == null || !DatabaseFailure.isUnavailable(failure)) {
                throw failure;
            }
            statistics.count(Result.STALE);
            return new Lookup(stale, STALE);
        }
    }

    /** Lets {@link #cached} find the response of a key by a request for which it was sent. */
    void remember(String variant, String key) {
        keyByVariant.put(variant, key);
    }

    /** Caches the response for a key before it is requested; does nothing while changes may be missed. */
    void warm(String key, Supplier<CachedResponse> fill) {
        if (enabled && position.isCurrent()) {
            cache.get(key, fill);
        }
    }

    /** Seconds since every change was known here: the age of a stale response. */
    long age() {
        return position.staleness().toSeconds();
    }

    @Override
    public void changed(Change change) {
        if (change.tags().contains(ChangeTag.EVERYTHING)) {
            cache.clear();
        } else {
            cache.invalidate(change.tags());
        }
    }

    @Override
    public void reset() {
        cache.clear();
    }

    ResponseCache cache() {
        return cache;
    }
}
