package kz.malim.media;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.management.IfMatch;
import kz.malim.management.MergePatch;
import kz.malim.management.PageParameters;
import kz.malim.web.Accept;
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

/** The management API of photos. */
@jakarta.ws.rs.Path(PhotoEditingResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Photos", description = "Photos with their credits: upload, search, edit.")
public class PhotoEditingResource {
    static final String PATH = "/management/photos";

    static final String ID = "The photo's id.";
    static final String EXAMPLE = "0190163d-8694-739b-aea5-966c26f8ad91";

    private static final String KEY = Idempotent.DESCRIPTION
            + " A file is compared by its bytes, a `url` by its text: it is not fetched again for a replay.";

    private final PhotoEditing editing;
    private final RequestJson requests;
    private final PhotoList list;
    private final Renditions renditions;
    private final CurrentVertxRequest exchange;

    PhotoEditingResource(
            PhotoEditing editing,
            RequestJson requests,
            PhotoList list,
            Renditions renditions,
            CurrentVertxRequest exchange) {
        this.editing = editing;
        this.requests = requests;
        this.list = list;
        this.renditions = renditions;
        this.exchange = exchange;
    }

    /** The multipart form of a file. */
    @Schema(
            name = "PhotoUpload",
            description = "A file, or its URL, or neither; and metadata. At most 50 MB and 50 megapixels.")
    public static class Upload {
        @Schema(
                type = SchemaType.STRING,
                format = "binary",
                description =
                        "JPEG, PNG, WebP or GIF (first frame). The type is read from the bytes, not from the name or media type.")
        @RestForm("file")
        @Nullable
        FileUpload file;

        @Schema(description = "URL to fetch the file from, on a public network.", maxLength = 2000)
        @RestForm("url")
        @Nullable
        String url;

        java.nio.file.@Nullable Path path() {
            return file == null ? null : file.uploadedFile();
        }
    }

    /** The multipart form of a new photo. */
    @Schema(name = "NewPhoto", description = "A file, or its URL, or neither; and metadata.")
    public static class NewPhoto extends Upload {
        @Schema(ref = "PhotoContent", description = "Metadata that takes precedence over the file's.")
        @RestForm("photo")
        @PartType(MediaType.APPLICATION_JSON)
        @Nullable
        JsonNode photo;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Role.WRITER)
    @Operation(operationId = "uploadPhoto", summary = "Upload a photo", description = """
                    Stores the file and reads its IPTC, XMP and EXIF metadata: credit, creator, source, copyright, licence, \
                    caption, alternative text, headline, keywords, date, place, persons, \
                    instructions. What you send in `photo` takes precedence. A photo may also be created with a credit alone and get its file later. Uploading the same file again \
                    returns 200 with the existing photo, unchanged.""")
    @APIResponses({
        @APIResponse(
                responseCode = "201",
                description = "Created.",
                content = @Content(schema = @Schema(implementation = PhotoEditView.class))),
        @APIResponse(
                responseCode = "200",
                description = "The same file was uploaded before: this is its photo.",
                content = @Content(schema = @Schema(implementation = PhotoEditView.class)))
    })
    public Response upload(
            @Parameter(description = KEY, schema = @Schema(pattern = Idempotent.PATTERN))
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String key,
            @BeanParam NewPhoto sent) {
        UploadForm.requireOnly(Set.of(UploadForm.FILE, "url", "photo"));
        return editing.create(
                sent.path(), sent.url, sent.photo == null ? null : requests.read(sent.photo, PhotoContent.class), key);
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(operationId = "listPhotos", summary = "List photos", description = """
                    All photos, newest first, published or not. `missing=credit` lists those that must not be \
                    published yet. Follow `page.next` until it is null.""")
    @APIResponseSchema(PhotoList.Page.class)
    public PhotoList.Page list(@BeanParam PhotoList.Parameters filters, @BeanParam PageParameters page) {
        return list.page(filters, page);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Role.WRITER)
    @Operation(
            operationId = "getEditedPhoto",
            summary = "Read a photo",
            description = "Metadata, what is missing, and the file. Keep the `ETag` for the next change.")
    @APIResponseSchema(PhotoEditView.class)
    public Response read(@Parameter(description = ID, example = EXAMPLE) @PathParam("id") String id) {
        return editing.response(Response.ok(), idOf(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Role.WRITER)
    @Operation(operationId = "editPhoto", summary = "Edit a photo's metadata", description = """
                    A JSON Merge Patch (RFC 7396) of `content`. The change applies everywhere the photo is used; a new credit or \
                    focal point changes the URL of every rendition. Fields you set are not overwritten by file metadata.""")
    @APIResponseSchema(PhotoEditView.class)
    public Response patch(
            @Parameter(description = ID, example = EXAMPLE) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MergePatch.MEDIA_TYPE,
                                            schema = @Schema(implementation = PhotoContent.class)))
                    JsonNode patch) {
        editing.patch(idOf(id), ifMatch, patch);
        return editing.response(Response.ok(), idOf(id));
    }

    @GET
    @Path("{id}/renditions/{rendition}")
    @Produces({"image/jpeg", "image/webp"})
    @RolesAllowed(Role.WRITER)
    @Operation(
            operationId = "getEditedRendition",
            summary = "Read a rendition of an unpublished photo",
            description = "The bytes that readers get once an article with the photo is published.")
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
    public Response rendition(
            @Parameter(description = ID, example = EXAMPLE) @PathParam("id") String id,
            @Parameter(
                            description = "Name of the rendition, from `renditions`.",
                            example = "3f2a9c4be01d5577-640.webp",
                            schema = @Schema(pattern = RenditionName.PATTERN))
                    @PathParam("rendition")
                    String rendition) {
        var name = RenditionName.of(rendition)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "No rendition is called that."));
        Accept.of(exchange.getCurrent()).require(List.of(name.type().mediaType()));
        var file = renditions.rendition(editing.source(idOf(id)), name);
        return Response.ok(file.open(0), name.type().mediaType())
                .header("Content-Length", file.length())
                .build();
    }

    static UUID idOf(String id) {
        return CanonicalUuid.parse(id).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no such photo."));
    }
}
