package kz.malim.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Times that an article brings with it from where it was published before. Importers may tell them and editors may not:
 * their acts happen when they do them.
 *
 * @param updated when its readers there last got a new version; null when nobody knows
 */
public record OriginalTimes(@Nullable Instant updated) {
    /** Nothing was published before. */
    public static final OriginalTimes NONE = new OriginalTimes(null);
}
