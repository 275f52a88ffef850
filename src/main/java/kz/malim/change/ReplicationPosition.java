package kz.malim.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** How far this replica has processed the change log, and whether it may rely on that. Thread-safe. */
@ApplicationScoped
public class ReplicationPosition {
    /** Longer than this without a response of the database, and cached responses may be stale. */
    static final Duration MAX_STALENESS = Duration.ofSeconds(6);

    private volatile long position = -1;
    private volatile long confirmedAt = Long.MIN_VALUE;
    private volatile boolean unreachable;
    private volatile long completeUntil;

    /** The last change that was passed on; -1 before the log was first read. */
    public long position() {
        return position;
    }

    /** Whether every change older than {@link #MAX_STALENESS} is known here. */
    public boolean isCurrent() {
        return confirmedAt != Long.MIN_VALUE && System.nanoTime() - confirmedAt < MAX_STALENESS.toNanos();
    }

    /** Whether the last attempt to connect failed: then a query would only wait for its timeout. */
    public boolean isUnreachable() {
        return unreachable;
    }

    /**
     * The second until which every change was passed on, since 1970 by the clock of the database; 0 before the log was first
     * read. It does not advance while the database cannot be queried.
     */
    public long completeUntil() {
        return completeUntil;
    }

    /** @param time just before a query that returned every change there was */
    void completeUntil(Instant time) {
        completeUntil = time.getEpochSecond();
    }

    void unreachable() {
        unreachable = true;
    }

    /** Time since every change was last known here; a day before the log was first read. */
    public Duration staleness() {
        return confirmedAt == Long.MIN_VALUE ? Duration.ofDays(1) : Duration.ofNanos(System.nanoTime() - confirmedAt);
    }

    /** @param sentAt when the query was sent that returned this position, by {@link System#nanoTime()} */
    synchronized void advanceTo(long reached, long sentAt) {
        position = reached;
        unreachable = false;
        confirmedAt = sentAt;
        notifyAll();
    }

    /** Waits until this position is reached, or the timeout; 0 is reached when the log was first read. */
    public synchronized void await(long wanted, Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        try {
            while (position < wanted && System.nanoTime() < end) {
                wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
