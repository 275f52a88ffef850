package kz.malim.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeTimesTest {
    private final ChangeTimes times = new ChangeTimes(4);

    @Test
    void whatNeverChangedHasNoTime() {
        times.changed(at(1), List.of("tag:a"));

        assertNull(times.last(List.of("tag:b")));
    }

    @Test
    void theLatestChangeOfAnyTagCounts() {
        times.changed(at(1), List.of("tag:a", "tag:b"));
        times.changed(at(2), List.of("tag:b"));
        times.changed(at(3), List.of("tag:c"));

        assertEquals(at(1), times.last(List.of("tag:a")));
        assertEquals(at(2), times.last(List.of("tag:a", "tag:b", "tag:d")));
    }

    @Test
    void anEarlierChangeThatArrivesLateHasNoEffect() {
        times.changed(at(2), List.of("tag:a"));
        times.changed(at(1), List.of("tag:a"));

        assertEquals(at(2), times.last(List.of("tag:a")));
    }

    @Test
    void evictsTheLongestUnchangedAndCountsThemAsTheNewestOfThese() {
        for (int i = 1; i <= 4; i++) {
            times.changed(at(i), List.of("tag:" + i));
        }
        times.changed(at(5), List.of("tag:1"));

        times.changed(at(6), List.of("tag:6")); // one over the limit: half of it is left

        assertEquals(at(4), times.last(List.of("tag:2")));
        assertEquals(at(4), times.last(List.of("tag:never-named")));
        assertEquals(at(5), times.last(List.of("tag:1")));
        assertEquals(at(6), times.last(List.of("tag:6")));
    }

    @Test
    void hasNoFloorWhenTheLogWasReadFromItsFirstRow() {
        times.read(List.of(row(2, "tag:b"), row(1, "tag:a")));

        assertNull(times.last(List.of("tag:c")));
        assertEquals(at(1), times.last(List.of("tag:a")));
    }

    @Test
    void countsUnreadChangesAsTheOldestThatWasRead() {
        times.read(List.of(row(9, "tag:b"), row(8, "tag:a")));

        assertEquals(at(8), times.last(List.of("tag:c")));
        assertEquals(at(9), times.last(List.of("tag:b")));
    }

    @Test
    void countsMissedChangesAsTheOldestThatIsLeft() {
        times.changed(at(7), List.of("tag:a"));

        times.read(List.of(row(20, "tag:b"), row(19, "tag:c")));

        assertEquals(at(19), times.last(List.of("tag:a")));
        assertEquals(at(20), times.last(List.of("tag:b")));
    }

    /** With thousands of tags, a replica that starts knows no less of the past than one that has run for long. */
    @Test
    void isNotOlderAfterARestart() {
        var restarted = new ChangeTimes(4);
        for (int i = 1; i <= 5; i++) {
            times.changed(at(i), List.of("tag:" + i));
        }

        restarted.read(List.of(row(5, "tag:5"), row(4, "tag:4"), row(3, "tag:3"), row(2, "tag:2"), row(1, "tag:1")));

        assertEquals(times.last(List.of("tag:1")), restarted.last(List.of("tag:1")));
    }

    private static Change row(int position, String name) {
        return new Change(position, at(position), List.of(name), true);
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }
}
