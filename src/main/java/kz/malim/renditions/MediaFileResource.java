package kz.malim.renditions;

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
import java.util.Set;
import java.util.UUID;
import kz.malim.cache.CdnTags;
import kz.malim.change.ChangeTag;
import kz.malim.media.MediaFileName;
import kz.malim.media.StoredFile;
import kz.malim.published.MediaRow;
import kz.malim.published.PublishedMedia;
import kz.malim.storage.FileStore;
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
 * The bytes of videos, sounds, documents and their texts, at addresses beside those of pictures. As with these, a file is served
 * only while an article that shows it is published.
 */
@Path("/media")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Media")
public class MediaFileResource {
    private final PublishedMedia published;
    private final FileStore store;
    private final CdnTags cdn;

    MediaFileResource(PublishedMedia published, FileStore store, CdnTags cdn) {
        this.published = published;
        this.store = store;
        this.cdn = cdn;
    }

    @GET
    @Path("{media}/files/{file}")
    @Produces(MediaType.WILDCARD)
    @Operation(operationId = "getMediaFile", summary = "Read a media file's bytes", description = """
                    A video, a sound, a document, a WebVTT track or a transcript, as it was uploaded. Use the addresses in \
                    `media`: their content never changes, so cache it for a year. Documents are sent as attachments.""")
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
    @APIResponse(responseCode = "301", description = "The file was replaced; the new address is in `Location`.")
    public Response file(
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
        var id = CanonicalUuid.parse(media).orElseThrow(MediaFileResource::missing);
        var name = MediaFileName.of(file).orElseThrow(MediaFileResource::missing);
        var row = published.media(id).orElseThrow(MediaFileResource::missing);
        var etag = "\"" + name + "\""; // the key is a hash of the bytes
        var known = row.file();
        if (known != null && known.name().equals(name)) {
            if (isNotModified(ifNoneMatch, etag)) {
                return immutable(Response.notModified(), id, etag).build();
            }
            var sent = StoredFile.of(known.sha256(), name.type(), store)
                    .response(ifRange == null || ifRange.equals(etag) ? range : null, row.title());
            return immutable(sent, id, etag).build();
        }
        var text = published.text(id, name);
        if (text.isPresent()) {
            var sent = isNotModified(ifNoneMatch, etag)
                    ? Response.notModified()
                    : StoredFile.headers(Response.ok(text.get()), name.type(), row.title());
            return immutable(sent, id, etag).build();
        }
        return moved(row);
    }

    private static boolean isNotModified(@Nullable String ifNoneMatch, String etag) {
        return ifNoneMatch != null && (ifNoneMatch.equals("*") || ifNoneMatch.contains(etag));
    }

    /** A file of before: enclosures of feeds are kept for years. */
    private static Response moved(MediaRow row) {
        var file = row.file();
        if (file == null) {
            throw missing();
        }
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, file.name().path(row.id()))
                .build();
    }

    private Response.ResponseBuilder immutable(Response.ResponseBuilder response, UUID id, String etag) {
        cdn.header(Set.of(ChangeTag.media(id))).forEach(response::header);
        return response.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, RenditionHeaders.CACHE_CONTROL);
    }

    private static Problem missing() {
        return new Problem(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.remedy());
    }
}
