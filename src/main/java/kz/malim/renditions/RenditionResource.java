package kz.malim.renditions;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.malim.cache.CdnTags;
import kz.malim.media.RenditionName;
import kz.malim.media.Renditions;
import kz.malim.published.PictureRow;
import kz.malim.published.PublishedPictures;
import kz.malim.storage.ByteRange;
import kz.malim.storage.FileStore.Stored;
import kz.malim.storage.PartsInputStream;
import kz.malim.web.Accept;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.RequestValidationFilter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of pictures. A picture is served only while an article that shows it is published, and an address from before a
 * change of credit redirects to the picture with the new one.
 */
@Path("/media")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Photos")
public class RenditionResource {
    private final PublishedPictures pictures;
    private final Renditions renditions;
    private final RenditionCache cache;
    private final CdnTags cdn;
    private final CurrentVertxRequest exchange;

    RenditionResource(
            PublishedPictures pictures,
            Renditions renditions,
            RenditionCache cache,
            CdnTags cdn,
            CurrentVertxRequest exchange) {
        this.pictures = pictures;
        this.renditions = renditions;
        this.cache = cache;
        this.cdn = cdn;
        this.exchange = exchange;
    }

    @GET
    @Path("{photo}/{rendition}")
    @Produces({"image/jpeg", "image/webp"})
    @Operation(operationId = "getRendition", summary = "Read a picture's bytes", description = """
                    One size of a photo as JPEG or WebP, upright, in sRGB, with creator, credit, copyright, licensor and digital \
                    source type in its XMP and no other metadata of the original. Use the addresses in `renditions` and `crops`: their content \
                    never changes, so cache it for a year. Rendered on the first request.""")
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
    @APIResponse(
            responseCode = "206",
            description = "The requested range. A request for several ranges returns the whole file.",
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
    @APIResponse(
            responseCode = "301",
            description = "The credit or crop has changed; the new address is in `Location`.")
    public Response rendition(
            @Parameter(description = "The photo's id.", example = "0190163d-8694-739b-aea5-966c26f8ad91")
                    @PathParam("photo")
                    String photo,
            @Parameter(
                            description = "Key, crop and width.",
                            example = "3f2a9c4be01d5577-16x9-640.webp",
                            schema = @Schema(pattern = RenditionName.PATTERN))
                    @PathParam("rendition")
                    String rendition,
            @Parameter(
                            description = "One range of bytes.",
                            example = "bytes=0-1023",
                            schema = @Schema(maxLength = RequestValidationFilter.MAX_HEADERS))
                    @HeaderParam("Range")
                    @Nullable
                    String range,
            @Parameter(
                            description = "The `ETag` of the parts you have.",
                            schema = @Schema(maxLength = RequestValidationFilter.MAX_HEADERS))
                    @HeaderParam("If-Range")
                    @Nullable
                    String ifRange,
            @Parameter(
                            description = "The `ETag` of the response you have.",
                            schema = @Schema(maxLength = RequestValidationFilter.MAX_HEADERS))
                    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
                    @Nullable
                    String ifNoneMatch) {
        var id = CanonicalUuid.parse(photo).orElseThrow(RenditionResource::missing);
        var name = RenditionName.of(rendition).orElseThrow(RenditionResource::missing);
        Accept.of(exchange.getCurrent()).require(List.of(name.type().mediaType()));
        var source = pictures.picture(id).map(PictureRow::source).orElseThrow(RenditionResource::missing);
        if (!name.key().equals(source.key())) {
            return Response.status(Response.Status.MOVED_PERMANENTLY)
                    .header(HttpHeaders.LOCATION, name.withKey(source.key()).path(id))
                    .build();
        }
        if (ifNoneMatch != null && (ifNoneMatch.equals("*") || ifNoneMatch.contains(RenditionHeaders.etag(name)))) {
            return withHeaders(Response.notModified(), id, name).build();
        }
        var file = renditions.rendition(source, name);
        boolean samePicture = ifRange == null || ifRange.equals(RenditionHeaders.etag(name));
        return send(id, name, file, samePicture ? range : null);
    }

    private Response send(UUID id, RenditionName name, Stored file, @Nullable String range) {
        var bytes = cache.bytes(id, name, file);
        long size = file.length();
        var part = ByteRange.of(range, size);
        if (part.isEmpty()) {
            return withHeaders(Response.ok(), id, name)
                    .type(name.type().mediaType())
                    .entity(body(bytes, file, new ByteRange(0, size)))
                    .header(HttpHeaders.CONTENT_LENGTH, size)
                    .build();
        }
        if (part.get().isUnsatisfiable(size)) {
            throw new Problem(ProblemType.RANGE_NOT_SATISFIABLE, "The picture has " + size + " bytes.")
                    .withMembers(Map.of("size", size));
        }
        return withHeaders(Response.status(Response.Status.PARTIAL_CONTENT), id, name)
                .type(name.type().mediaType())
                .entity(body(bytes, file, part.get()))
                .header("Content-Range", part.get().of(size))
                .header(HttpHeaders.CONTENT_LENGTH, part.get().length())
                .build();
    }

    /** From the cache; larger files a part at a time. */
    private static Object body(Optional<Buffer> bytes, Stored file, ByteRange part) {
        if (bytes.isPresent()) {
            int from = Math.toIntExact(part.from());
            return bytes.get().slice(from, from + Math.toIntExact(part.length()));
        }
        return new PartsInputStream(file, part);
    }

    private Response.ResponseBuilder withHeaders(Response.ResponseBuilder response, UUID id, RenditionName name) {
        RenditionHeaders.of(id, name, cdn).forEach(response::header);
        return response;
    }

    private static Problem missing() {
        return new Problem(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.remedy());
    }
}
