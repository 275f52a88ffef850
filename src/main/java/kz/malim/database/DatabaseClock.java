package kz.malim.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The time of the database, carried on from where it was last told by the steady counter of this machine. The published
 * views compare with the database's clock, so whoever keeps an answer until a moment has to mean the same moment; the
 * clock of this machine may be wrong, and may be set while we run. It is asked only until the database was first heard.
 */
public final class DatabaseClock extends Clock {
    /** A told time is replaced by a less certain one only when it is as old as this: counters run apart slowly. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(10);

    private final Clock own;
    private final AtomicReference<@Nullable Told> last;

    public DatabaseClock(Clock own) {
        this(own, new AtomicReference<>());
    }

    private DatabaseClock(Clock own, AtomicReference<@Nullable Told> last) {
        this.own = own;
        this.last = last;
    }

    /** What the database said it was at some moment between the question and the answer. */
    private record Told(Instant time, long asked, long answered) {
        boolean isBetterThan(@Nullable Told other) {
            return other == null
                    || answered - asked <= other.answered - other.asked
                    || asked - other.answered > GOOD_FOR.toNanos();
        }
    }

    /**
     * @param asked when the database was asked, by {@link System#nanoTime()}
     * @param answered when its answer was here
     */
    public void told(Instant time, long asked, long answered) {
        var told = new Told(time, asked, answered);
        if (told.isBetterThan(last.get())) {
            last.set(told);
        }
    }

    /**
     * Not earlier than the database has it: nothing is kept longer than it may be. In microseconds, the finest that
     * PostgreSQL keeps, so that what is told of a row at once is what is told of it later.
     */
    @Override
    public Instant instant() {
        var told = last.get();
        var now = told == null ? own.instant() : told.time().plusNanos(System.nanoTime() - told.asked());
        return now.truncatedTo(ChronoUnit.MICROS);
    }

    /** Not later than the database has it: what is past now is past there too. */
    public Instant earliest() {
        var told = last.get();
        return told == null ? own.instant() : told.time().plusNanos(System.nanoTime() - told.answered());
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
