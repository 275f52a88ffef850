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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import kz.malim.access.Role;
import kz.malim.article.Publishing;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether readers see an article. */
@Path(ArticleEditingResource.PATH + "/{id}/publication")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editing")
public class PublicationResource {
    private final ArticleEditor desk;
    private final Publishing publishing;

    PublicationResource(ArticleEditor desk, Publishing publishing) {
        this.desk = desk;
        this.publishing = publishing;
    }

    @PUT
    @RolesAllowed(Role.PUBLISHER)
    @Transactional
    @Operation(operationId = "publishArticle", summary = "Publish", description = """
                    Shows the draft to readers, in place of what they saw before. It is dated to this moment, unless the content has a \
                    date or was public before.""")
    @APIResponseSchema(ArticleEditView.class)
    public Response publish(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @Parameter(
                            description = ArticleEditingResource.IF_MATCH,
                            example = "\"3\"",
                            schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch) {
        var article = desk.open(id, ifMatch);
        publishing.publish(article);
        return desk.answer(article);
    }

    @DELETE
    @RolesAllowed(Role.PUBLISHER)
    @Transactional
    @Operation(operationId = "unpublishArticle", summary = "Withdraw from readers", description = """
                    Readers find nothing at its address; lists and feeds lose it. What they saw is a draft from then on, unless there is a \
                    newer one. For what must never come back there is `takedown`.""")
    @APIResponseSchema(ArticleEditView.class)
    public Response withdraw(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @Parameter(
                            description = ArticleEditingResource.IF_MATCH,
                            example = "\"3\"",
                            schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch,
            @Context SecurityContext caller) {
        var article = desk.open(id, ifMatch);
        publishing.withdraw(article, caller.getUserPrincipal().getName());
        return desk.answer(article);
    }
}
