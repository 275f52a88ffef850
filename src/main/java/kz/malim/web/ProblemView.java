package kz.malim.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A failure as {@code application/problem+json} (RFC 9457). */
@Schema(
        name = "Problem",
        description = "What went wrong, as RFC 9457 has it. Switch on `type`; show `title` and `detail` to people.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemView(
        @Schema(
                description = "Which kind of problem. Stable; the path leads to its explanation.",
                examples = "/problems/invalid-parameter")
        String type,

        @Schema(description = "The kind of problem in words, the same for every problem of this type.")
        String title,

        @Schema(description = "The HTTP status, once more.", examples = "400")
        int status,

        @Schema(description = "What happened this time, and what to do about it.") @Nullable
        String detail,

        @Schema(description = "The places in the request that are wrong, where there are such places.")
        List<Violation> errors,

        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> members) {

    /** One place in a request that breaks a rule. */
    @Schema(
            name = "Violation",
            description = "One place in the request that is wrong: in the body (pointer) or in the query (parameter).")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Violation(
            @Schema(
                    description = "JSON pointer (RFC 6901) into the body, as a URI fragment.",
                    examples = "#/body/2/items")
            @Nullable
            String pointer,

            @Schema(description = "Name of the query parameter.", examples = "limit") @Nullable
            String parameter,

            @Schema(description = "What is wrong there, in words.")
            String detail) {

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
