package kz.malim.editing;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import kz.malim.access.Role;
import kz.malim.article.Article;
import kz.malim.article.Articles;
import kz.malim.related.RelatedArticles;
import kz.malim.related.RelatedList;
import kz.malim.text.CleanText;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What an editor puts beside a story. */
@Path("/management/articles/{id}/related")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Newsroom")
public class RelatedEditingResource {
    private static final String ID = "The article's id.";

    private final ArticleEditor desk;
    private final Articles articles;
    private final RelatedArticles related;
    private final RequestJson json;

    RelatedEditingResource(ArticleEditor desk, Articles articles, RelatedArticles related, RequestJson json) {
        this.desk = desk;
        this.articles = articles;
        this.related = related;
        this.json = json;
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "getCuratedList",
            summary = "Read what was put beside a story",
            description =
                    "The curated stories in their order, drafts too; what fills the list up is not here. Keep the `ETag`.")
    @APIResponseSchema(RelatedList.class)
    public Response read(@Parameter(description = ID) @PathParam("id") String id) {
        return answer(articles.withId(id));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "replaceCuratedList", summary = "Decide what stands beside a story", description = """
                    These stories in this order, and no others. Readers see it at once; a draft among them appears when it is \
                    published. It raises the version of the article.""")
    @APIResponseSchema(RelatedList.class)
    public Response replace(
            @Parameter(description = ID) @PathParam("id") String id,
            @Parameter(
                            description = "The `ETag` of the article as you have read it.",
                            example = "\"3\"",
                            schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = RelatedList.Input.class)))
                    JsonNode body) {
        var wanted = json.read(body, RelatedList.Input.class);
        var article = desk.open(id, ifMatch);
        var titles = new ArrayList<String>();
        wanted.items().forEach(item -> {
            var title = CleanText.lineOrNull(item.title());
            titles.add(title == null ? "" : title);
        });
        related.curate(article, stories(article, wanted), titles);
        return answer(article);
    }

    private List<Article> stories(Article article, RelatedList.Input wanted) {
        var stories = new ArrayList<Article>();
        for (var item : wanted.items()) {
            var at = "items/" + stories.size() + "/article";
            if (item.article().equals(article.id())) {
                throw RequestJson.refused(at, "A story does not stand beside itself.");
            }
            if (!related.isKnown(item.article(), article)) {
                throw RequestJson.refused(at, "There is no article with this id.");
            }
            stories.add(articles.findById(item.article()));
        }
        return stories;
    }

    private Response answer(Article article) {
        return Response.ok(new RelatedList(related.beside(article)))
                .tag(new EntityTag(String.valueOf(article.version())))
                .build();
    }
}
