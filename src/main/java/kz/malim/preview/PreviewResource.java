package kz.malim.preview;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import kz.malim.media.MediaFileName;
import kz.malim.media.RenditionName;
import kz.malim.media.Renditions;
import kz.malim.media.StoredFile;
import kz.malim.published.ArticleView;
import kz.malim.storage.FileStore;
import kz.malim.web.Accept;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** One draft, for anybody who has the link. */
@Path(PreviewResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Previews")
public class PreviewResource {
    static final String PATH = "/api/previews";

    private static final int MAX_TOKEN = 100;
    private static final String TOKEN_PATTERN = "^[A-Za-z0-9_-]+$";
    private static final String TOKEN = "The last part of the link.";

    private final ValidLinks links;
    private final PreviewCache cache;
    private final RollbackPreview preview;
    private final PreviewFiles files;
    private final FileStore store;
    private final Renditions renditions;
    private final CurrentVertxRequest exchange;

    PreviewResource(
            ValidLinks links,
            PreviewCache cache,
            RollbackPreview preview,
            PreviewFiles files,
            Renditions renditions,
            FileStore store,
            CurrentVertxRequest exchange) {
        this.links = links;
        this.cache = cache;
        this.preview = preview;
        this.files = files;
        this.store = store;
        this.renditions = renditions;
        this.exchange = exchange;
    }

    @GET
    @Path("{token}")
    @Operation(operationId = "getPreview", summary = "Read a preview", description = """
                    An article that is not public yet, as `GET /api/articles/{slugOrId}?include=related,blocks,photos,media` would return \
                    it if its newest save were published now. The link comes from `createPreview`. What is shown around the article may be \
                    some seconds old. After a takedown its links are 410.""")
    @APIResponseSchema(ArticleView.class)
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "410", ref = "Gone")
    public Response preview(
            @Parameter(description = TOKEN, schema = @Schema(pattern = TOKEN_PATTERN, maxLength = MAX_TOKEN))
                    @PathParam("token")
                    String token) {
        var content = links.content(token);
        return secret(Response.ok(cache.get(
                        List.of(content, token),
                        () -> files.addressed(preview.draft(content.article()), PATH + "/" + token))))
                .build();
    }

    @GET
    @Path("{token}/media/{photo}/{rendition}")
    @Produces({"image/jpeg", "image/webp"})
    @Operation(
            operationId = "getPreviewRendition",
            summary = "Read a picture's bytes for a preview",
            description = "A picture of the previewed draft, public or not, for as long as the link is valid. Use the"
                    + " addresses in the preview.")
    @APIResponse(
            responseCode = "200",
            description = "The picture.",
            content = {
                @Content(
                        mediaType = "image/jpeg",
                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                        example = "(the bytes of the picture)"),
                @Content(
                        mediaType = "image/webp",
                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                        example = "(the bytes of the picture)")
            })
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "410", ref = "Gone")
    public Response rendition(
            @Parameter(description = TOKEN, schema = @Schema(pattern = TOKEN_PATTERN, maxLength = MAX_TOKEN))
                    @PathParam("token")
                    String token,
            @Parameter(description = "The photo's id.", example = "0190163d-8694-739b-aea5-966c26f8ad91")
                    @PathParam("photo")
                    String photo,
            @Parameter(
                            description = "Key, crop and width.",
                            example = "3f2a9c4be01d5577-16x9-640.webp",
                            schema = @Schema(pattern = RenditionName.PATTERN))
                    @PathParam("rendition")
                    String rendition) {
        var article = links.content(token).article();
        var name = RenditionName.of(rendition).orElseThrow(PreviewResource::missing);
        Accept.of(exchange.getCurrent()).require(List.of(name.type().mediaType()));
        var source = CanonicalUuid.parse(photo)
                .flatMap(id -> files.source(article, id))
                .orElseThrow(PreviewResource::missing);
        var file = renditions.rendition(source, name);
        return secret(Response.ok(file.open(0), name.type().mediaType()))
                .header(HttpHeaders.CONTENT_LENGTH, file.length())
                .build();
    }

    @GET
    @Path("{token}/media/{media}/files/{file}")
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "getPreviewMediaFile",
            summary = "Read a media file's bytes for a preview",
            description =
                    "A video, a sound, a document, a track or a transcript of the previewed draft, public or not, for as"
                            + " long as the link is valid. Use the addresses in the preview.")
    @APIResponse(
            responseCode = "200",
            description = "The file, with the media type of its bytes.",
            content =
                    @Content(
                            mediaType = "*/*",
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            example = "(the bytes of the file)"))
    @APIResponse(
            responseCode = "206",
            description = "The requested range. A request for several ranges returns the whole file.",
            content =
                    @Content(
                            mediaType = "*/*",
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            example = "(the bytes of the file)"))
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "410", ref = "Gone")
    public Response mediaFile(
            @Parameter(description = TOKEN, schema = @Schema(pattern = TOKEN_PATTERN, maxLength = MAX_TOKEN))
                    @PathParam("token")
                    String token,
            @Parameter(description = "The media item's id.", example = "01930b8e-6a00-7000-8000-000000000301")
                    @PathParam("media")
                    String media,
            @Parameter(
                            description = "Key and type.",
                            example = "3f2a9c4be01d5577.mp4",
                            schema = @Schema(pattern = MediaFileName.PATTERN))
                    @PathParam("file")
                    String file,
            @Parameter(
                            description = "One range of bytes.",
                            example = "bytes=0-1023",
                            schema = @Schema(maxLength = 1000))
                    @HeaderParam("Range")
                    @Nullable
                    String range) {
        var article = links.content(token).article();
        var name = MediaFileName.of(file).orElseThrow(PreviewResource::missing);
        var found = CanonicalUuid.parse(media)
                .flatMap(id -> files.media(article, id, name))
                .orElseThrow(PreviewResource::missing);
        return secret(
                        found.sha256() == null
                                ? StoredFile.headers(Response.ok(found.words()), name.type(), found.title())
                                : StoredFile.of(found.sha256(), name.type(), store)
                                        .response(range, found.title()))
                .build();
    }

    /** What only those who have the link may see. */
    private static Response.ResponseBuilder secret(Response.ResponseBuilder response) {
        return response.header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex");
    }

    private static Problem missing() {
        return new Problem(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.remedy());
    }
}
