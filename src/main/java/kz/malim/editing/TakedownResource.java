package kz.malim.editing;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import kz.malim.article.Withdrawing;
import kz.malim.management.CommonFields;
import kz.malim.management.IfMatch;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The takedown of an article. */
@Path(ArticleEditingResource.PATH + "/{id}/takedown")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editing")
public class TakedownResource {
    private final ArticleEditor editor;
    private final Withdrawing withdrawing;
    private final RequestJson json;

    TakedownResource(ArticleEditor editor, Withdrawing withdrawing, RequestJson json) {
        this.editor = editor;
        this.withdrawing = withdrawing;
        this.json = json;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.PUBLISHER)
    @Transactional
    @Operation(operationId = "takeDownArticle", summary = "Take down", description = """
                    Removes an article that is or was published: its public URL returns 410 with your reason, and lists, feeds and related \
                    lists omit it.""")
    @APIResponseSchema(ArticleEditView.class)
    public Response takeDown(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @RequestBodySchema(Takedown.class) JsonNode body,
            @Context SecurityContext caller) {
        var input = json.read(body, Takedown.class);
        var article = editor.lock(id, ifMatch);
        withdrawing.takeDown(article, input.reason(), caller.getUserPrincipal().getName());
        return editor.response(article);
    }

    @DELETE
    @RolesAllowed(Role.PUBLISHER)
    @Transactional
    @Operation(operationId = "liftTakedown", summary = "Lift a takedown", description = """
                    The public URL returns 404 instead of 410. The content is a draft: publish it to show it again.""")
    @APIResponseSchema(ArticleEditView.class)
    public Response lift(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch) {
        var article = editor.lock(id, ifMatch);
        withdrawing.liftTakedown(article);
        return editor.response(article);
    }

    /** Why an article is taken down. */
    @Schema(name = "Takedown", description = "Why the article is taken down. Returned to readers with the 410.")
    record Takedown(
            @Schema(minLength = 1, maxLength = MAX_LENGTH) String reason) {
        private static final int MAX_LENGTH = 1_000;

        Takedown {
            reason = CommonFields.line(reason, "reason", MAX_LENGTH);
        }
    }
}
