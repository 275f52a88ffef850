package kz.malim.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A disk without room: that of the files, or the one on which uploads wait to be read. */
public final class DiskFullDetector {
    private DiskFullDetector() {}

    /** Whether this is why something failed. */
    public static boolean isReasonOf(@Nullable Throwable failure) {
        return Stream.iterate(failure, reason -> reason != null, Throwable::getCause)
                .limit(20)
                .filter(reason -> reason instanceof IOException || reason instanceof UncheckedIOException)
                .anyMatch(reason -> saysFull(String.valueOf(reason.getMessage())));
    }

    /** Every system says it in these words or in those of its quotas. */
    private static boolean saysFull(String message) {
        return message.contains("No space left")
                || message.contains("quota exceeded")
                || message.contains("not enough space");
    }
}
