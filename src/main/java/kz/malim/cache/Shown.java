package kz.malim.cache;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request is answered with, freshly made.
 *
 * @param modified when the newest of what is shown last changed
 * @param tags names of everything shown; a change to any of them makes this answer wrong
 * @param until when time alone makes this answer wrong, if it does
 * @param headers what this answer says besides, such as {@code Link} and {@code Content-Language}
 */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
public record Shown(
        byte[] content,
        String mediaType,
        @Nullable Instant modified,
        Set<String> tags,
        @Nullable Instant until,
        Map<String, String> headers) {

    /** The same, wrong from this moment on if not earlier. */
    Shown noLongerThan(@Nullable Instant moment) {
        return moment == null || (until != null && until.isBefore(moment))
                ? this
                : new Shown(content, mediaType, modified, tags, moment, headers);
    }
}
