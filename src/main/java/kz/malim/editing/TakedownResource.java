package kz.malim.editing;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
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
import kz.malim.article.ContentReader;
import kz.malim.article.Withdrawing;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether an article was killed. */
@Path(ArticleEditingResource.PATH + "/{id}/takedown")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editing")
public class TakedownResource {
    private final ArticleEditor desk;
    private final Withdrawing withdrawing;
    private final ContentReader reader;

    TakedownResource(ArticleEditor desk, Withdrawing withdrawing, ContentReader reader) {
        this.desk = desk;
        this.withdrawing = withdrawing;
        this.reader = reader;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.PUBLISHER)
    @Transactional
    @Operation(operationId = "takeDownArticle", summary = "Take down", description = """
                    Kills what was public: its address answers 410 with your reason, and lists, feeds and related lists lose it.""")
    @APIResponseSchema(ArticleEditView.class)
    public Response takeDown(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @Parameter(
                            description = ArticleEditingResource.IF_MATCH,
                            example = "\"3\"",
                            schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SubresourceInputs.Takedown.class)))
                    JsonNode body,
            @Context SecurityContext caller) {
        var wanted = reader.as(ContentReader.object(body), SubresourceInputs.Takedown.class);
        var article = desk.open(id, ifMatch);
        withdrawing.takeDown(article, wanted.reason(), caller.getUserPrincipal().getName());
        return desk.answer(article);
    }

    @DELETE
    @RolesAllowed(Role.PUBLISHER)
    @Transactional
    @Operation(operationId = "liftTakedown", summary = "Lift a takedown", description = """
                    Readers get 404 instead of 410. What was public is a draft: publish it to show it again.""")
    @APIResponseSchema(ArticleEditView.class)
    public Response lift(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @Parameter(
                            description = ArticleEditingResource.IF_MATCH,
                            example = "\"3\"",
                            schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch) {
        var article = desk.open(id, ifMatch);
        withdrawing.liftTakedown(article);
        return desk.answer(article);
    }
}
