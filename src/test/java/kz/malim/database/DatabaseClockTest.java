package kz.malim.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final long SECOND = 1_000_000_000L;

    private final AtomicReference<Instant> own = new AtomicReference<>(NOON);
    private final DatabaseClock clock = new DatabaseClock(((InstantSource) own::get).withZone(ZoneOffset.UTC));

    @Test
    void usesTheMachinesClockOnlyBeforeTheFirstSynchronization() {
        assertEquals(NOON, clock.instant());
        long now = System.nanoTime();

        clock.synchronize(NOON.plusSeconds(7_200), now, now);
        own.set(NOON.minusSeconds(100_000)); // somebody sets the clock of the machine

        assertFalse(clock.instant().isBefore(NOON.plusSeconds(7_200)));
        assertTrue(clock.instant().isBefore(NOON.plusSeconds(7_260)));
    }

    @Test
    void hasThePrecisionOfPostgreSql() {
        own.set(NOON.plusNanos(123_456_789));

        assertEquals(NOON.plusNanos(123_456_000), clock.instant());
    }

    @Test
    void isBetweenTheEarliestAndTheLatestPossibleTime() {
        long now = System.nanoTime();

        clock.synchronize(NOON, now - SECOND, now);

        var earliest = clock.earliest().truncatedTo(ChronoUnit.MICROS); // as the later one is
        assertFalse(earliest.isAfter(clock.instant().minusSeconds(1)));
    }

    @Test
    void prefersTheMorePreciseOfTwoSamples() {
        long now = System.nanoTime();
        clock.synchronize(NOON, now - SECOND / 1_000, now);

        clock.synchronize(NOON.plusSeconds(9_999), now - SECOND, now);

        assertTrue(clock.instant().isBefore(NOON.plusSeconds(60)));
        assertTrue(Duration.between(
                                clock.earliest(), clock.withZone(ZoneOffset.UTC).instant())
                        .compareTo(Duration.ofMinutes(1))
                < 0);
    }
}
