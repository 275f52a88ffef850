package kz.malim.cache;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A rendered response that is not cached yet.
 *
 * @param modified when its content last changed, as far as the content shows
 * @param tags cache tags of everything in it; a change of any of them makes it outdated
 * @param until when a transition makes it outdated without a change, if one does
 * @param headers further headers, such as {@code Link} and {@code Content-Language}
 */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
public record RenderedResponse(
        byte[] content,
        String mediaType,
        @Nullable Instant modified,
        Set<String> tags,
        @Nullable Instant until,
        Map<String, String> headers) {

    /** The same with further headers. */
    RenderedResponse withHeaders(Map<String, String> further) {
        var all = new TreeMap<>(headers);
        all.putAll(further);
        return new RenderedResponse(content, mediaType, modified, tags, until, all);
    }

    /** The same, outdated from this time on if not earlier. */
    RenderedResponse validUntil(@Nullable Instant time) {
        return time == null || (until != null && until.isBefore(time))
                ? this
                : new RenderedResponse(content, mediaType, modified, tags, time, headers);
    }

    /** The same, modified at this time if not later. */
    RenderedResponse modifiedAt(@Nullable Instant time) {
        return time == null || (modified != null && modified.isAfter(time))
                ? this
                : new RenderedResponse(content, mediaType, time, tags, until, headers);
    }

    /** The same without the time of its last change. */
    RenderedResponse modifiedUnknown() {
        return new RenderedResponse(content, mediaType, null, tags, until, headers);
    }
}
