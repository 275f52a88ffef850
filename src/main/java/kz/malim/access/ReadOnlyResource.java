package kz.malim.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The read-only mode, for maintenance. */
@Path("/management/read-only")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.ADMIN)
@Tag(name = "Maintenance", description = "Read-only mode.")
public class ReadOnlyResource {
    private final ReadOnlyMode mode;
    private final Caller caller;
    private final RequestJson json;

    ReadOnlyResource(ReadOnlyMode mode, Caller caller, RequestJson json) {
        this.mode = mode;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @Operation(
            operationId = "getReadOnlyMode",
            summary = "Get the read-only mode",
            description = "Whether writes are refused, since when and why. Needs the role admin.")
    @APIResponseSchema(ReadOnlyView.class)
    public ReadOnlyView read() {
        return ReadOnlyView.of(mode);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "startReadOnlyMode", summary = "Start the read-only mode", description = """
                    Every replica refuses writes within two seconds, with a 503 of the type `/problems/read-only`; requests in \
                    progress are finished. Reading goes on, and articles appear and disappear as scheduled. Background work that \
                    writes rests: schedules, the index, retention, and the deletion of unused files. Starting it again replaces the \
                    reason. Needs the role admin.""")
    @APIResponseSchema(value = ReadOnlyView.class, responseCode = "200", responseDescription = "Started.")
    public ReadOnlyView start(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReadOnlyInput.class)))
                    JsonNode body) {
        mode.start(caller.name(), json.read(body, ReadOnlyInput.class).reason());
        return ReadOnlyView.of(mode);
    }

    @DELETE
    @Operation(operationId = "endReadOnlyMode", summary = "End the read-only mode", description = """
                    Every replica takes writes again within two seconds, and continues its background work. A replica that is \
                    read-only by its settings stays so. Needs the role admin.""")
    @APIResponse(responseCode = "204", description = "Ended, or there was none.")
    public void end() {
        mode.end();
    }
}
