package kz.malim.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Explains problems: the {@code type} of each leads here. */
@Path("/problems")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Problems", description = "What can go wrong, and what to do about it.")
public class ProblemResource {

    @GET
    @Operation(
            operationId = "listProblems",
            summary = "List the problems",
            description =
                    "Every kind of problem a request can meet. Useful when you write the code that handles them; more may be added.")
    public Explanations problems() {
        return new Explanations(
                Arrays.stream(ProblemType.values()).map(Explanation::of).toList());
    }

    @GET
    @Path("{type}")
    @Operation(
            operationId = "getProblem",
            summary = "Explain a problem",
            description = "What the `type` of a problem means and what to do about it. The `type` is this very path.")
    public Explanation problem(
            @Parameter(
                            description = "The last part of the problem's `type`.",
                            example = "unknown-parameter",
                            schema = @Schema(pattern = "^[a-z]+(-[a-z]+)*$", maxLength = 40))
                    @PathParam("type")
                    String type) {
        return ProblemType.of(type)
                .map(Explanation::of)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no such kind of problem."));
    }

    /** Every kind of problem, explained. */
    @Schema(name = "ProblemExplanations", description = "Every kind of problem, by status.")
    public record Explanations(List<Explanation> items) {}

    /** A kind of problem, explained. */
    @Schema(name = "ProblemExplanation", description = "A kind of problem and what to do about it.")
    public record Explanation(
            @Schema(description = "The `type` of such problems.", examples = "/problems/unknown-parameter")
            String type,

            @Schema(description = "The problem in words.") String title,

            @Schema(description = "The HTTP status it comes with.", examples = "400")
            int status,

            @Schema(description = "What you can do about it.")
            String remedy) {

        static Explanation of(ProblemType type) {
            return new Explanation(type.uri(), type.title(), type.status(), type.remedy());
        }
    }
}
