package kz.malim.editing;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import kz.malim.access.Role;
import kz.malim.article.Articles;
import kz.malim.article.Withdrawing;
import kz.malim.management.CommonFields;
import kz.malim.management.IfMatch;
import kz.malim.web.Idempotent;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The corrections published with an article. */
@Path(ArticleEditingResource.PATH + "/{id}/corrections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editing")
public class CorrectionResource {
    private final ArticleEditor editor;
    private final Articles articles;
    private final Withdrawing withdrawing;
    private final RequestJson json;

    CorrectionResource(ArticleEditor editor, Articles articles, Withdrawing withdrawing, RequestJson json) {
        this.editor = editor;
        this.articles = articles;
        this.withdrawing = withdrawing;
        this.json = json;
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
    @Operation(operationId = "correctArticle", summary = "Publish a correction", description = """
                    Adds to `corrections` of the published article immediately; it cannot be removed. To correct the text itself, edit \
                    and publish.""")
    @APIResponseSchema(
            value = ArticleEditView.class,
            responseCode = "201",
            responseDescription = "Correction published.")
    public Response correct(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @RequestBodySchema(NewCorrection.class) JsonNode body,
            @Context SecurityContext caller) {
        var input = json.read(body, NewCorrection.class);
        var article = editor.lock(id, ifMatch);
        withdrawing.correct(article, input.text(), caller.getUserPrincipal().getName());
        return editor.created("/corrections", article);
    }

    /** A correction to publish. */
    @Schema(name = "NewCorrection", description = "What was wrong, and what is right. Published with the article.")
    record NewCorrection(
            @Schema(minLength = 1, maxLength = MAX_LENGTH) String text) {
        private static final int MAX_LENGTH = 2_000;

        NewCorrection {
            text = CommonFields.line(text, "text", MAX_LENGTH);
        }
    }

    /** All corrections, oldest first. */
    @Schema(name = "EditedCorrections", description = "Every correction of an article, oldest first.")
    public record Corrections(List<Withdrawing.Correction> items) {}
}
