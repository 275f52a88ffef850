package kz.malim.search;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import kz.malim.access.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The search index, for administrators. */
@Path("/management/search/rebuild")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.ADMIN)
@Tag(name = "Search")
public class RebuildResource {
    private final IndexRebuild rebuild;

    RebuildResource(IndexRebuild rebuild) {
        this.rebuild = rebuild;
    }

    @POST
    @Operation(
            operationId = "rebuildSearch",
            summary = "Rebuild the search index",
            description =
                    "Indexes every published article again, in the background, while search stays available. A running rebuild starts over. Malim rebuilds by itself when a new version needs it, and updates articles when authors, sections or tags are renamed. Needs the role admin.")
    @APIResponse(
            responseCode = "202",
            description = "Started. `GET` the same address for its progress.",
            content = @Content(schema = @Schema(implementation = RebuildView.class)))
    public RestResponse<RebuildView> start() {
        rebuild.restart();
        return RestResponse.status(RestResponse.Status.ACCEPTED, RebuildView.of(rebuild.progress()));
    }

    @GET
    @Operation(
            operationId = "getSearchRebuild",
            summary = "Get the progress of the index rebuild",
            description =
                    "The last rebuild of the search index, running or finished. It continues after a restart. Needs the role admin.")
    @APIResponseSchema(RebuildView.class)
    public RebuildView progress() {
        return RebuildView.of(rebuild.progress());
    }
}
