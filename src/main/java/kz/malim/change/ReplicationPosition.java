package kz.malim.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** How far this replica has heard of changes, and how sure it is to have heard of all. */
@ApplicationScoped
public class ReplicationPosition {
    /** Longer than this without a word from the database, and what is kept may be wrong. */
    static final Duration SURE_FOR = Duration.ofSeconds(6);

    private volatile long position = -1;
    private volatile long at = Long.MIN_VALUE;
    private volatile boolean away;
    private volatile long completeUntil;

    /** The last change that was passed on; -1 before the first look. */
    public long position() {
        return position;
    }

    /** Whether every change older than {@link #SURE_FOR} is known here. */
    public boolean isSure() {
        return at != Long.MIN_VALUE && System.nanoTime() - at < SURE_FOR.toNanos();
    }

    /** Whether the database could not even be reached when it was last tried: then asking it is waiting for nothing. */
    public boolean isAway() {
        return away;
    }

    /**
     * The second until which every change is known and was passed on, since 1970 by the clock of the database; 0 before
     * the first look. It stands still while the database cannot be asked.
     */
    public long completeUntil() {
        return completeUntil;
    }

    /** @param moment when the database was about to be asked, and then told all there was */
    void completeUntil(Instant moment) {
        completeUntil = moment.getEpochSecond();
    }

    void away() {
        away = true;
    }

    /** Time since the last moment at which every change was known here; long ago before the first. */
    public Duration silence() {
        return at == Long.MIN_VALUE ? Duration.ofDays(1) : Duration.ofNanos(System.nanoTime() - at);
    }

    /** @param asked when the question was asked that this was the answer to, by {@link System#nanoTime()} */
    synchronized void upTo(long reached, long asked) {
        position = reached;
        away = false;
        at = asked;
        notifyAll();
    }

    /** Waits until this position is heard of, or no longer; 0 is reached with the first word from the database. */
    public synchronized void await(long wanted, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (position < wanted && System.nanoTime() < end) {
                wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
