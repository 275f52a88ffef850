package kz.malim.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A failure as {@code application/problem+json} (RFC 9457). */
@Schema(name = "Problem", description = "A problem (RFC 9457). Switch on `type`; show `title` and `detail` to people.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemView(
        @Schema(
                description = "Problem type. Stable; a path where it is explained.",
                examples = "/problems/invalid-parameter")
        String type,

        @Schema(description = "Short summary of the problem type.")
        String title,

        @Schema(description = "HTTP status of the response.", examples = "400")
        int status,

        @Schema(description = "Explanation specific to this request.") @Nullable
        String detail,

        @Schema(description = "The invalid parts of the request, if any.")
        List<Violation> errors,

        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> members) {

    /** One invalid part of a request. */
    @Schema(
            name = "Violation",
            description = "An invalid part of the request: in the body (`pointer`) or in the query (`parameter`).")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Violation(
            @Schema(
                    description = "JSON pointer (RFC 6901) into the body, as a URI fragment.",
                    examples = "#/body/2/items")
            @Nullable
            String pointer,

            @Schema(description = "Name of the query parameter.", examples = "limit") @Nullable
            String parameter,

            @Schema(description = "What is wrong with it.") String detail) {

        public static Violation ofParameter(String parameter, String detail) {
            return new Violation(null, parameter, detail);
        }

        public static Violation at(String pointer, String detail) {
            return new Violation(pointer, null, detail);
        }
    }

    static ProblemView of(ProblemType type, @Nullable String detail, List<Violation> errors) {
        return of(type, detail, errors, Map.of());
    }

    static ProblemView of(
            ProblemType type, @Nullable String detail, List<Violation> errors, Map<String, Object> members) {
        return new ProblemView(type.uri(), type.title(), type.status(), detail, errors, members);
    }
}
