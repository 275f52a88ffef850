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

/** Documents the problem types: the {@code type} of each problem is a path below this one. */
@Path("/problems")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Problems", description = "The problem types of error responses and how to handle them.")
public class ProblemResource {

    @GET
    @Operation(
            operationId = "listProblems",
            summary = "List problem types",
            description = "All problem types that error responses can have. More may be added.")
    public Explanations problems() {
        return new Explanations(
                Arrays.stream(ProblemType.values()).map(Explanation::of).toList());
    }

    @GET
    @Path("{type}")
    @Operation(
            operationId = "getProblem",
            summary = "Get a problem type",
            description = "Explains a problem type and how to handle it. The `type` of a problem is this path.")
    public Explanation problem(
            @Parameter(
                            description = "The last part of the problem's `type`.",
                            example = "unknown-parameter",
                            schema = @Schema(pattern = "^[a-z]+(-[a-z]+)*$", maxLength = 40))
                    @PathParam("type")
                    String type) {
        return ProblemType.of(type)
                .map(Explanation::of)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no such problem type."));
    }

    /** The problem types. */
    @Schema(name = "ProblemExplanations", description = "All problem types, by status.")
    public record Explanations(List<Explanation> items) {}

    /** A problem type. */
    @Schema(name = "ProblemExplanation", description = "A problem type and how to handle it.")
    public record Explanation(
            @Schema(description = "The `type` of such problems.", examples = "/problems/unknown-parameter")
            String type,

            @Schema(description = "Short summary of the problem type.")
            String title,

            @Schema(description = "HTTP status of the response.", examples = "400")
            int status,

            @Schema(description = "How to handle it.") String remedy) {

        static Explanation of(ProblemType type) {
            return new Explanation(type.uri(), type.title(), type.status(), type.remedy());
        }
    }
}
