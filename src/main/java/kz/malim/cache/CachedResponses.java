package kz.malim.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Supplier;
import kz.malim.cache.CacheStatus.How;
import kz.malim.change.Change;
import kz.malim.change.ChangeReader;
import kz.malim.change.ReplicationPosition;
import kz.malim.database.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/** The answers this replica keeps, and how far it can trust them. */
@Singleton // no proxy stands between the hot path and what is kept
class CachedResponses implements ChangeReader {
    /** Bytes for spellings: the raw addresses that are known to mean a kept answer's key. */
    private static final long SPELLINGS = 16 << 20;

    static final String STALE = "malim; hit; detail=stale";

    private final ResponseCache cache;
    private final Cache<String, String> keyBySpelling;
    private final ReplicationPosition heard;
    private final CacheStatus served;
    private final boolean enabled;

    CachedResponses(CacheConfig config, Clock clock, ReplicationPosition heard, CacheStatus served) {
        this.cache = new ResponseCache(config.size().asLongValue(), clock);
        this.keyBySpelling = Caffeine.newBuilder()
                .maximumWeight(SPELLINGS)
                .executor(Runnable::run)
                .weigher((String spelling, String key) -> 100 + 2 * spelling.length())
                .build();
        this.heard = heard;
        this.served = served;
        this.enabled = config.enabled();
    }

    /** Where an answer came from, for {@code Cache-Status} (RFC 9211). */
    record Answer(CachedResponse response, String status) {}

    /** A kept answer to a request spelt like this, if there is one that can be trusted. Never waits for anything. */
    @Nullable
    CachedResponse known(String spelling) {
        if (!enabled || !heard.isCurrent()) {
            return null;
        }
        var key = keyBySpelling.getIfPresent(spelling);
        return key == null ? null : kept(key);
    }

    private @Nullable CachedResponse kept(String key) {
        long completeUntil = heard.completeUntil(); // before it is looked up: no change until then is of what is found
        var response = cache.kept(key);
        if (response != null) {
            response.settle(completeUntil);
        }
        return response;
    }

    /**
     * The answer for a key. While changes may have gone unheard, what is kept is not trusted and nothing new is kept; it
     * still serves, marked as stale, when the database cannot be asked.
     */
    Answer answer(String key, String spelling, Supplier<CachedResponse> fill) {
        if (!enabled) {
            served.count(How.BYPASS);
            return new Answer(fill.get(), "malim; fwd=bypass");
        }
        if (heard.isCurrent()) {
            var hit = kept(key);
            served.count(hit == null ? How.MISS : How.HIT);
            var response = hit == null ? cache.get(key, fill) : hit;
            keyBySpelling.put(spelling, key);
            return new Answer(response, hit == null ? "malim; fwd=miss; stored" : "malim; hit");
        }
        var stale = kept(key);
        if (stale != null && heard.isUnreachable()) {
            served.count(How.STALE);
            return new Answer(stale, STALE);
        }
        try {
            served.count(How.BYPASS);
            return new Answer(fill.get(), "malim; fwd=bypass; detail=unsure");
        } catch (RuntimeException failure) {
            if (stale == null || !DatabaseFailure.isUnavailable(failure)) {
                throw failure;
            }
            served.count(How.STALE);
            return new Answer(stale, STALE);
        }
    }

    /** Makes and keeps the answer for a key before anybody asks; does nothing where it could not be trusted. */
    void warm(String key, Supplier<CachedResponse> fill) {
        if (enabled && heard.isCurrent()) {
            cache.get(key, fill);
        }
    }

    /** Seconds since every change was known here: the age of a stale answer. */
    long age() {
        return heard.staleness().toSeconds();
    }

    @Override
    public void changed(Change change) {
        cache.drop(change.tags());
    }

    @Override
    public void reset() {
        cache.clear();
    }

    ResponseCache cache() {
        return cache;
    }
}
