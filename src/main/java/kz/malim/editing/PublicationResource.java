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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import kz.malim.access.Role;
import kz.malim.article.Publishing;
import kz.malim.management.IfMatch;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The publication of an article. */
@Path(ArticleEditingResource.PATH + "/{id}/publication")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editing")
public class PublicationResource {
    private final ArticleEditor editor;
    private final Publishing publishing;

    PublicationResource(ArticleEditor editor, Publishing publishing) {
        this.editor = editor;
        this.publishing = publishing;
    }

    @PUT
    @RolesAllowed(Role.PUBLISHER)
    @Transactional
    @Operation(operationId = "publishArticle", summary = "Publish", description = """
                    Publishes the draft in place of the previously published revision. The date is the current time, unless the content has a \
                    date or was published before.""")
    @APIResponseSchema(ArticleEditView.class)
    public Response publish(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch) {
        var article = editor.lock(id, ifMatch);
        publishing.publish(article);
        return editor.response(article);
    }

    @DELETE
    @RolesAllowed(Role.PUBLISHER)
    @Transactional
    @Operation(operationId = "unpublishArticle", summary = "Unpublish", description = """
                    The public URL returns 404, and lists and feeds omit the article. The published revision becomes the draft, unless there is \
                    a newer one. To remove an article for good and say why, use `takedown`.""")
    @APIResponseSchema(ArticleEditView.class)
    public Response withdraw(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @Context SecurityContext caller) {
        var article = editor.lock(id, ifMatch);
        publishing.withdraw(article, caller.getUserPrincipal().getName());
        return editor.response(article);
    }
}
