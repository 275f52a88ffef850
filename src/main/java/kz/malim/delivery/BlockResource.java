package kz.malim.delivery;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import kz.malim.web.Items;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Named front blocks, as readers get them. */
@Path("/api/blocks")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Blocks")
public class BlockResource {
    private final PublishedArticles published;

    BlockResource(PublishedArticles published) {
        this.published = published;
    }

    @GET
    @Operation(
            operationId = "listBlocks",
            summary = "List the front blocks",
            description = "Every named block of the fronts with its items, by name.")
    public Items<BlockView> blocks() {
        return new Items<>(published.blocks());
    }

    @GET
    @Path("{name}")
    @Operation(
            operationId = "getBlock",
            summary = "Read one front block",
            description = "A named block with its items, in the order to show them.")
    public BlockView block(
            @Parameter(description = "The block's name.", example = "malim-blocks") @PathParam("name") String name) {
        return published.block(name);
    }
}
