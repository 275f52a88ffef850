package kz.malim.delivery;

import static java.util.Objects.requireNonNull;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.EnumSet;
import java.util.Set;
import kz.malim.cache.Responses;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What is published, as readers get it. */
@Path(ArticleResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Articles", description = "What is published: lists of cards, whole articles, and their parts.")
public class ArticleResource {
    static final String PATH = "/api/articles";

    private static final String SLUG_OR_ID = "The article's slug, or its id (a UUID in lower case).";
    private static final String EXAMPLE = "crafts-week-on-lake-ainakol-ends-with-a-shared-carpet";

    private final PublishedArticles published;
    private final Responses responses;
    private final Showing showing;

    ArticleResource(PublishedArticles published, Responses responses, Showing showing) {
        this.published = published;
        this.responses = responses;
        this.showing = showing;
    }

    @GET
    @Operation(operationId = "listArticles", summary = "List articles, newest first", description = """
                    Cards of published articles, newest first. Filters narrow each other. To walk the whole list, follow \
                    `page.next` until it is null: nothing is shown twice and nothing is left out, whatever is published \
                    meanwhile.""")
    @APIResponseSchema(TeaserPage.class)
    public Response list(@BeanParam ArticleListParameters parameters) {
        var query = ArticleQuery.of(parameters);
        return responses.serve("list " + query, () -> showing.page(published.page(query), query));
    }

    @GET
    @Path("{slugOrId}")
    @Operation(operationId = "getArticle", summary = "Read one article", description = """
                    An article with its body as typed blocks. `include=related,blocks` adds what stands beside it, so that \
                    one request is enough for a whole page.""")
    @APIResponseSchema(ArticleView.class)
    public Response article(
            @Parameter(description = SLUG_OR_ID, example = EXAMPLE) @PathParam("slugOrId") String slugOrId,
            @BeanParam ArticleParameters parameters) {
        var asked = parameters.request(slugOrId);
        return responses.serve("article " + asked, () -> showing.article(published.article(asked)));
    }

    @GET
    @Path("{slugOrId}/body")
    @Operation(
            operationId = "getArticleBody",
            summary = "Read the body alone",
            description = "The typed blocks of an article's body, in reading order.")
    @APIResponseSchema(BodyView.class)
    public Response body(
            @Parameter(description = SLUG_OR_ID, example = EXAMPLE) @PathParam("slugOrId") String slugOrId) {
        return responses.serve("body " + slugOrId, () -> {
            var article = published.article(ArticleRequest.of(slugOrId, Set.of()));
            return showing.part(new BodyView(article.body()), article);
        });
    }

    @GET
    @Path("{slugOrId}/photos")
    @Operation(
            operationId = "getArticlePhotos",
            summary = "Read the photos and their credits",
            description = "Every photo of an article, each once, the lead photo first, with its credit.")
    @APIResponseSchema(PhotosView.class)
    public Response photos(
            @Parameter(description = SLUG_OR_ID, example = EXAMPLE) @PathParam("slugOrId") String slugOrId) {
        return responses.serve("photos " + slugOrId, () -> {
            var article = published.article(ArticleRequest.of(slugOrId, EnumSet.of(Include.PHOTOS)));
            return showing.part(new PhotosView(article.photos()), article);
        });
    }

    @GET
    @Path("{slugOrId}/related")
    @Operation(
            operationId = "getRelatedArticles",
            summary = "Read the related stories",
            description = "The stories beside an article, in the order to show them.")
    @APIResponseSchema(RelatedView.class)
    public Response related(
            @Parameter(description = SLUG_OR_ID, example = EXAMPLE) @PathParam("slugOrId") String slugOrId) {
        return responses.serve("related " + slugOrId, () -> {
            var article = published.article(ArticleRequest.of(slugOrId, EnumSet.of(Include.RELATED)));
            return showing.part(requireNonNull(article.related()), article);
        });
    }

    /** The same form of the same part at the article's present address. */
    @ServerExceptionMapper
    public Response moved(Moved moved, UriInfo uri) {
        var path = uri.getPath().substring(PATH.length() + 1);
        var part = path.indexOf('/') < 0 ? "" : path.substring(path.indexOf('/'));
        var query = uri.getRequestUri().getRawQuery();
        var address = PublishedArticles.path(moved.slug()) + part + (query == null ? "" : "?" + query);
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, address)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .build();
    }
}
