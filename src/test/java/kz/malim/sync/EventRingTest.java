package kz.malim.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import kz.malim.sync.ChangeCursor.Thing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventRingTest {
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID OTHER = new UUID(0, 9);

    private final EventRing ring = new EventRing(cursor(10, null));

    @Test
    void aClientWithEverythingBeginsAtTheEnd() {
        add(11, A);
        ring.reached(cursor(12, null));

        assertEquals(1, ring.after(cursor(12, null)));
        assertEquals(1, ring.after(cursor(11, null)));
        assertEquals(new EventRing.Place(1, cursor(12, null)), ring.now());
    }

    @Test
    void aClientResumesWithinAChange() {
        add(11, A);
        add(11, B);
        add(13, A);

        assertEquals(0, ring.after(cursor(10, null)));
        assertEquals(1, ring.after(cursor(11, A)));
        assertEquals(2, ring.after(cursor(11, B)));
        assertEquals(2, ring.after(cursor(12, null)));
    }

    @Test
    void whatTheRingCannotKnowIsReadFromTheLog() {
        add(11, A);

        assertEquals(-1, ring.after(cursor(9, null)));
        assertEquals(-1, ring.after(cursor(11, OTHER)));
        assertEquals(-1, ring.after(new ChangeCursor(1, 0, true, 11, new Thing(ThingKind.ARTICLE, A))));
    }

    @Test
    void aCursorOfAnotherHistoryOrOfTheFutureIsNotKnown() {
        assertTrue(ring.knows(cursor(10, null)));
        assertFalse(ring.knows(cursor(11, null)));
        assertFalse(ring.knows(new ChangeCursor(2, 0, false, 10, null)));
    }

    @Test
    void theOldestEventsGiveWay() {
        for (int i = 0; i < EventRing.SIZE + 5; i++) {
            add(11 + i, A);
        }

        assertNull(ring.from(4, 10));
        assertEquals(List.of(5L, 6L), numbers(ring.from(5, 2)));
        assertEquals(-1, ring.after(cursor(14, null)));
        assertEquals(5, ring.after(cursor(15, null)));
        assertEquals(List.of(), numbers(ring.from(EventRing.SIZE + 5L, 10)));
    }

    @Test
    void largeEventsTakeNoMoreMemoryThanManySmallOnes() {
        for (int i = 0; i < 20; i++) {
            ring.add(item(11 + i, A, new byte[1_000_000]), "{}");
        }

        assertNull(ring.from(0, 1));
        assertEquals(19, numbers(ring.from(19, 5)).getFirst());
    }

    private void add(long position, UUID id) {
        ring.add(item(position, id, new byte[2]), "{}");
    }

    private static ChangePages.Item item(long position, UUID id, byte[] json) {
        return new ChangePages.Item(
                ChangeView.delete(ThingKind.ARTICLE, id, ChangeView.Reason.UNPUBLISHED), cursor(position, id), json);
    }

    private static ChangeCursor cursor(long position, @Nullable UUID id) {
        return new ChangeCursor(1, 0, false, position, id == null ? null : new Thing(ThingKind.ARTICLE, id));
    }

    private static List<Long> numbers(@Nullable List<StreamEvent> events) {
        return events == null
                ? List.of()
                : events.stream().map(StreamEvent::number).toList();
    }
}
