package kz.malim.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Responses that are cached until something in them changes. Thread-safe.
 *
 * <p>The one hard case is a fill that overlaps a change: the page was read before the change and would be cached after it.
 * So a fill notes the number of changes received when it starts, and is cached only if none received since has one of its
 * tags. Requests that waited for a fill that was not cached try again, since they may have come after that change.
 */
final class ResponseCache {
    /** Recent changes to compare fills with. A fill that takes longer than this many changes is not cached. */
    private static final int RECENT = 4_096;

    private final Cache<String, Entry> entries;
    private final Map<String, Set<Entry>> byTag = new HashMap<>();
    private final ConcurrentLinkedQueue<Entry> removed = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<List<String>> recent = new ArrayDeque<>();
    private final ConcurrentHashMap<String, CompletableFuture<Fill>> filling = new ConcurrentHashMap<>();
    private final Clock clock;
    private long received;

    /** @param bytes the memory limit of the responses */
    ResponseCache(long bytes, Clock clock) {
        this.clock = clock;
        this.entries = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((String key, Entry entry) -> key.length() + entry.response.weight())
                .expireAfter(Expiry.<String, Entry>creating((key, entry) -> lifetime(entry.response)))
                .executor(Runnable::run) // the maintenance is cheaper than waking another thread
                .removalListener((@Nullable String key, @Nullable Entry entry, RemovalCause cause) -> {
                    if (entry != null) {
                        removed.add(entry); // under Caffeine's lock: waiting for this object's lock could deadlock
                    }
                })
                .recordStats()
                .build();
    }

    /** One cached response. Compared by identity: a late removal must not unlink the next entry of the same key. */
    private static final class Entry {
        private final String key;
        private final CachedResponse response;
        private final long since = System.nanoTime();

        Entry(String key, CachedResponse response) {
            this.key = key;
            this.response = response;
        }
    }

    private record Fill(CachedResponse response, boolean cached) {}

    @Nullable
    CachedResponse getIfPresent(String key) {
        var entry = entries.getIfPresent(key);
        return entry == null ? null : entry.response;
    }

    /** The cached response, or else that of the fill, which runs once for all concurrent requests of a key. */
    CachedResponse get(String key, Supplier<CachedResponse> fill) {
        while (true) {
            var cached = getIfPresent(key);
            if (cached != null) {
                return cached;
            }
            var future = new CompletableFuture<Fill>();
            var running = filling.putIfAbsent(key, future);
            if (running == null) {
                return fill(key, fill, future);
            }
            var result = await(running);
            if (result.cached()) {
                return result.response();
            }
        }
    }

    private CachedResponse fill(String key, Supplier<CachedResponse> fill, CompletableFuture<Fill> future) {
        try {
            long before = received();
            var response = fill.get();
            future.complete(new Fill(response, put(key, response, before)));
            return response;
        } catch (RuntimeException | Error failure) {
            future.completeExceptionally(failure);
            throw failure;
        } finally {
            filling.remove(key, future);
        }
    }

    private static Fill await(CompletableFuture<Fill> running) {
        try {
            return running.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    /** The number of changes received: to be read before the first query of a fill. */
    synchronized long received() {
        return received;
    }

    /** Caches a fill that started after {@code before} changes, unless one of those received since concerns it. */
    synchronized boolean put(String key, CachedResponse response, long before) {
        if (received - before > recent.size()) {
            return false;
        }
        var tags = response.rendered().tags();
        var newest = recent.descendingIterator();
        for (long i = received; i > before; i--) {
            if (newest.next().stream().anyMatch(tags::contains)) {
                return false;
            }
        }
        unlinkRemoved();
        var entry = new Entry(key, response);
        for (var tag : tags) {
            byTag.computeIfAbsent(tag, first -> new HashSet<>()).add(entry);
        }
        entries.put(key, entry);
        return true;
    }

    /** Invalidates exactly the responses that have one of these tags. */
    synchronized void invalidate(List<String> tags) {
        received++;
        recent.addLast(List.copyOf(tags));
        if (recent.size() > RECENT) {
            recent.removeFirst();
        }
        for (var tag : tags) {
            for (var entry : List.copyOf(byTag.getOrDefault(tag, Set.of()))) {
                entries.asMap().remove(entry.key, entry);
            }
        }
        unlinkRemoved();
    }

    /** Invalidates everything, and lets no running fill be cached. */
    synchronized void clear() {
        recent.clear();
        received += RECENT + 1;
        entries.invalidateAll();
        byTag.clear();
        removed.clear();
    }

    /** Removes the entries that were evicted since from the index of tags. */
    private void unlinkRemoved() {
        for (var entry = removed.poll(); entry != null; entry = removed.poll()) {
            unlink(entry);
        }
    }

    private void unlink(Entry entry) {
        for (var tag : entry.response.rendered().tags()) {
            var tagged = byTag.get(tag);
            if (tagged != null && tagged.remove(entry) && tagged.isEmpty()) {
                byTag.remove(tag);
            }
        }
    }

    private Duration lifetime(CachedResponse response) {
        var until = response.rendered().until();
        if (until == null) {
            return Duration.ofDays(1); // not for correctness; what is not requested is evicted earlier, by size
        }
        var left = Duration.between(clock.instant(), until);
        return left.isNegative() ? Duration.ZERO : left;
    }

    CacheStats stats() {
        return entries.stats();
    }

    long bytes() {
        return entries.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }

    /** Nanoseconds since each response was cached. */
    DoubleStream ages() {
        long now = System.nanoTime();
        return entries.asMap().values().stream().mapToDouble(entry -> now - entry.since);
    }

    /** The number of cached responses. */
    long size() {
        return entries.estimatedSize();
    }

    /** The tags of cached responses; none when none is cached. */
    synchronized Set<String> tags() {
        unlinkRemoved();
        return Set.copyOf(byTag.keySet());
    }

    /** Finishes what Caffeine does later, for tests that count. */
    void settle() {
        entries.cleanUp();
    }
}
