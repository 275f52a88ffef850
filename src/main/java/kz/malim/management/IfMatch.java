package kz.malim.management;

import jakarta.ws.rs.HeaderParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The precondition of a write (RFC 9110, 13.1.1): the version that its sender has read, so that no edit is overwritten
 * unseen. Every write of something versioned declares it: {@code @BeanParam IfMatch ifMatch}.
 */
public record IfMatch(
        @Parameter(
                description =
                        "The `ETag` of your last read. Without it the response is 428; if it is outdated, 412 with the current state.",
                example = "\"3\"",
                schema = @Schema(maxLength = 200, pattern = FORM))
        @HeaderParam("If-Match")
        @Nullable
        String header) {
    private static final String FORM = "^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\"( *, *(W/)?\"[\\x21\\x23-\\x7e]*\")*)$";

    /** An element of a list, which may be empty; tags may have commas (RFC 9110, 5.6.1 and 8.8.3). */
    private static final Pattern ELEMENT =
            Pattern.compile("\\G[ \\t]*+(\\*|(?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*+\")?+[ \\t]*+(?:,|$)");

    private static final Pattern ONE_VERSION = Pattern.compile("\"(\\d{1,9})\"");

    /** The precondition of a write that names its version elsewhere than in the header. */
    public static IfMatch version(int version) {
        return new IfMatch("\"" + version + "\"");
    }

    /** @param current the representation to return with a 412 */
    public void require(int version, Supplier<Object> current) {
        if (!matches(version)) {
            throw stale(version).withMembers(Map.of("current", current.get()));
        }
    }

    /**
     * Strong comparison: a weak tag matches nothing. Neither does an asterisk, which would overwrite what its sender has not
     * read.
     */
    public boolean matches(int version) {
        if (header == null) {
            throw new Problem(ProblemType.PRECONDITION_REQUIRED, ProblemType.PRECONDITION_REQUIRED.remedy());
        }
        return tags().stream().anyMatch(tag -> tag.equals("\"" + version + "\""));
    }

    private List<String> tags() {
        var list = String.valueOf(header);
        var elements = ELEMENT.matcher(list);
        var tags = new ArrayList<String>();
        int end = 0;
        while (elements.find()) {
            if (elements.group(1) != null) {
                tags.add(elements.group(1));
            }
            end = elements.end();
        }
        if (tags.isEmpty() || end < list.length()) {
            var bare = list.replace("\"", "").strip();
            throw new Problem(
                    ProblemType.MALFORMED_REQUEST,
                    "If-Match takes the ETag as it was sent, with its quotes"
                            + (bare.matches("\\d{1,9}") ? ": If-Match: \"" + bare + "\"." : "."));
        }
        return tags;
    }

    /** The version in the header, if it names exactly one. */
    public OptionalInt version() {
        var tag = ONE_VERSION.matcher(header == null ? "" : header.strip());
        return tag.matches() ? OptionalInt.of(Integer.parseInt(tag.group(1))) : OptionalInt.empty();
    }

    public Problem stale(int current) {
        var read = version();
        return new Problem(
                ProblemType.STALE_VERSION,
                "The current version is " + current
                        + (read.isEmpty()
                                ? ". `If-Match` needs a strong ETag: * and tags that begin with W/ match nothing."
                                : "; `If-Match` names version " + read.getAsInt() + "."));
    }
}
