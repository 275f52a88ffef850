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

/** The search index, for those who run Malim. */
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
            summary = "Build the search index anew",
            description =
                    "Reads every published article again, in the background and while readers search. One that is running begins again. Needed after renaming authors, sections or tags that older articles should be found by; a new version of Malim does it by itself when it must. Needs the role admin.")
    @APIResponse(
            responseCode = "202",
            description = "Begun. `GET` the same address to see how far it is.",
            content = @Content(schema = @Schema(implementation = RebuildView.class)))
    public RestResponse<RebuildView> begin() {
        rebuild.begin();
        return RestResponse.status(RestResponse.Status.ACCEPTED, RebuildView.of(rebuild.progress()));
    }

    @GET
    @Operation(
            operationId = "getSearchRebuild",
            summary = "See how far the rebuild is",
            description =
                    "The last rebuild of the search index, running or done. It survives a restart. Needs the role admin.")
    @APIResponseSchema(RebuildView.class)
    public RebuildView progress() {
        return RebuildView.of(rebuild.progress());
    }
}
