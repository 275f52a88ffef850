package kz.malim.delivery;

import static java.util.Objects.requireNonNull;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.EnumSet;
import java.util.Set;
import kz.malim.cache.CachingResponder;
import kz.malim.cache.CachingResponder.Asked;
import kz.malim.listing.ArticleListParameters;
import kz.malim.listing.ArticleListing;
import kz.malim.listing.TeaserPage;
import kz.malim.published.ArticleMoved;
import kz.malim.published.ArticleRequest;
import kz.malim.published.ArticleView;
import kz.malim.published.BodyView;
import kz.malim.published.Include;
import kz.malim.published.PhotosView;
import kz.malim.published.PublishedArticles;
import kz.malim.published.RelatedView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What is published, as readers get it. */
@Path(PublishedArticles.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Articles", description = "What is published: lists of cards, whole articles, and their parts.")
public class ArticleResource {
    private static final String SLUG_OR_ID = "The article's slug, or its id (a UUID in lower case).";
    private static final String EXAMPLE = "crafts-week-on-lake-ainakol-ends-with-a-shared-carpet";

    private final ArticleListing listing;
    private final PublishedArticles published;
    private final CachingResponder responses;
    private final ResponseRenderer showing;
    private final ArticleFormats forms;

    ArticleResource(
            ArticleListing listing,
            PublishedArticles published,
            CachingResponder responses,
            ResponseRenderer showing,
            ArticleFormats forms) {
        this.listing = listing;
        this.published = published;
        this.forms = forms;
        this.responses = responses;
        this.showing = showing;
    }

    @GET
    @Operation(operationId = "listArticles", summary = "List articles, newest first", description = """
                    Cards of published articles, newest first or in the order of `sort`. Filters narrow each other, and a \
                    name that nothing has matches nothing. To walk the whole list, send `page.next` as `cursor` until it \
                    is null, or follow `rel="next"` of the header `Link`: nothing is shown twice and nothing is left out, \
                    whatever is published meanwhile.""")
    @APIResponse(
            responseCode = "200",
            description = "A page of the list; as a type of its own where `fields` leaves something of its items out.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TeaserPage.class)),
                @Content(mediaType = Representation.SPARSE, schema = @Schema(ref = "SparseTeaserPage"))
            })
    public Response list(@BeanParam ArticleListParameters parameters) {
        return responses.serve(asked(parameters));
    }

    Asked asked(ArticleListParameters parameters) {
        var query = listing.query(parameters);
        return new Asked("list " + parameters.address(), () -> showing.page(listing.page(query), query));
    }

    @GET
    @Path("{slugOrId}")
    @Operation(operationId = "getArticle", summary = "Read one article", description = """
                    An article with its body as typed blocks. `include=related,blocks` adds what stands beside it, so that \
                    one request is enough for a whole page. The same address answers in other forms by `Accept` (or `format`): \
                    IPTC ninjs, schema.org JSON-LD, HTML, Markdown, plain text, an Atom entry.""")
    @Produces({
        MediaType.APPLICATION_JSON,
        "application/vnd.iptc.ninjs+json",
        "application/ld+json",
        MediaType.TEXT_HTML,
        "text/markdown",
        MediaType.TEXT_PLAIN,
        MediaType.APPLICATION_ATOM_XML
    })
    @APIResponse(
            responseCode = "200",
            description =
                    "The article: whole as `application/json`; where `fields`, `profile` or `body` leave something out, as a type of its own; or in the form that `Accept` or `format` named.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ArticleView.class)),
                @Content(mediaType = Representation.SPARSE, schema = @Schema(ref = "SparseArticle")),
                @Content(
                        mediaType = "application/vnd.iptc.ninjs+json",
                        schema = @Schema(type = SchemaType.OBJECT, description = "IPTC ninjs 3.1")),
                @Content(
                        mediaType = "application/ld+json",
                        schema = @Schema(type = SchemaType.OBJECT, description = "schema.org NewsArticle")),
                @Content(
                        mediaType = MediaType.TEXT_HTML,
                        schema =
                                @Schema(
                                        type = SchemaType.STRING,
                                        description = "One `article` element, safe to insert.")),
                @Content(
                        mediaType = "text/markdown",
                        schema = @Schema(type = SchemaType.STRING, description = "CommonMark.")),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = MediaType.APPLICATION_ATOM_XML,
                        schema = @Schema(type = SchemaType.STRING, description = "An Atom entry (RFC 4287)."))
            })
    public Response article(
            @Parameter(description = SLUG_OR_ID, example = EXAMPLE) @PathParam("slugOrId") String slugOrId,
            @BeanParam ArticleParameters parameters,
            @Context HttpHeaders request) {
        var asked = parameters.request(slugOrId);
        var selection = parameters.selection();
        var form = forms.meant(parameters.format(), request.getAcceptableMediaTypes());
        if (form.isPresent()) {
            var whole = asked.with(Include.RELATED, Include.PHOTOS, Include.AUTHORS);
            return responses.serve(
                    form.get().name() + " " + whole, () -> showing.article(published.article(whole), form.get()));
        }
        return responses.serve(asked(asked, selection));
    }

    Asked asked(ArticleRequest asked, Representation selection) {
        return new Asked(
                "article " + asked + selection.name(), () -> showing.article(published.article(asked), selection));
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
    public Response moved(ArticleMoved moved, UriInfo uri) {
        var path = uri.getPath().substring(PublishedArticles.PATH.length() + 1);
        var part = path.indexOf('/') < 0 ? "" : path.substring(path.indexOf('/'));
        var query = uri.getRequestUri().getRawQuery();
        var address = PublishedArticles.path(moved.slug()) + part + (query == null ? "" : "?" + query);
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, address)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .build();
    }
}
