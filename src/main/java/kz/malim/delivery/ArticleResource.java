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
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.Set;
import kz.malim.article.BodyBlock;
import kz.malim.web.Items;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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

    private final PublishedArticles published;

    ArticleResource(PublishedArticles published) {
        this.published = published;
    }

    @GET
    @Operation(operationId = "listArticles", summary = "List articles, newest first", description = """
                    Cards of published articles, newest first. Filters narrow each other. To walk the whole list, follow \
                    `page.next` until it is null: nothing is shown twice and nothing is left out, whatever is published \
                    meanwhile.""")
    public TeaserPage list(@BeanParam ArticleListParameters parameters) {
        return published.page(ArticleQuery.of(parameters));
    }

    @GET
    @Path("{slugOrId}")
    @Operation(operationId = "getArticle", summary = "Read one article", description = """
                    An article with its body as typed blocks. `include=related,blocks` adds what stands beside it, so that \
                    one request is enough for a whole page.""")
    public ArticleView article(
            @Parameter(description = SLUG_OR_ID, example = EXAMPLE) @PathParam("slugOrId") String slugOrId,
            @Parameter(
                            description =
                                    "Parts to add, joined by commas: `authors` (whole records), `photos` (all of them), `related`, `blocks`.",
                            example = "related,blocks",
                            schema =
                                    @Schema(
                                            pattern =
                                                    "^(authors|photos|related|blocks)(,(authors|photos|related|blocks))*$"))
                    @QueryParam("include")
                    @Nullable
                    String include) {
        return published.article(slugOrId, Include.of(include));
    }

    @GET
    @Path("{slugOrId}/body")
    @Operation(
            operationId = "getArticleBody",
            summary = "Read the body alone",
            description = "The typed blocks of an article's body, in reading order.")
    public Items<BodyBlock> body(
            @Parameter(description = SLUG_OR_ID, example = EXAMPLE) @PathParam("slugOrId") String slugOrId) {
        return new Items<>(published.article(slugOrId, Set.of()).body());
    }

    @GET
    @Path("{slugOrId}/photos")
    @Operation(
            operationId = "getArticlePhotos",
            summary = "Read the photos and their credits",
            description = "Every photo of an article, each once, the lead photo first, with its credit.")
    public Items<PhotoView> photos(
            @Parameter(description = SLUG_OR_ID, example = EXAMPLE) @PathParam("slugOrId") String slugOrId) {
        return new Items<>(
                published.article(slugOrId, EnumSet.of(Include.PHOTOS)).photos());
    }

    @GET
    @Path("{slugOrId}/related")
    @Operation(
            operationId = "getRelatedArticles",
            summary = "Read the related stories",
            description = "The stories beside an article, in the order to show them.")
    public RelatedView related(
            @Parameter(description = SLUG_OR_ID, example = EXAMPLE) @PathParam("slugOrId") String slugOrId) {
        var related = published.article(slugOrId, EnumSet.of(Include.RELATED)).related();
        return requireNonNull(related);
    }
}
