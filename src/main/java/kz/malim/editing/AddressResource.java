package kz.malim.editing;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kz.malim.access.Role;
import kz.malim.article.Renaming;
import kz.malim.management.IfMatch;
import kz.malim.text.Slug;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The slug of an article. */
@Path(ArticleEditingResource.PATH + "/{id}/slug")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editing")
public class AddressResource {
    private final ArticleEditor editor;
    private final Renaming renaming;
    private final RequestJson json;

    AddressResource(ArticleEditor editor, Renaming renaming, RequestJson json) {
        this.editor = editor;
        this.renaming = renaming;
        this.json = json;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "renameArticle", summary = "Change the slug", description = """
                    The old URL redirects to the new one (301) for as long as the article exists.""")
    @APIResponseSchema(ArticleEditView.class)
    public Response rename(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @RequestBodySchema(NewSlug.class) JsonNode body) {
        var input = json.read(body, NewSlug.class);
        if (input.slug() == null) {
            throw RequestJson.refused("slug", "The new slug is required.");
        }
        var article = editor.lock(id, ifMatch);
        renaming.rename(article, input.slug());
        return editor.response(article);
    }

    /** The new slug of an article. */
    @Schema(name = "ArticleAddress", description = "The slug of an article in its public URL.")
    record NewSlug(Slug slug) {}
}
