package kz.malim.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The last events of all streams, rendered once. A client holds its place in it and nothing else. Thread-safe. */
final class EventRing {
    static final int SIZE = 1_024;

    /** Of all events together, roughly: full articles may be large. */
    private static final int MAX_BYTES = 16_000_000;

    private final @Nullable StreamEvent[] events = new @Nullable StreamEvent[SIZE];
    private long first;
    private long end;
    private long bytes;
    private ChangeCursor start;
    private ChangeCursor tail;

    /** @param tail everything up to it is in no event */
    EventRing(ChangeCursor tail) {
        this.start = tail;
        this.tail = tail;
    }

    synchronized void add(ChangePages.Item item, String thinData) {
        if (end - first == SIZE) {
            drop();
        }
        var event = StreamEvent.of(end, item, thinData);
        events[(int) (end % SIZE)] = event;
        end++;
        bytes += event.bytes();
        tail = item.cursor();
        while (bytes > MAX_BYTES && end - first > 1) {
            drop();
        }
    }

    private void drop() {
        int place = (int) (first % SIZE);
        var event = events[place];
        events[place] = null;
        first++;
        if (event != null) {
            bytes -= event.bytes();
            start = event.cursor();
        }
    }

    /** Everything up to the cursor is in the ring, or was. */
    synchronized void reached(ChangeCursor cursor) {
        tail = cursor;
    }

    synchronized ChangeCursor tail() {
        return tail;
    }

    /** The events from a number on, at most so many; null if some of them are not here any more. */
    synchronized @Nullable List<StreamEvent> from(long number, int most) {
        if (number < first) {
            return null;
        }
        var found = new ArrayList<StreamEvent>();
        for (long n = number; n < end && found.size() < most; n++) {
            var event = events[(int) (n % SIZE)];
            if (event != null) {
                found.add(event);
            }
        }
        return found;
    }

    /** Where a client begins that has nothing to catch up with. */
    synchronized Place now() {
        return new Place(end, tail);
    }

    /** @param cursor after the event before this number */
    record Place(long number, ChangeCursor cursor) {}

    /** Whether a cursor is of this history, and not ahead of it. Else only the log can tell what it is. */
    synchronized boolean knows(ChangeCursor cursor) {
        return cursor.epoch() == tail.epoch() && cursor.position() <= tail.position();
    }

    /** The number of the first event after a cursor; -1 where only the log can tell. */
    synchronized long after(ChangeCursor cursor) {
        if (cursor.snapshot() || cursor.position() < start.position()) {
            return -1;
        }
        long number = first;
        while (number < end && !isPast(number, cursor)) {
            number++;
        }
        return cursor.thing() == null || isOf(number - 1, cursor) ? number : -1;
    }

    /** Whether the event comes after the cursor, or is the one the cursor is after: events of a change are in one order. */
    private boolean isPast(long number, ChangeCursor cursor) {
        long position = position(number);
        return position > cursor.position()
                || (position == cursor.position() && cursor.thing() != null && isOf(number - 1, cursor));
    }

    private boolean isOf(long number, ChangeCursor cursor) {
        var event = number < first ? null : events[(int) (number % SIZE)];
        return event != null
                && event.cursor().position() == cursor.position()
                && Objects.equals(event.cursor().thing(), cursor.thing());
    }

    private long position(long number) {
        var event = events[(int) (number % SIZE)];
        return event == null ? Long.MAX_VALUE : event.cursor().position();
    }
}
