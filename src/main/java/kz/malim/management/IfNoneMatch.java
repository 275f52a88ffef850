package kz.malim.management;

import jakarta.ws.rs.HeaderParam;
import java.util.Map;
import java.util.function.Supplier;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The precondition of a {@code PUT} that creates what its client has named (RFC 9110, 13.1.2): there is nothing of this name
 * yet. So nobody replaces, with what was meant to be new, something of another.
 */
public record IfNoneMatch(
        @Parameter(
                description = "`*` to create it; if it exists already, the response is 412 with its current state.",
                example = "*",
                schema = @Schema(enumeration = "*"))
        @HeaderParam("If-None-Match")
        @Nullable
        String header) {

    /** Requires that the client means to create. */
    public void requireForCreation() {
        if (!isSent()) {
            throw new Problem(
                    ProblemType.PRECONDITION_REQUIRED,
                    "There is nothing of this name: to create it, send If-None-Match: *.");
        }
    }

    /** @param current the representation to return with a 412 */
    public void refuseForExisting(int version, Supplier<Object> current) {
        if (isSent()) {
            throw new Problem(ProblemType.STALE_VERSION, "It exists already, in version " + version + ".")
                    .withMembers(Map.of("current", current.get()));
        }
    }

    private boolean isSent() {
        if (header != null && !header.strip().equals("*")) {
            throw new Problem(ProblemType.MALFORMED_REQUEST, "If-None-Match of a write takes * only.");
        }
        return header != null;
    }
}
