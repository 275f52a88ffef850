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
 * Answers kept until something they show changes.
 *
 * <p>The one hard case is a fill that overlaps a change: the page was read before the change and would be kept after it.
 * So a fill remembers how many changes had been heard when it began, and is kept only if none heard since names anything
 * it shows. Whoever waited for a fill that was not kept asks again, since it may have come after that change.
 */
final class ResponseCache {
    /** Changes remembered to compare fills with. A fill that lasts longer than this many changes is not kept. */
    private static final int REMEMBERED = 4_096;

    private final Cache<String, Entry> entries;
    private final Map<String, Set<Entry>> byTag = new HashMap<>();
    private final ConcurrentLinkedQueue<Entry> gone = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<List<String>> recent = new ArrayDeque<>();
    private final ConcurrentHashMap<String, CompletableFuture<Fill>> filling = new ConcurrentHashMap<>();
    private final Clock clock;
    private long heard;

    /** @param bytes how much memory the answers may take */
    ResponseCache(long bytes, Clock clock) {
        this.clock = clock;
        this.entries = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((String key, Entry entry) -> key.length() + entry.response.weight())
                .expireAfter(Expiry.<String, Entry>creating((key, entry) -> lifetime(entry.response)))
                .executor(Runnable::run) // waking another thread costs more than the little that is to do
                .removalListener((@Nullable String key, @Nullable Entry entry, RemovalCause cause) -> {
                    if (entry != null) {
                        gone.add(entry); // under Caffeine's lock, so ours must not be waited for
                    }
                })
                .recordStats()
                .build();
    }

    /** One kept answer. Each is itself only: a late goodbye to one must not unlink the next of the same key. */
    private static final class Entry {
        private final String key;
        private final CachedResponse response;
        private final long since = System.nanoTime();

        Entry(String key, CachedResponse response) {
            this.key = key;
            this.response = response;
        }
    }

    private record Fill(CachedResponse response, boolean kept) {}

    @Nullable
    CachedResponse kept(String key) {
        var entry = entries.getIfPresent(key);
        return entry == null ? null : entry.response;
    }

    /** What is kept for the key, or else what the fill makes: made once, however many ask for it at the same time. */
    CachedResponse get(String key, Supplier<CachedResponse> fill) {
        while (true) {
            var kept = kept(key);
            if (kept != null) {
                return kept;
            }
            var mine = new CompletableFuture<Fill>();
            var others = filling.putIfAbsent(key, mine);
            if (others == null) {
                return fill(key, fill, mine);
            }
            var result = await(others);
            if (result.kept()) {
                return result.response();
            }
        }
    }

    private CachedResponse fill(String key, Supplier<CachedResponse> fill, CompletableFuture<Fill> waiting) {
        try {
            long before = heard();
            var response = fill.get();
            waiting.complete(new Fill(response, keep(key, response, before)));
            return response;
        } catch (RuntimeException | Error failure) {
            waiting.completeExceptionally(failure);
            throw failure;
        } finally {
            filling.remove(key, waiting);
        }
    }

    private static Fill await(CompletableFuture<Fill> others) {
        try {
            return others.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException itself) {
                throw itself;
            }
            throw failure;
        }
    }

    /** How many changes were heard so far: to be asked before the first question of a fill. */
    synchronized long heard() {
        return heard;
    }

    /** Keeps a fill that began after {@code before} changes, unless one of those heard since makes it wrong. */
    synchronized boolean keep(String key, CachedResponse response, long before) {
        if (heard - before > recent.size()) {
            return false;
        }
        var tags = response.shown().tags();
        var newest = recent.descendingIterator();
        for (long i = heard; i > before; i--) {
            if (newest.next().stream().anyMatch(tags::contains)) {
                return false;
            }
        }
        unlinkGone();
        var entry = new Entry(key, response);
        for (var tag : tags) {
            byTag.computeIfAbsent(tag, first -> new HashSet<>()).add(entry);
        }
        entries.put(key, entry);
        return true;
    }

    /** Drops exactly the answers that show one of these. */
    synchronized void drop(List<String> tags) {
        heard++;
        recent.addLast(List.copyOf(tags));
        if (recent.size() > REMEMBERED) {
            recent.removeFirst();
        }
        for (var tag : tags) {
            for (var entry : List.copyOf(byTag.getOrDefault(tag, Set.of()))) {
                entries.asMap().remove(entry.key, entry);
            }
        }
        unlinkGone();
    }

    /** Drops everything, and keeps nothing that is being made now. */
    synchronized void clear() {
        recent.clear();
        heard += REMEMBERED + 1;
        entries.invalidateAll();
        byTag.clear();
        gone.clear();
    }

    /** Forgets under what names the answers were kept that have left since. */
    private void unlinkGone() {
        for (var entry = gone.poll(); entry != null; entry = gone.poll()) {
            unlink(entry);
        }
    }

    private void unlink(Entry entry) {
        for (var tag : entry.response.shown().tags()) {
            var others = byTag.get(tag);
            if (others != null && others.remove(entry) && others.isEmpty()) {
                byTag.remove(tag);
            }
        }
    }

    private Duration lifetime(CachedResponse response) {
        var until = response.shown().until();
        if (until == null) {
            return Duration.ofDays(1); // nothing is wrong by then; what nobody asks for leaves earlier, by size
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

    /** Nanoseconds since each of them was made. */
    DoubleStream ages() {
        long now = System.nanoTime();
        return entries.asMap().values().stream().mapToDouble(entry -> now - entry.since);
    }

    /** Answers kept. */
    long size() {
        return entries.estimatedSize();
    }

    /** Names under which something is kept: none are left when nothing is. */
    synchronized int names() {
        unlinkGone();
        return byTag.size();
    }

    /** Finishes what Caffeine does later, for tests that count. */
    void settle() {
        entries.cleanUp();
    }
}
