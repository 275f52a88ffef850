package kz.malim.editing;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kz.malim.access.Role;
import kz.malim.article.Reviewing;
import kz.malim.management.IfMatch;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The review of a draft. */
@Path(ArticleEditingResource.PATH + "/{id}/review")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editing")
public class ReviewResource {
    private final ArticleEditor editor;
    private final Reviewing reviewing;

    ReviewResource(ArticleEditor editor, Reviewing reviewing) {
        this.editor = editor;
        this.reviewing = reviewing;
    }

    @PUT
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(operationId = "requestReview", summary = "Request a review", description = """
                    Marks the draft as ready for review by an editor.""")
    @APIResponseSchema(ArticleEditView.class)
    public Response request(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch) {
        var article = editor.lock(id, ifMatch);
        reviewing.request(article);
        return editor.response(article);
    }

    @DELETE
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "endReview", summary = "End the review", description = """
                    Returns the draft to its writer.""")
    @APIResponseSchema(ArticleEditView.class)
    public Response end(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch) {
        var article = editor.lock(id, ifMatch);
        reviewing.end(article);
        return editor.response(article);
    }
}
