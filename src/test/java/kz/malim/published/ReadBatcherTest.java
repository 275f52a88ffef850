package kz.malim.published;

import static java.util.stream.Collectors.toMap;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadBatcherTest {
    private static final String BROKEN = "broken";

    private final Queue<Collection<String>> statements = new ConcurrentLinkedQueue<>();
    private final Map<String, String> results = new ConcurrentHashMap<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void readsAtOnceForASingleRequest() {
        gate.countDown();
        var reads = new ReadBatcher(this::statement);

        assertEquals(Optional.of("text of a"), reads.read("a"));
        assertEquals(Optional.empty(), reads.read("unknown"));

        assertEquals(List.of(List.of("a"), List.of("unknown")), List.copyOf(statements));
    }

    @Test
    void readsOnceForAllRequestsThatComeWhileItIsBusy() {
        var reads = new ReadBatcher(this::statement);
        occupy(reads, "first");
        var late = IntStream.range(0, ReadBatcher.MAX_KEYS)
                .mapToObj(i -> reading(reads, "late " + i % 8))
                .toList();
        awaitsWaiting(late);
        assertEquals(ReadBatcher.MAX_STATEMENTS, statements.size());

        gate.countDown();

        await().atMost(Duration.ofMinutes(2)).until(() -> results.size() == ReadBatcher.MAX_STATEMENTS + 8);
        results.forEach((key, result) -> assertEquals("text of " + key, result));
        assertEquals(ReadBatcher.MAX_STATEMENTS + 1, statements.size());
        assertEquals(
                Set.of("late 0", "late 1", "late 2", "late 3", "late 4", "late 5", "late 6", "late 7"),
                Set.copyOf(List.copyOf(statements).getLast()));
    }

    @Test
    void leavesNoRequestWaitingUnderLoad() {
        gate.countDown();
        var reads = new ReadBatcher(this::statement);

        IntStream.range(0, 5_000).forEach(i -> reading(reads, "key " + i));

        await().atMost(Duration.ofMinutes(2)).until(() -> results.size() == 5_000);
        results.forEach((key, result) -> assertEquals("text of " + key, result));
        assertTrue(statements.stream().allMatch(keys -> keys.size() <= ReadBatcher.MAX_KEYS));
    }

    @Test
    void failsAllWaitingRequestsWhenAStatementFails() {
        var reads = new ReadBatcher(this::statement);
        occupy(reads, BROKEN);
        awaitsWaiting(IntStream.range(0, 2 * ReadBatcher.MAX_KEYS)
                .mapToObj(i -> reading(reads, "late " + i))
                .toList());

        gate.countDown();

        await().atMost(Duration.ofMinutes(2))
                .until(() -> results.size() == ReadBatcher.MAX_STATEMENTS + 2 * ReadBatcher.MAX_KEYS);
        results.forEach((key, result) -> assertEquals("the database is unavailable", result, key));
        assertEquals(ReadBatcher.MAX_STATEMENTS, statements.size());
        assertEquals(Optional.of("text of later"), reads.read("later"));
    }

    private Map<String, String> statement(Collection<String> keys) {
        statements.add(keys);
        try {
            gate.await();
        } catch (InterruptedException end) {
            throw new IllegalStateException(end);
        }
        if (keys.stream().anyMatch(key -> key.startsWith(BROKEN))) {
            throw new IllegalStateException("the database is unavailable");
        }
        return keys.stream().filter(key -> !key.equals("unknown")).collect(toMap(key -> key, key -> "text of " + key));
    }

    private void occupy(ReadBatcher reads, String with) {
        for (int i = 0; i < ReadBatcher.MAX_STATEMENTS; i++) {
            reading(reads, with + " " + i);
            int begun = i + 1;
            await().atMost(Duration.ofMinutes(2)).until(() -> statements.size() == begun);
        }
    }

    private Thread reading(ReadBatcher reads, String key) {
        return Thread.startVirtualThread(() -> {
            try {
                results.put(key, reads.read(key).orElse("nothing"));
            } catch (IllegalStateException failure) {
                results.put(key, String.valueOf(failure.getMessage()));
            }
        });
    }

    private static void awaitsWaiting(List<Thread> threads) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
    }
}
