package kz.malim.delivery;

import static java.util.Objects.requireNonNull;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
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
import kz.malim.cache.CachingResponder;
import kz.malim.cache.CachingResponder.CacheableRequest;
import kz.malim.listing.ArticleListParameters;
import kz.malim.listing.ArticleListing;
import kz.malim.listing.ArticleQuery;
import kz.malim.listing.TeaserPage;
import kz.malim.published.ArticleMoved;
import kz.malim.published.ArticleRequest;
import kz.malim.published.ArticleView;
import kz.malim.published.BodyView;
import kz.malim.published.Include;
import kz.malim.published.PhotosView;
import kz.malim.published.PublishedArticles;
import kz.malim.published.RelatedView;
import kz.malim.web.Accept;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Published articles: lists, whole articles and their parts. */
@Path(PublishedArticles.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Articles", description = "Published articles: lists of cards, whole articles, and their parts.")
public class ArticleResource {
    private static final String SLUG_OR_ID = "The article's slug, or its id (a UUID in lower case).";

    /** Of a redirect: a longer one would make the headers too large for proxies, and no request that means anything has it. */
    private static final int MAX_QUERY = 1_000;

    private static final String EXAMPLE = "crafts-week-on-lake-ainakol-ends-with-a-shared-carpet";

    private final ArticleListing listing;
    private final PublishedArticles published;
    private final CachingResponder responses;
    private final ResponseRenderer renderer;
    private final ArticleFormats formats;
    private final CurrentVertxRequest exchange;

    ArticleResource(
            ArticleListing listing,
            PublishedArticles published,
            CachingResponder responses,
            ResponseRenderer renderer,
            ArticleFormats formats,
            CurrentVertxRequest exchange) {
        this.listing = listing;
        this.published = published;
        this.formats = formats;
        this.responses = responses;
        this.renderer = renderer;
        this.exchange = exchange;
    }

    @GET
    @Operation(operationId = "listArticles", summary = "List articles, newest first", description = """
                    Cards of published articles, newest first or in the order of `sort`. Filters are combined with AND; a \
                    section, tag or author that does not exist is a 404 that names the parameter. To read the whole list, send `page.next` as `cursor` until it is null, \
                    or follow `rel="next"` of the header `Link`: no article is repeated or skipped when others are \
                    published meanwhile.""")
    @APIResponse(
            responseCode = "200",
            description =
                    "A page of the list. With `fields`, its items have only those; the media type says so unless `Accept` has `application/json`.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TeaserPage.class)),
                @Content(mediaType = Representation.SPARSE, schema = @Schema(ref = "SparseTeaserPage"))
            })
    public Response list(@BeanParam ArticleListParameters parameters) {
        var query = listing.query(parameters);
        var accept = Accept.of(exchange.getCurrent());
        return responses.serve(cacheable(
                parameters,
                query,
                Representation.mediaType(accept, query.fields().all())));
    }

    CacheableRequest cacheable(ArticleListParameters parameters) {
        return cacheable(parameters, listing.query(parameters), MediaType.APPLICATION_JSON);
    }

    private CacheableRequest cacheable(ArticleListParameters parameters, ArticleQuery query, String mediaType) {
        return new CacheableRequest(
                "list " + mediaType + " " + PageLinks.address(parameters),
                () -> renderer.page(listing.page(query), query, mediaType));
    }

    @GET
    @Path("{slugOrId}")
    @Operation(operationId = "getArticle", summary = "Read one article", description = """
                    An article with its body as typed blocks. `include=related,blocks` adds related stories and front \
                    blocks, so that one request is enough for a page. Other formats are available by `Accept` or `format`: \
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
                    "The article, complete or partial (by `fields`, `profile` or `body`); or in the format requested by `Accept` or `format`. A partial one has a media type of its own, unless `Accept` has `application/json`.",
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
            @BeanParam ArticleParameters parameters) {
        var wanted = parameters.request(slugOrId);
        var representation = parameters.representation();
        var accept = parameters.format() == null ? Accept.of(exchange.getCurrent()) : Accept.ANY;
        var json = Representation.mediaType(accept, representation.isWhole());
        var format = formats.negotiate(parameters.format(), accept, json, !representation.isWhole());
        if (format.isPresent()) {
            var whole = StructuredData.complete(wanted);
            return responses.serve(
                    new CacheableRequest(
                            format.get().name() + " " + whole,
                            () -> renderer.article(published.article(whole), format.get())),
                    accept);
        }
        return responses.serve(cacheable(wanted, representation, json), accept);
    }

    CacheableRequest cacheable(ArticleRequest wanted, Representation representation) {
        return cacheable(wanted, representation, MediaType.APPLICATION_JSON);
    }

    private CacheableRequest cacheable(ArticleRequest wanted, Representation representation, String mediaType) {
        return new CacheableRequest(
                "article " + mediaType + " " + wanted + representation.key(),
                () -> wanted.parts().contains(Include.JSONLD)
                        ? renderer.article(
                                published.article(StructuredData.complete(wanted)),
                                representation.with(new StructuredData(formats.jsonLd(), wanted.parts())),
                                mediaType)
                        : renderer.article(published.article(wanted), representation, mediaType));
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
            return renderer.part(new BodyView(article.body(), article.notes()), article);
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
            return renderer.part(new PhotosView(article.photos()), article);
        });
    }

    @GET
    @Path("{slugOrId}/related")
    @Operation(
            operationId = "getRelatedArticles",
            summary = "Read the related stories",
            description =
                    "Related stories of an article, in the order to show them; with `lang` those of its translation.")
    @APIResponseSchema(RelatedView.class)
    public Response related(
            @Parameter(description = SLUG_OR_ID, example = EXAMPLE) @PathParam("slugOrId") String slugOrId,
            @BeanParam LanguageParameters languages) {
        var request = languages.request(slugOrId, EnumSet.of(Include.RELATED));
        return responses.serve("related " + request, () -> {
            var article = published.article(request);
            return renderer.part(requireNonNull(article.related()), article);
        });
    }

    /** Redirects to the same representation of the same part at the current address. */
    @ServerExceptionMapper
    public Response moved(ArticleMoved moved, UriInfo uri) {
        return redirect(moved, uri);
    }

    static Response redirect(ArticleMoved moved, UriInfo uri) {
        var path = uri.getPath().substring(PublishedArticles.PATH.length() + 1);
        var part = path.indexOf('/') < 0 ? "" : path.substring(path.indexOf('/'));
        var query = uri.getRequestUri().getRawQuery();
        var article = PublishedArticles.path(moved.slug()) + part;
        var address = query == null || query.length() > MAX_QUERY ? article : article + "?" + query;
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, address)
                .build();
    }
}
