package kz.malim.media;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import kz.malim.access.Role;
import kz.malim.management.IfMatch;
import kz.malim.web.RequestValidationFilter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The files of media items in the management API. */
@Path(MediaEditingResource.PATH + "/{id}/file")
@RunOnVirtualThread
@Tag(name = "Media")
public class MediaFileEditingResource {
    private final MediaEditing editing;

    MediaFileEditingResource(MediaEditing editing) {
        this.editing = editing;
    }

    @PUT
    @Produces(MediaType.APPLICATION_JSON)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Role.WRITER)
    @Operation(operationId = "replaceMediaFile", summary = "Replace the file of a media item", description = """
                    Adds a file to an item that is only elsewhere, or replaces it by another of the same kind; the old address \
                    redirects. A file that another item has is a 409 that names that item.""")
    @APIResponseSchema(MediaEditView.class)
    public Response replaceFile(
            @Parameter(description = MediaEditingResource.ID, example = MediaEditingResource.EXAMPLE) @PathParam("id")
                    String id,
            @BeanParam IfMatch ifMatch,
            @BeanParam MediaEditingResource.Upload sent) {
        UploadForm.requireOnly(Set.of(UploadForm.FILE));
        return editing.replaceFile(MediaEditingResource.idOf(id), ifMatch, sent.path());
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @RolesAllowed(Role.WRITER)
    @Operation(
            operationId = "getEditedMediaFile",
            summary = "Read the file of an unpublished media item",
            description =
                    "The bytes that readers get once an article with it is published, whole or one range of them.")
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
            description = "The requested range.",
            content =
                    @Content(
                            mediaType = "*/*",
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            example = "(the bytes of the file)"))
    public Response file(
            @Parameter(description = MediaEditingResource.ID, example = MediaEditingResource.EXAMPLE) @PathParam("id")
                    String id,
            @Parameter(
                            description = "One range of bytes.",
                            example = "bytes=0-1023",
                            schema = @Schema(maxLength = RequestValidationFilter.MAX_HEADERS))
                    @HeaderParam("Range")
                    @Nullable
                    String range) {
        return editing.file(MediaEditingResource.idOf(id)).response(range, null).build();
    }
}
