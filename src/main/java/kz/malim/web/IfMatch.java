package kz.malim.web;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Requires that a write is based on the current version (RFC 9110, 13.1.1), so that no edit is overwritten unseen. */
public final class IfMatch {
    private static final int MAX_TAGS = 20;

    private IfMatch() {}

    /** @param current the current representation, for clients that have read an older one */
    public static void require(@Nullable String header, int version, Supplier<Object> current) {
        if (header == null) {
            throw new Problem(ProblemType.PRECONDITION_REQUIRED, ProblemType.PRECONDITION_REQUIRED.remedy());
        }
        boolean matches = Arrays.stream(header.split(",", MAX_TAGS))
                .anyMatch(tag -> tag.strip().equals("\"" + version + "\""));
        if (!matches) {
            throw new Problem(ProblemType.STALE_VERSION, "The current version is " + version + ".")
                    .withMembers(Map.of("current", current.get()));
        }
    }
}
