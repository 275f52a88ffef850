package kz.malim.cache;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request is answered with, freshly made.
 *
 * @param modified when it last changed, as far as that is known by what is shown
 * @param tags names of everything shown; a change to any of them makes this answer wrong
 * @param until when time alone makes this answer wrong, if it does
 * @param headers what this answer says besides, such as {@code Link} and {@code Content-Language}
 */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
public record RenderedResponse(
        byte[] content,
        String mediaType,
        @Nullable Instant modified,
        Set<String> tags,
        @Nullable Instant until,
        Map<String, String> headers) {

    /** The same, wrong from this moment on if not earlier. */
    RenderedResponse noLongerThan(@Nullable Instant moment) {
        return moment == null || (until != null && until.isBefore(moment))
                ? this
                : new RenderedResponse(content, mediaType, modified, tags, moment, headers);
    }

    /** The same, changed at this moment if not later. */
    RenderedResponse modifiedBy(@Nullable Instant moment) {
        return moment == null || (modified != null && modified.isAfter(moment))
                ? this
                : new RenderedResponse(content, mediaType, moment, tags, until, headers);
    }

    /** The same when nobody can say when it last changed. */
    RenderedResponse modifiedUnknown() {
        return new RenderedResponse(content, mediaType, null, tags, until, headers);
    }
}
