package kz.malim.editing;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import kz.malim.access.Role;
import kz.malim.article.ContentReader;
import kz.malim.article.Renaming;
import kz.malim.web.ProblemView.Violation;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where readers find an article. */
@Path(ArticleEditingResource.PATH + "/{id}/slug")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editing")
public class AddressResource {
    private final ArticleEditor desk;
    private final Renaming renaming;
    private final ContentReader reader;

    AddressResource(ArticleEditor desk, Renaming renaming, ContentReader reader) {
        this.desk = desk;
        this.renaming = renaming;
        this.reader = reader;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "renameArticle", summary = "Give it another address", description = """
                    Readers who come to the old address are led to the new one (301), for as long as the article exists.""")
    @APIResponseSchema(ArticleEditView.class)
    public Response rename(
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
                            content = @Content(schema = @Schema(implementation = SubresourceInputs.Address.class)))
                    JsonNode body) {
        var wanted = reader.as(ContentReader.object(body), SubresourceInputs.Address.class);
        if (wanted.slug() == null) {
            throw ContentReader.refused(List.of(Violation.at("#/slug", "Say the new slug.")));
        }
        var article = desk.open(id, ifMatch);
        renaming.rename(article, wanted.slug());
        return desk.answer(article);
    }
}
