package kz.malim.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The clock of the database, extrapolated from the last synchronization with this machine's monotonic clock. The published
 * views compare with the database's clock, so a cache has to expire by the same clock; this machine's may be wrong, and may be
 * set while Malim runs. It is used only before the first synchronization. Thread-safe.
 */
public final class DatabaseClock extends Clock {
    /** A sample is replaced by a less precise one only when it is as old as this: clocks drift apart slowly. */
    private static final Duration MAX_AGE = Duration.ofSeconds(10);

    private final Clock own;
    private final AtomicReference<@Nullable Sample> last;

    public DatabaseClock(Clock own) {
        this(own, new AtomicReference<>());
    }

    private DatabaseClock(Clock own, AtomicReference<@Nullable Sample> last) {
        this.own = own;
        this.last = last;
    }

    /** The time of the database at some point between sending a query and receiving its result. */
    private record Sample(Instant time, long sentAt, long receivedAt) {
        boolean isBetterThan(@Nullable Sample other) {
            return other == null
                    || receivedAt - sentAt <= other.receivedAt - other.sentAt
                    || sentAt - other.receivedAt > MAX_AGE.toNanos();
        }
    }

    /**
     * @param sentAt when the query was sent, by {@link System#nanoTime()}
     * @param receivedAt when its result was received
     */
    public void synchronize(Instant time, long sentAt, long receivedAt) {
        var sample = new Sample(time, sentAt, receivedAt);
        if (sample.isBetterThan(last.get())) {
            last.set(sample);
        }
    }

    /**
     * Not earlier than the database's time: nothing is cached for too long. In microseconds, the precision of PostgreSQL, so
     * that a time returned before it was stored is the one read later.
     */
    @Override
    public Instant instant() {
        var sample = last.get();
        var now = sample == null ? own.instant() : sample.time().plusNanos(System.nanoTime() - sample.sentAt());
        return now.truncatedTo(ChronoUnit.MICROS);
    }

    /** Not later than the database's time: what has passed here has passed there too. */
    public Instant earliest() {
        var sample = last.get();
        return sample == null ? own.instant() : sample.time().plusNanos(System.nanoTime() - sample.receivedAt());
    }

    @Override
    public ZoneId getZone() {
        return own.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new DatabaseClock(own.withZone(zone), last);
    }
}
