package kz.malim.cache;

import io.vertx.core.http.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import kz.malim.web.HttpDate;

/**
 * When a response was last modified, as it is sent and compared. Thread-safe.
 *
 * <p>HTTP dates are full seconds, and no {@code 304} may be sent for what has changed, also not when it changed twice in
 * one second, and not when it was read between the timestamp of a change and the commit that makes it visible. So what is
 * compared and, as a rule, sent is not the second of the change but a later one ({@value #MARGIN} seconds), by which
 * everybody sees the change; and it is sent only when all changes until then are known here. Before that the second of the
 * change itself is sent, which never leads to a {@code 304}. A client that requests so early gets the response once more than
 * needed.
 */
final class LastModified {
    /** One to leave the second of the change, and one for a transaction to commit what it has written down. */
    private static final long MARGIN = 2;

    private final long validFrom;
    private volatile CharSequence header;
    private volatile boolean settled;

    LastModified(Instant modified) {
        this.validFrom = modified.getEpochSecond() + MARGIN;
        this.header = HttpHeaders.createOptimized(HttpDate.of(modified.getEpochSecond()));
    }

    /** @param completeUntil the second until which every change is known and none of them is of this response */
    void settle(long completeUntil) {
        if (!settled && completeUntil >= validFrom) {
            header = HttpHeaders.createOptimized(HttpDate.of(validFrom));
            settled = true;
        }
    }

    /** The value of {@code Last-Modified}; never later than now, as RFC 9110, 8.8.2.1 requires. */
    CharSequence header() {
        return header;
    }

    /** Whether nothing has changed since the date of an {@code If-Modified-Since}. A date in the future is invalid. */
    boolean isUnmodifiedSince(String date, Clock clock) {
        if (settled && date.contentEquals(header)) {
            return true; // what clients send, as a rule
        }
        long since = HttpDate.epochSecond(date);
        return since >= validFrom && since <= clock.instant().getEpochSecond();
    }
}
