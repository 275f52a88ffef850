package kz.malim.cache;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
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
    void dropsExactlyWhatShowsTheChange() {
        cache.keep("a", showing("1", "article:a", "tag:x"), cache.heard());
        cache.keep("b", showing("1", "article:b", "tag:x"), cache.heard());
        cache.keep("c", showing("1", "article:c"), cache.heard());

        cache.drop(List.of("article:a"));

        assertNull(cache.kept("a"));
        assertNotNull(cache.kept("b"));
        assertNotNull(cache.kept("c"));

        cache.drop(List.of("tag:x"));

        assertNull(cache.kept("b"));
        assertNotNull(cache.kept("c"));
    }

    @Test
    void keepsNoFillThatOverlapsAChangeOfWhatItShows() {
        long before = cache.heard();
        cache.drop(List.of("article:a"));

        assertFalse(cache.keep("a", showing("read before", "article:a"), before));
        assertTrue(cache.keep("b", showing("touched by nothing", "article:b"), before));
    }

    @Test
    void keepsNothingOfWhatWasBeingMadeWhenEverythingWasForgotten() {
        long before = cache.heard();
        cache.clear();

        assertFalse(cache.keep("a", showing("1", "article:a"), before));
    }

    /**
     * A million steps of five readers, two writers and a listener in any order: whatever is kept was read after the last
     * heard change of everything it shows.
     */
    @Test
    void neverKeepsWhatIsNoLongerTrueInAMillionInterleavings() {
        var random = new Random(20261124);
        var versions = new int[6];
        var heardVersions = new int[6];
        var unheard = new ArrayDeque<Integer>();
        var fills = new ArrayList<Reading>();
        int kept = 0;
        int refused = 0;

        for (int step = 0; step < 1_000_000; step++) {
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    if (fills.size() < 5) {
                        fills.add(new Reading(random.nextInt(6), random.nextInt(6), cache.heard()));
                    }
                }
                case 2 -> {
                    if (!fills.isEmpty()) {
                        fills.get(random.nextInt(fills.size())).read(versions);
                    }
                }
                case 3 -> {
                    if (unheard.size() < 8) {
                        int changed = random.nextInt(6);
                        versions[changed]++;
                        unheard.add(changed);
                    }
                }
                case 4 -> {
                    if (!unheard.isEmpty()) {
                        int changed = unheard.remove();
                        heardVersions[changed]++;
                        cache.drop(List.of("thing:" + changed));
                    }
                }
                case 5 -> {
                    if (!fills.isEmpty()) {
                        var fill = fills.remove(random.nextInt(fills.size()));
                        fill.read(versions);
                        if (cache.keep(fill.key(), fill.response(), fill.before)) {
                            kept++;
                        } else {
                            refused++;
                        }
                    }
                }
                default -> throw new IllegalStateException();
            }
            if (step % 7 == 0) {
                assertNothingStale(heardVersions);
            }
        }
        assertTrue(
                kept > 10_000 && refused > 10_000, kept + " kept, " + refused + " refused: too few to mean anything");
    }

    private void assertNothingStale(int[] heardVersions) {
        for (int a = 0; a < 6; a++) {
            for (int b = 0; b < 6; b++) {
                var response = cache.kept(a + "+" + b);
                if (response != null) {
                    var read = new String(response.shown().content(), StandardCharsets.UTF_8).split(" ");
                    assertTrue(Integer.parseInt(read[0]) >= heardVersions[a], "stale " + a);
                    assertTrue(Integer.parseInt(read[1]) >= heardVersions[b], "stale " + b);
                }
            }
        }
    }

    /** A page that shows two things, read at some moment between its beginning and its end. */
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
    void makesOneAnswerHoweverManyAskForItAtOnce() throws InterruptedException {
        var made = new AtomicInteger();
        var everybodyAsks = new CountDownLatch(50);
        Callable<CachedResponse> asking = () -> {
            everybodyAsks.countDown();
            return cache.get("a", () -> {
                made.incrementAndGet();
                awaits(everybodyAsks);
                return showing("1", "article:a");
            });
        };

        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : readers.invokeAll(Collections.nCopies(50, asking))) {
                assertNotNull(answer.resultNow());
            }
        }

        assertEquals(1, made.get());
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void staysWithinItsBytesAndForgetsTheNamesOfWhatLeft() {
        for (int i = 0; i < 100_000; i++) {
            cache.keep("crawled " + i, showing("x".repeat(800), "article:" + i), cache.heard());
        }
        cache.settle();

        assertTrue(cache.bytes() <= 1 << 20, cache.bytes() + " bytes");
        assertTrue(cache.size() > 100, cache.size() + " answers");
        await().untilAsserted(() -> assertEquals(cache.size(), cache.names()));
    }

    @Test
    void isNotFlushedByACrawlerThatAsksForEverythingOnce() {
        var hot = IntStream.range(0, 100).mapToObj(i -> "hot " + i).toList();
        var random = new Random(1);
        int asked = 0;
        int answered = 0;

        for (int i = 0; i < 1_000_000; i++) {
            cache.keep("crawled " + i, showing("x".repeat(800), "article:" + i), cache.heard());
            var key = hot.get(random.nextInt(hot.size()));
            if (i > 20_000) {
                asked++;
                answered += cache.kept(key) == null ? 0 : 1;
            }
            if (cache.kept(key) == null) {
                cache.keep(key, showing("y".repeat(800), "article:" + key), cache.heard());
            }
        }

        cache.settle();
        assertTrue(answered >= asked * 0.95, answered + " of " + asked);
        assertTrue(cache.bytes() <= 1 << 20, cache.bytes() + " bytes");
        assertEquals(cache.size(), cache.names());
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
