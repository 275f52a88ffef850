package kz.malim.delivery;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kz.malim.cache.CachingResponder;
import kz.malim.cache.CachingResponder.CacheableRequest;
import kz.malim.published.BlockView;
import kz.malim.published.BlocksView;
import kz.malim.published.PublishedArticles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Named front blocks. */
@Path("/api/blocks")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Blocks", description = "Named blocks of front pages: what editors put where.")
public class BlockResource {
    private final PublishedArticles published;
    private final CachingResponder responses;
    private final ResponseRenderer renderer;

    BlockResource(PublishedArticles published, CachingResponder responses, ResponseRenderer renderer) {
        this.published = published;
        this.responses = responses;
        this.renderer = renderer;
    }

    @GET
    @Operation(
            operationId = "listBlocks",
            summary = "List the front blocks",
            description = "Every named block of the fronts with its items, by name.")
    @APIResponseSchema(BlocksView.class)
    public Response blocks() {
        return responses.serve(all());
    }

    @GET
    @Path("{name}")
    @Operation(
            operationId = "getBlock",
            summary = "Read one front block",
            description = "A named block with its items, in the order to show them.")
    @APIResponseSchema(BlockView.class)
    public Response block(
            @Parameter(description = "The block's name.", example = "editors-choice") @PathParam("name") String name) {
        return responses.serve(one(name));
    }

    CacheableRequest all() {
        return new CacheableRequest("blocks", () -> renderer.blocks(new BlocksView(published.blocks())));
    }

    CacheableRequest one(String name) {
        return new CacheableRequest("block " + name, () -> renderer.block(published.block(name)));
    }
}
