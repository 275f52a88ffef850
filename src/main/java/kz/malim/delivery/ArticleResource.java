package kz.malim.delivery;

import static java.util.Objects.requireNonNull;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.Set;
import kz.malim.cache.Responses;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is published, as readers get it. */
@Path(ArticleResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Articles")
public class ArticleResource {
    static final String PATH = "/api/articles";

    private static final String SLUG_OR_ID = "The article's slug, or its id (a UUID in lower case).";
    private static final String EXAMPLE = "aqzhaysanda-tungi-kitaphana-ashyldy";

    private final ArticleListing listing;
    private final PublishedArticles published;
    private final Responses responses;
    private final Showing showing;

    ArticleResource(ArticleListing listing, PublishedArticles published, Responses responses, Showing showing) {
        this.listing = listing;
        this.published = published;
        this.responses = responses;
        this.showing = showing;
    }

    @GET
    @Operation(operationId = "listArticles", summary = "List articles, newest first", description = """
                    Cards of published articles, newest first or in the order of `sort`. Filters narrow each other, and a \
                    name that nothing has matches nothing. To walk the whole list, send `page.next` as `cursor` until it \
                    is null, or follow `rel="next"` of the header `Link`: nothing is shown twice and nothing is left out, \
                    whatever is published meanwhile.""")
    @APIResponseSchema(TeaserPage.class)
    public Response list(@BeanParam ArticleListParameters parameters, @Context HttpHeaders request) {
        var query = listing.query(parameters);
        return responses.serve(request, () -> showing.page(listing.page(query), query));
    }

    @GET
    @Path("{slugOrId}")
    @Operation(operationId = "getArticle", summary = "Read one article", description = """
                    An article with its body as typed blocks. `include=related,blocks` adds what stands beside it, so that \
                    one request is enough for a whole page.""")
    @APIResponseSchema(ArticleView.class)
    public Response article(
            @Parameter(description = SLUG_OR_ID, example = EXAMPLE) @PathParam("slugOrId") String slugOrId,
            @Parameter(
                            description =
                                    "Parts to add, joined by commas: `authors` (whole records), `photos` (all of them),"
                                            + " `related`, `blocks`.",
                            example = "related,blocks",
                            schema =
                                    @Schema(
                                            pattern =
                                                    "^(authors|photos|related|blocks)(,(authors|photos|related|blocks))*$"))
                    @QueryParam("include")
                    @Nullable
                    String include,
            @Context HttpHeaders request) {
        var parts = Include.of(include);
        return responses.serve(request, () -> showing.article(published.article(slugOrId, parts)));
    }

    @GET
    @Path("{slugOrId}/body")
    @Operation(
            operationId = "getArticleBody",
            summary = "Read the body alone",
            description = "The typed blocks of an article's body, in reading order.")
    @APIResponseSchema(BodyView.class)
    public Response body(
            @Parameter(description = SLUG_OR_ID, example = EXAMPLE) @PathParam("slugOrId") String slugOrId,
            @Context HttpHeaders request) {
        return responses.serve(request, () -> {
            var article = published.article(slugOrId, Set.of());
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
            @Parameter(description = SLUG_OR_ID, example = EXAMPLE) @PathParam("slugOrId") String slugOrId,
            @Context HttpHeaders request) {
        return responses.serve(request, () -> {
            var article = published.article(slugOrId, EnumSet.of(Include.PHOTOS));
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
            @Parameter(description = SLUG_OR_ID, example = EXAMPLE) @PathParam("slugOrId") String slugOrId,
            @Context HttpHeaders request) {
        return responses.serve(request, () -> {
            var article = published.article(slugOrId, EnumSet.of(Include.RELATED));
            return showing.part(requireNonNull(article.related()), article);
        });
    }
}
