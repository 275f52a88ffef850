package kz.malim.editing;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kz.malim.access.Role;
import kz.malim.article.Reviewing;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether a draft waits for another pair of eyes. */
@Path(ArticleEditingResource.PATH + "/{id}/review")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editing")
public class ReviewResource {
    private final ArticleEditor desk;
    private final Reviewing reviewing;

    ReviewResource(ArticleEditor desk, Reviewing reviewing) {
        this.desk = desk;
        this.reviewing = reviewing;
    }

    @PUT
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(operationId = "requestReview", summary = "Ask for a review", description = """
                    Marks the draft as ready to be read by an editor.""")
    @APIResponseSchema(ArticleEditView.class)
    public Response request(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @Parameter(
                            description = ArticleEditingResource.IF_MATCH,
                            example = "\"3\"",
                            schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch) {
        var article = desk.open(id, ifMatch);
        reviewing.request(article);
        return desk.answer(article);
    }

    @DELETE
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "endReview", summary = "Send a draft back", description = """
                    Ends the review; the draft is its writer's again.""")
    @APIResponseSchema(ArticleEditView.class)
    public Response end(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @Parameter(
                            description = ArticleEditingResource.IF_MATCH,
                            example = "\"3\"",
                            schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch) {
        var article = desk.open(id, ifMatch);
        reviewing.end(article);
        return desk.answer(article);
    }
}
