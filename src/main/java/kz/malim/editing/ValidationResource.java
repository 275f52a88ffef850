package kz.malim.editing;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import kz.malim.access.Role;
import kz.malim.access.Safe;
import kz.malim.article.Articles;
import kz.malim.article.EditorialRules;
import kz.malim.article.Finding;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The editorial problems of an article. */
@Path(ArticleEditingResource.PATH + "/{id}/validate")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editing")
public class ValidationResource {
    private final Articles articles;
    private final ArticleEditor editor;
    private final EditorialRules rules;

    ValidationResource(Articles articles, ArticleEditor editor, EditorialRules rules) {
        this.articles = articles;
        this.editor = editor;
        this.rules = rules;
    }

    @POST
    @Safe
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(operationId = "validateArticle", summary = "Check an article for editorial problems", description = """
                    Checks the draft for photos without credit or alternative text, a missing or repeated lede, lists of one \
                    item, links to articles that are not public, and words that mix scripts. Changes nothing. A newsroom can \
                    be configured to reject publication while there are findings of a given severity.""")
    @APIResponseSchema(value = Findings.class, responseCode = "200", responseDescription = "The findings.")
    public Findings validate(@Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id) {
        return new Findings(rules.check(editor.content(articles.withId(id))));
    }

    /** The editorial problems of an article. */
    @Schema(name = "Findings", description = "The editorial problems of an article; empty if there are none.")
    public record Findings(List<Finding> items) {}
}
