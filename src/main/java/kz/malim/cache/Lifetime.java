package kz.malim.cache;

import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;

/** {@code Cache-Control} of responses (RFC 9111, RFC 5861). Malim itself caches them until they change. */
final class Lifetime {
    /** Seconds for which a browser or an app reuses a response without revalidation. */
    private static final long PRIVATE_AGE = 30;

    /** The same for a CDN; one that is purged by tag may cache longer by its own settings. */
    private static final long SHARED_AGE = 60;

    private static final String AGES = "public, max-age=%d, s-maxage=%d";

    static final String DEFAULT =
            AGES.formatted(PRIVATE_AGE, SHARED_AGE) + ", stale-while-revalidate=30, stale-if-error=600";

    static final CharSequence DEFAULT_HEADER = HttpHeaders.createOptimized(DEFAULT);

    private Lifetime() {}

    /** No cache may use a response past the transition that makes it outdated. */
    static String until(Instant transition, Instant now) {
        long left = Math.max(0, Duration.between(now, transition).toSeconds());
        return left > 2 * SHARED_AGE
                ? DEFAULT
                : AGES.formatted(Math.min(PRIVATE_AGE, left), Math.min(SHARED_AGE, left));
    }
}
