package kz.malim.cache;

import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;

/** How long others may keep an answer (RFC 9111, RFC 5861). Malim itself keeps it until it changes. */
final class Lifetime {
    /** Seconds a browser or an app keeps an answer unasked. */
    private static final long PRIVATE_AGE = 30;

    /** Seconds a CDN keeps it unasked; one that listens to purges by tag may keep it longer by its own settings. */
    private static final long SHARED_AGE = 60;

    private static final String AGES = "public, max-age=%d, s-maxage=%d";

    static final String USUAL =
            AGES.formatted(PRIVATE_AGE, SHARED_AGE) + ", stale-while-revalidate=30, stale-if-error=600";

    static final CharSequence READY = HttpHeaders.createOptimized(USUAL);

    private Lifetime() {}

    /** Nobody keeps an answer past the moment from which time alone makes it wrong. */
    static String until(Instant switching, Instant now) {
        long left = Math.max(0, Duration.between(now, switching).toSeconds());
        return left > 2 * SHARED_AGE ? USUAL : AGES.formatted(Math.min(PRIVATE_AGE, left), Math.min(SHARED_AGE, left));
    }
}
