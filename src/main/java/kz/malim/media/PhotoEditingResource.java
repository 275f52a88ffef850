package kz.malim.media;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.Idempotent;
import kz.malim.web.MergePatch;
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

/** Photos as their editors work on them. */
@jakarta.ws.rs.Path(PhotoEditingResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "Photos",
        description =
                "Pictures with their credits: taking them in, finding those that lack something, putting it right.")
public class PhotoEditingResource {
    static final String PATH = "/management/photos";

    private static final String ID = "The photo's id.";
    private static final String EXAMPLE = "0190163d-8694-739b-aea5-966c26f8ad91";
    private static final String IF_MATCH =
            "The `ETag` of the photo as you have read it. Missing it is a 428, an old one a 412 that tells how it is now.";

    private static final String KEY = Idempotent.DESCRIPTION
            + " Of a file its bytes count, of a `url` the address: it is not fetched again for an answer that is there.";

    private final PhotoEditing editing;
    private final RequestJson requests;
    private final PhotoList list;
    private final Workshop workshop;

    PhotoEditingResource(PhotoEditing editing, RequestJson requests, PhotoList list, Workshop workshop) {
        this.editing = editing;
        this.requests = requests;
        this.list = list;
        this.workshop = workshop;
    }

    /** What a photo is made from. */
    @Schema(
            name = "PhotoUpload",
            description =
                    "A file, or the address of one, or neither; and what is known about it. Send no more than 50 MB and 50 megapixels.")
    public static class Upload {
        @Schema(
                type = SchemaType.STRING,
                format = "binary",
                description =
                        "JPEG, PNG, WebP or GIF (its first frame). The bytes decide which, not the name and not the media type.")
        @RestForm("file")
        @Nullable
        FileUpload file;

        @Schema(description = "Where the file can be fetched, in a public network.", maxLength = 2000)
        @RestForm("url")
        @Nullable
        String url;

        java.nio.file.@Nullable Path path() {
            return file == null ? null : file.uploadedFile();
        }
    }

    /** What a new photo is made from. */
    @Schema(name = "NewPhoto", description = "A file, or the address of one, or neither; and what is known about it.")
    public static class NewPhoto extends Upload {
        @Schema(ref = "PhotoContent", description = "What you know better than the file.")
        @RestForm("photo")
        @PartType(MediaType.APPLICATION_JSON)
        @Nullable
        JsonNode photo;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Role.WRITER)
    @Operation(operationId = "uploadPhoto", summary = "Take in a photo", description = """
                    Keeps the file and reads from it what IPTC, XMP and EXIF say: credit, creator, source, copyright, \
                    licence, caption, alternative text, headline, keywords, date, place. What you send in `photo` wins. A photo \
                    may also be announced with its credit alone and get its file later. The same bytes are the same photo: \
                    sending them again answers 200 with the photo that has them, unchanged.""")
    @APIResponses({
        @APIResponse(
                responseCode = "201",
                description = "Taken in; `Location` leads to it.",
                content = @Content(schema = @Schema(implementation = EditedPhotoView.class))),
        @APIResponse(
                responseCode = "200",
                description = "These bytes were here already: this is the photo that has them.",
                content = @Content(schema = @Schema(implementation = EditedPhotoView.class)))
    })
    public Response upload(
            @Parameter(description = KEY, schema = @Schema(minLength = 1, maxLength = 257))
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String key,
            @BeanParam NewPhoto sent) {
        return editing.create(
                sent.path(), sent.url, sent.photo == null ? null : requests.read(sent.photo, PhotoContent.class), key);
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(operationId = "listPhotos", summary = "Find photos", description = """
                    Every photo of the newsroom, newest first, published or not. `missing=credit` is the list of those that \
                    nobody may print yet. Follow `page.next` until it is null.""")
    @APIResponseSchema(PhotoList.Page.class)
    public PhotoList.Page list(@BeanParam PhotoList.Parameters parameters) {
        return list.page(parameters);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Role.WRITER)
    @Operation(
            operationId = "getEditedPhoto",
            summary = "Read a photo to edit it",
            description = "What is known about it, what it lacks, and its file. Keep the `ETag`.")
    @APIResponseSchema(EditedPhotoView.class)
    public Response read(@Parameter(description = ID, example = EXAMPLE) @PathParam("id") String id) {
        return editing.answer(Response.ok(), known(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Role.WRITER)
    @Operation(operationId = "editPhoto", summary = "Change what is known about a photo", description = """
                    A JSON Merge Patch (RFC 7396) of `content`. The change is seen everywhere the photo is shown, and a new \
                    credit or focal point gives every rendition a new address. What was sent once, no file changes any more.""")
    @APIResponseSchema(EditedPhotoView.class)
    public Response patch(
            @Parameter(description = ID, example = EXAMPLE) @PathParam("id") String id,
            @Parameter(description = IF_MATCH, example = "\"3\"", schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MergePatch.MEDIA_TYPE,
                                            schema = @Schema(implementation = PhotoContent.class)))
                    JsonNode patch) {
        editing.patch(known(id), ifMatch, patch);
        return editing.answer(Response.ok(), known(id));
    }

    @PUT
    @Path("{id}/file")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Role.WRITER)
    @Operation(operationId = "replacePhotoFile", summary = "Give a photo its file", description = """
                    The file of a photo that was announced, or a better one. What the file says fills only what nobody has \
                    typed. Bytes that another photo has are a 409 that names it.""")
    @APIResponseSchema(EditedPhotoView.class)
    public Response replaceFile(
            @Parameter(description = ID, example = EXAMPLE) @PathParam("id") String id,
            @Parameter(description = IF_MATCH, example = "\"3\"", schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch,
            @BeanParam Upload sent) {
        editing.replaceFile(known(id), ifMatch, sent.path(), sent.url);
        return editing.answer(Response.ok(), known(id));
    }

    @GET
    @Path("{id}/renditions/{rendition}")
    @Produces({"image/jpeg", "image/webp"})
    @RolesAllowed(Role.WRITER)
    @Operation(
            operationId = "getEditedRendition",
            summary = "Look at a photo that readers may not see yet",
            description = "The same bytes that readers get once an article with the photo is published.")
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
                            description = "From `renditions`.",
                            example = "3f2a9c4be01d5577-640.webp",
                            schema = @Schema(pattern = RenditionName.PATTERN))
                    @PathParam("rendition")
                    String rendition) {
        var name = RenditionName.of(rendition)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "No rendition is called that."));
        var file = workshop.rendition(editing.source(known(id)), name);
        return Response.ok(file.open(0), name.type().mediaType())
                .header("Content-Length", file.length())
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static UUID known(String id) {
        return CanonicalUuid.parse(id).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no such photo."));
    }
}
