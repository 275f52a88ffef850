package kz.malim.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recognizes a full disk: that of the file store, or of temporary files of uploads. */
public final class DiskFullDetector {
    private DiskFullDetector() {}

    /** Whether a full disk caused this failure. */
    public static boolean isCauseOf(@Nullable Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(cause -> cause instanceof IOException || cause instanceof UncheckedIOException)
                .anyMatch(cause -> isDiskFull(String.valueOf(cause.getMessage())));
    }

    /** The messages of the operating systems, and of their quotas. */
    private static boolean isDiskFull(String message) {
        return message.contains("No space left")
                || message.contains("quota exceeded")
                || message.contains("not enough space");
    }
}
