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
import kz.malim.article.Articles;
import kz.malim.article.EditorialRules;
import kz.malim.article.Finding;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What there is to mend in an article. */
@Path(ArticleEditingResource.PATH + "/{id}/validate")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editing")
public class ValidationResource {
    private final Articles articles;
    private final ArticleEditor desk;
    private final EditorialRules rules;

    ValidationResource(Articles articles, ArticleEditor desk, EditorialRules rules) {
        this.articles = articles;
        this.desk = desk;
        this.rules = rules;
    }

    @POST
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(operationId = "validateArticle", summary = "Look for what there is to mend", description = """
                    Reads the draft with the eyes of a desk: photos without credit or alternative text, no lede, a lede said \
                    twice, lists of one item, links to articles that are not public, words of two scripts. Changes nothing. A \
                    newsroom can be set to refuse publication while there are findings of a severity.""")
    @APIResponseSchema(value = Findings.class, responseCode = "200", responseDescription = "What was found.")
    public Findings validate(@Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id) {
        return new Findings(rules.check(desk.content(articles.withId(id))));
    }

    /** What there is to mend. */
    @Schema(name = "Findings", description = "What there is to mend; nothing if the list is empty.")
    public record Findings(List<Finding> items) {}
}
