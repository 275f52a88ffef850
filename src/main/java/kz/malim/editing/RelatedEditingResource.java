package kz.malim.editing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import kz.malim.access.Role;
import kz.malim.article.Article;
import kz.malim.article.Articles;
import kz.malim.management.IfMatch;
import kz.malim.management.VersionedResponse;
import kz.malim.related.RelatedArticles;
import kz.malim.related.RelatedList;
import kz.malim.text.CleanText;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The curated related articles of an article. */
@Path(ArticleEditingResource.PATH + "/{id}/related")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Newsroom")
public class RelatedEditingResource {
    private final ArticleEditor editor;
    private final Articles articles;
    private final RelatedArticles related;
    private final RequestJson json;

    RelatedEditingResource(ArticleEditor editor, Articles articles, RelatedArticles related, RequestJson json) {
        this.editor = editor;
        this.articles = articles;
        this.related = related;
        this.json = json;
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "getCuratedList",
            summary = "List curated related articles",
            description =
                    "The curated articles in their order, including drafts, without the automatic ones. Keep the `ETag` for writes.")
    @APIResponseSchema(RelatedList.class)
    public Response read(@Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id) {
        return response(articles.withId(id));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "replaceCuratedList", summary = "Replace curated related articles", description = """
                    Replaces the whole list, in this order. It is public immediately; a draft in it appears once published. Increments \
                    the version of the article.""")
    @APIResponseSchema(RelatedList.class)
    public Response replace(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @RequestBodySchema(RelatedList.Input.class) JsonNode body) {
        var input = json.read(body, RelatedList.Input.class);
        var article = editor.lock(id, ifMatch);
        var titles = new ArrayList<String>();
        input.items().forEach(item -> {
            var title = CleanText.lineOrNull(item.title());
            titles.add(title == null ? "" : title);
        });
        related.curate(article, articles(article, input), titles);
        return response(article);
    }

    private List<Article> articles(Article article, RelatedList.Input input) {
        var ids = input.items().stream().map(RelatedList.InputItem::article).toList();
        var known = related.known(ids, article);
        for (int i = 0; i < ids.size(); i++) {
            var at = "items/" + i + "/article";
            if (ids.get(i).equals(article.id())) {
                throw RequestJson.refused(at, "An article cannot be related to itself.");
            }
            if (!known.contains(ids.get(i))) {
                throw RequestJson.refused(at, "There is no article with this id.");
            }
        }
        var found = articles.withIds(ids);
        return ids.stream().map(id -> requireNonNull(found.get(id))).toList();
    }

    private Response response(Article article) {
        return VersionedResponse.ok(article.version(), new RelatedList(related.of(article)));
    }
}
