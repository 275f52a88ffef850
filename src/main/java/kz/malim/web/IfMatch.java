package kz.malim.web;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Holds a write to the version its sender has read (RFC 9110, 13.1.1), so that nobody's edit is overwritten unseen. */
public final class IfMatch {
    private static final int MOST_TAGS = 20;

    private IfMatch() {}

    /** @param current how it is now, for whoever has read something older */
    public static void require(@Nullable String header, int version, Supplier<Object> current) {
        if (header == null) {
            throw new Problem(ProblemType.PRECONDITION_REQUIRED, ProblemType.PRECONDITION_REQUIRED.remedy());
        }
        boolean read = Arrays.stream(header.split(",", MOST_TAGS))
                .anyMatch(tag -> tag.strip().equals("\"" + version + "\""));
        if (!read) {
            throw new Problem(ProblemType.STALE_VERSION, "Now it is version " + version + ".")
                    .telling(Map.of("current", current.get()));
        }
    }
}
