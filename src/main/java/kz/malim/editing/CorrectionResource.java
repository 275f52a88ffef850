package kz.malim.editing;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import kz.malim.access.Role;
import kz.malim.article.Articles;
import kz.malim.article.ContentReader;
import kz.malim.article.Withdrawing;
import kz.malim.web.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was wrong in an article and is told to its readers. */
@Path(ArticleEditingResource.PATH + "/{id}/corrections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editing")
public class CorrectionResource {
    private final ArticleEditor desk;
    private final Articles articles;
    private final Withdrawing withdrawing;
    private final ContentReader reader;

    CorrectionResource(ArticleEditor desk, Articles articles, Withdrawing withdrawing, ContentReader reader) {
        this.desk = desk;
        this.articles = articles;
        this.withdrawing = withdrawing;
        this.reader = reader;
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "listCorrections",
            summary = "List the corrections",
            description = "Every correction of the article, oldest first.")
    @APIResponseSchema(Corrections.class)
    public Corrections list(@Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id) {
        return new Corrections(withdrawing.corrections(articles.withId(id)));
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.PUBLISHER)
    @Transactional
    @Operation(operationId = "correctArticle", summary = "Tell readers of an error", description = """
                    Adds to `corrections` of the published article, at once and for good. Correct the text itself by editing and \
                    publishing.""")
    @APIResponseSchema(value = ArticleEditView.class, responseCode = "201", responseDescription = "Told.")
    public Response correct(
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
                            content =
                                    @Content(schema = @Schema(implementation = SubresourceInputs.NewCorrection.class)))
                    JsonNode body,
            @Context SecurityContext caller) {
        var wanted = reader.as(ContentReader.object(body), SubresourceInputs.NewCorrection.class);
        var article = desk.open(id, ifMatch);
        withdrawing.correct(article, wanted.text(), caller.getUserPrincipal().getName());
        return desk.answer(
                Response.created(URI.create(ArticleEditingResource.PATH + "/" + article.id() + "/corrections")),
                article);
    }

    /** What was wrong, oldest first. */
    @Schema(name = "EditedCorrections", description = "Every correction of an article, oldest first.")
    public record Corrections(List<Withdrawing.Correction> items) {}
}
