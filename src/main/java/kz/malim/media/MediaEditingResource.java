package kz.malim.media;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.management.IfMatch;
import kz.malim.management.MergePatch;
import kz.malim.management.PageParameters;
import kz.malim.probe.MediaKind;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.Idempotent;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponses;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The management API of videos, sounds and documents. */
@Path(MediaEditingResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Media", description = "Videos, sounds and documents with their credits, captions and transcripts.")
public class MediaEditingResource {
    static final String PATH = "/management/media";

    static final String ID = "The media item's id.";
    static final String EXAMPLE = "01930b8e-6a00-7000-8000-000000000301";

    private final MediaEditing editing;
    private final MediaItems items;
    private final RequestJson requests;

    MediaEditingResource(MediaEditing editing, MediaItems items, RequestJson requests) {
        this.editing = editing;
        this.items = items;
        this.requests = requests;
    }

    /** The multipart form of a file. */
    @Schema(name = "MediaUpload", description = "A file of at most 100 MB.")
    public static class Upload {
        @Schema(
                type = SchemaType.STRING,
                format = "binary",
                description =
                        "MP4, WebM, M4A, MP3, AAC, Ogg, WAV, PDF, DOCX, XLSX, PPTX, ODT, CSV, TXT or WebVTT. The type is read from the bytes, not from the name or media type.")
        @RestForm("file")
        @Nullable
        FileUpload file;

        java.nio.file.@Nullable Path path() {
            return file == null ? null : file.uploadedFile();
        }
    }

    /** The multipart form of a new media item. */
    @Schema(name = "NewMedia", description = "A file of at most 100 MB, or `media.sources`, or both.")
    public static class NewMedia extends Upload {
        @Schema(ref = "MediaContent", description = "What is said of it.")
        @RestForm("media")
        @PartType(MediaType.APPLICATION_JSON)
        @Nullable
        JsonNode media;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Role.WRITER)
    @Operation(operationId = "uploadMedia", summary = "Add a video, a sound or a document", description = """
                    Stores the file as it is, without transcoding it, and reads its type, duration and size from its bytes; \
                    pages, SVG and programs are a 415. Without a file, `media.sources` says where it is elsewhere. Blocks \
                    `video`, `audio` and `file` name it by id. Uploading the same file again returns 200 with the existing \
                    item, unchanged.""")
    @APIResponses({
        @APIResponse(
                responseCode = "201",
                description = "Created.",
                content = @Content(schema = @Schema(implementation = MediaEditView.class))),
        @APIResponse(
                responseCode = "200",
                description = "The same file was uploaded before: this is its item.",
                content = @Content(schema = @Schema(implementation = MediaEditView.class)))
    })
    public Response upload(
            @Parameter(description = Idempotent.DESCRIPTION, schema = @Schema(pattern = Idempotent.PATTERN))
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String key,
            @BeanParam NewMedia sent) {
        UploadForm.requireOnly(Set.of(UploadForm.FILE, "media"));
        return editing.create(
                sent.path(),
                sent.media == null ? MediaContent.EMPTY : requests.read(sent.media, MediaContent.class),
                key);
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "listMedia",
            summary = "List videos, sounds and documents",
            description = "All media items, newest first, published or not. Follow `page.next` until it is null.")
    @APIResponseSchema(MediaListItem.Page.class)
    public MediaListItem.Page list(
            @Parameter(
                            description = "Only items of this kind.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"video", "audio", "file"}))
                    @QueryParam("kind")
                    @Nullable
                    String kind,
            @Parameter(
                            description =
                                    "Words of the title, the caption, the alternative text or the credit; each may be only begun.",
                            schema = @Schema(maxLength = 200))
                    @QueryParam("q")
                    @Nullable
                    String q,
            @BeanParam PageParameters page) {
        if (q != null && q.length() > 200) {
            throw Problem.invalidParameter("q", "At most 200 characters.");
        }
        var list = "media " + kind + " " + q;
        return MediaListItem.Page.of(
                items.page(kind == null ? null : kind(kind), q, page.lastId(list), page.rows()), page, list);
    }

    private static MediaKind kind(String text) {
        return Arrays.stream(MediaKind.values())
                .filter(kind -> kind.wireName().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalidParameter("kind", "One of video, audio, file."));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Role.WRITER)
    @Operation(
            operationId = "getEditedMedia",
            summary = "Read a media item",
            description = "What is said of it, with its texts, and its file. Keep the `ETag` for the next change.")
    @APIResponseSchema(MediaEditView.class)
    public Response read(@Parameter(description = ID, example = EXAMPLE) @PathParam("id") String id) {
        return editing.read(idOf(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Role.WRITER)
    @Operation(operationId = "editMedia", summary = "Edit a media item", description = """
                    A JSON Merge Patch (RFC 7396) of `content`. The change applies everywhere the item is used. Lists are \
                    replaced whole: send all tracks that it is to have.""")
    @APIResponseSchema(MediaEditView.class)
    public Response patch(
            @Parameter(description = ID, example = EXAMPLE) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MergePatch.MEDIA_TYPE,
                                            schema = @Schema(implementation = MediaContent.class)))
                    JsonNode patch) {
        return editing.patch(idOf(id), ifMatch, patch);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.EDITOR)
    @Operation(
            operationId = "removeMedia",
            summary = "Delete a media item",
            description = "Only possible if no revision of any article shows it. Its file is deleted within the hour.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    public void remove(
            @Parameter(description = ID, example = EXAMPLE) @PathParam("id") String id, @BeanParam IfMatch ifMatch) {
        editing.delete(idOf(id), ifMatch);
    }

    static UUID idOf(String id) {
        return CanonicalUuid.parse(id)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no such media item."));
    }
}
