package kz.malim.web;

import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recognizes that Quarkus could not parse a multipart body. It throws whatever its parser met, without a type of its own, so
 * only the stack says where; writing the parts to disk is done there too, and fails for other reasons.
 */
final class MultipartErrorDetector {
    private static final String PARSER = "org.jboss.resteasy.reactive.server.core.multipart.";
    private static final String DISK = "sun.nio.";

    private MultipartErrorDetector() {}

    static boolean isCauseOf(Throwable failure) {
        var chain = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .toList();
        return chain.stream().anyMatch(cause -> isThrownIn(PARSER, cause)) && !isFromDisk(chain);
    }

    private static boolean isFromDisk(List<Throwable> chain) {
        return chain.stream().anyMatch(cause -> cause instanceof FileSystemException || isThrownIn(DISK, cause));
    }

    private static boolean isThrownIn(String classes, Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith(classes));
    }
}
