package kz.malim.cache;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResponseCacheTest {
    private final ResponseCache cache = new ResponseCache(1 << 20, Clock.systemUTC());

    @Test
    void invalidatesExactlyTheResponsesWithATagOfTheChange() {
        cache.put("a", showing("1", "article:a", "tag:x"), cache.received());
        cache.put("b", showing("1", "article:b", "tag:x"), cache.received());
        cache.put("c", showing("1", "article:c"), cache.received());

        cache.invalidate(List.of("article:a"));

        assertNull(cache.getIfPresent("a"));
        assertNotNull(cache.getIfPresent("b"));
        assertNotNull(cache.getIfPresent("c"));

        cache.invalidate(List.of("tag:x"));

        assertNull(cache.getIfPresent("b"));
        assertNotNull(cache.getIfPresent("c"));
    }

    @Test
    void cachesNoFillThatOverlapsAChangeOfOneOfItsTags() {
        long before = cache.received();
        cache.invalidate(List.of("article:a"));

        assertFalse(cache.put("a", showing("read before", "article:a"), before));
        assertTrue(cache.put("b", showing("touched by nothing", "article:b"), before));
    }

    @Test
    void cachesNoFillThatWasRunningWhenTheCacheWasCleared() {
        long before = cache.received();
        cache.clear();

        assertFalse(cache.put("a", showing("1", "article:a"), before));
    }

    /**
     * A million steps of five readers, two writers and a listener in any order: each cached response was read after the last
     * received change of all of its tags.
     */
    @Test
    void neverCachesAnOutdatedResponseInAMillionInterleavings() {
        var random = new Random(20261124);
        var versions = new int[6];
        var receivedVersions = new int[6];
        var pending = new ArrayDeque<Integer>();
        var fills = new ArrayList<Reading>();
        int cached = 0;
        int rejected = 0;

        for (int step = 0; step < 1_000_000; step++) {
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    if (fills.size() < 5) {
                        fills.add(new Reading(random.nextInt(6), random.nextInt(6), cache.received()));
                    }
                }
                case 2 -> {
                    if (!fills.isEmpty()) {
                        fills.get(random.nextInt(fills.size())).read(versions);
                    }
                }
                case 3 -> {
                    if (pending.size() < 8) {
                        int changed = random.nextInt(6);
                        versions[changed]++;
                        pending.add(changed);
                    }
                }
                case 4 -> {
                    if (!pending.isEmpty()) {
                        int changed = pending.remove();
                        receivedVersions[changed]++;
                        cache.invalidate(List.of("thing:" + changed));
                    }
                }
                case 5 -> {
                    if (!fills.isEmpty()) {
                        var fill = fills.remove(random.nextInt(fills.size()));
                        fill.read(versions);
                        if (cache.put(fill.key(), fill.response(), fill.before)) {
                            cached++;
                        } else {
                            rejected++;
                        }
                    }
                }
                default -> throw new IllegalStateException();
            }
            if (step % 7 == 0) {
                assertNothingStale(receivedVersions);
            }
        }
        assertTrue(
                cached > 10_000 && rejected > 10_000,
                cached + " cached, " + rejected + " rejected: too few to be significant");
    }

    private void assertNothingStale(int[] receivedVersions) {
        for (int a = 0; a < 6; a++) {
            for (int b = 0; b < 6; b++) {
                var response = cache.getIfPresent(a + "+" + b);
                if (response != null) {
                    var read = new String(response.rendered().content(), StandardCharsets.UTF_8).split(" ");
                    assertTrue(Integer.parseInt(read[0]) >= receivedVersions[a], "stale " + a);
                    assertTrue(Integer.parseInt(read[1]) >= receivedVersions[b], "stale " + b);
                }
            }
        }
    }

    /** A page with two tags, read at some time between the start and the end of its fill. */
    private static final class Reading {
        private final int first;
        private final int second;
        private final long before;
        private int[] read = new int[0];

        Reading(int first, int second, long before) {
            this.first = first;
            this.second = second;
            this.before = before;
        }

        void read(int[] versions) {
            if (read.length == 0) {
                read = versions.clone();
            }
        }

        String key() {
            return first + "+" + second;
        }

        CachedResponse response() {
            return showing(read[first] + " " + read[second], "thing:" + first, "thing:" + second);
        }
    }

    @Test
    void rendersOnceForConcurrentRequests() throws InterruptedException {
        var rendered = new AtomicInteger();
        var allRequested = new CountDownLatch(50);
        Callable<CachedResponse> request = () -> {
            allRequested.countDown();
            return cache.get("a", () -> {
                rendered.incrementAndGet();
                awaits(allRequested);
                return showing("1", "article:a");
            });
        };

        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var response : readers.invokeAll(Collections.nCopies(50, request))) {
                assertNotNull(response.resultNow());
            }
        }

        assertEquals(1, rendered.get());
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void staysWithinItsMemoryLimitAndUnlinksTheTagsOfEvictedResponses() {
        for (int i = 0; i < 100_000; i++) {
            cache.put("crawled " + i, showing("x".repeat(800), "article:" + i), cache.received());
        }
        cache.settle();

        assertTrue(cache.bytes() <= 1 << 20, cache.bytes() + " bytes");
        assertTrue(cache.size() > 100, cache.size() + " responses");
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertEquals(cache.size(), cache.tags().size()));
    }

    @Test
    void isNotFlushedByACrawlerThatRequestsEverythingOnce() {
        var hot = IntStream.range(0, 100).mapToObj(i -> "hot " + i).toList();
        var random = new Random(1);
        int requests = 0;
        int hits = 0;

        for (int i = 0; i < 1_000_000; i++) {
            cache.put("crawled " + i, showing("x".repeat(800), "article:" + i), cache.received());
            var key = hot.get(random.nextInt(hot.size()));
            if (i > 20_000) {
                requests++;
                hits += cache.getIfPresent(key) == null ? 0 : 1;
            }
            if (cache.getIfPresent(key) == null) {
                cache.put(key, showing("y".repeat(800), "article:" + key), cache.received());
            }
        }

        cache.settle();
        assertTrue(hits >= requests * 0.95, hits + " of " + requests);
        assertTrue(cache.bytes() <= 1 << 20, cache.bytes() + " bytes");
        assertEquals(cache.size(), cache.tags().size());
    }

    private static CachedResponse showing(String content, String... tags) {
        return new CachedResponse(new RenderedResponse(
                content.getBytes(StandardCharsets.UTF_8),
                "text/plain",
                null,
                Set.copyOf(List.of(tags)),
                null,
                Map.of()));
    }
}
