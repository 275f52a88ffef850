package kz.malim.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Times of an article that was published elsewhere before. Only importers set them: an editor's act happens now.
 *
 * @param updated when it was last updated there; null if unknown
 */
public record OriginalTimes(@Nullable Instant updated) {
    /** Not published elsewhere. */
    public static final OriginalTimes NONE = new OriginalTimes(null);
}
