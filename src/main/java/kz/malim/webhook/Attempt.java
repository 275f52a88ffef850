package kz.malim.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of sending an event once.
 *
 * @param status of the response, if there was one
 * @param response the beginning of its body
 * @param error why it failed; null if it did not
 * @param retryAfter what the receiver asks for
 */
record Attempt(
        Instant sentAt,
        Duration duration,
        String request,
        @Nullable Integer status,
        @Nullable String response,
        @Nullable String error,
        @Nullable Duration retryAfter) {
    private static final int GONE = 410;

    boolean succeeded() {
        return error == null;
    }

    /** The receiver wants nothing more. */
    boolean isGone() {
        return status != null && status == GONE;
    }
}
