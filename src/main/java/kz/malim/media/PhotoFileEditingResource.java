package kz.malim.media;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import kz.malim.access.Role;
import kz.malim.management.IfMatch;
import kz.malim.web.Accept;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The files of photos in the management API, as they were uploaded. */
@Path(PhotoEditingResource.PATH + "/{id}/file")
@RunOnVirtualThread
@Tag(name = "Photos")
public class PhotoFileEditingResource {
    private final PhotoEditing editing;
    private final Renditions renditions;
    private final CurrentVertxRequest exchange;

    PhotoFileEditingResource(PhotoEditing editing, Renditions renditions, CurrentVertxRequest exchange) {
        this.editing = editing;
        this.renditions = renditions;
        this.exchange = exchange;
    }

    @PUT
    @Produces(MediaType.APPLICATION_JSON)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Role.WRITER)
    @Operation(operationId = "replacePhotoFile", summary = "Replace a photo's file", description = """
                    Adds the file to a photo that has only a credit, or replaces it. File metadata fills only the fields that no \
                    editor has set. A file that another photo has is a 409 that names that photo.""")
    @APIResponseSchema(PhotoEditView.class)
    public Response replaceFile(
            @Parameter(description = PhotoEditingResource.ID, example = PhotoEditingResource.EXAMPLE) @PathParam("id")
                    String id,
            @BeanParam IfMatch ifMatch,
            @BeanParam PhotoEditingResource.Upload sent) {
        UploadForm.requireOnly(Set.of(UploadForm.FILE, "url"));
        editing.replaceFile(PhotoEditingResource.idOf(id), ifMatch, sent.path(), sent.url);
        return editing.response(Response.ok(), PhotoEditingResource.idOf(id));
    }

    @GET
    @Produces({"image/jpeg", "image/png", "image/gif", "image/webp"})
    @RolesAllowed(Role.WRITER)
    @Operation(operationId = "getPhotoFile", summary = "Read the original of a photo", description = """
                    The bytes that were uploaded, with all frames of an animation and all embedded metadata: also the position \
                    and the camera, which renditions do not have. Readers never get them.""")
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content = {
                @Content(
                        mediaType = "image/jpeg",
                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                        example = "(the bytes of the file)"),
                @Content(
                        mediaType = "image/png",
                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                        example = "(the bytes of the file)"),
                @Content(
                        mediaType = "image/gif",
                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                        example = "(the bytes of the file)"),
                @Content(
                        mediaType = "image/webp",
                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                        example = "(the bytes of the file)")
            })
    public Response original(
            @Parameter(description = PhotoEditingResource.ID, example = PhotoEditingResource.EXAMPLE) @PathParam("id")
                    String id) {
        var picture = editing.source(PhotoEditingResource.idOf(id)).file();
        Accept.of(exchange.getCurrent()).require(List.of(picture.type().mediaType()));
        var file = renditions.original(picture);
        return Response.ok(file.open(0), picture.type().mediaType())
                .header("Content-Length", file.length())
                .build();
    }
}
