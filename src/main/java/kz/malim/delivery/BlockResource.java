package kz.malim.delivery;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import kz.malim.cache.CachingResponder;
import kz.malim.cache.CachingResponder.CacheableRequest;
import kz.malim.published.BlockView;
import kz.malim.published.BlocksView;
import kz.malim.published.FrontRequest;
import kz.malim.published.PublishedFronts;
import kz.malim.text.Slug;
import kz.malim.web.Accept;
import kz.malim.web.Problem;
import kz.malim.web.Site;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Named front blocks. */
@Path("/api/blocks")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Blocks", description = "Named blocks of front pages: what editors put where.")
public class BlockResource {
    private static final int MAX_NAMES = 20;

    private final PublishedFronts published;
    private final CachingResponder responses;
    private final ResponseRenderer renderer;
    private final Site site;
    private final CurrentVertxRequest exchange;

    BlockResource(
            PublishedFronts published,
            CachingResponder responses,
            ResponseRenderer renderer,
            Site site,
            CurrentVertxRequest exchange) {
        this.published = published;
        this.responses = responses;
        this.renderer = renderer;
        this.site = site;
        this.exchange = exchange;
    }

    @GET
    @Operation(
            operationId = "listBlocks",
            summary = "List the front blocks",
            description = "Every named block of the fronts with its items, by name; or those of `names`.")
    @APIResponse(
            responseCode = "200",
            description = "The blocks. With `fields` or `profile`, their items have only those fields.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BlocksView.class)),
                @Content(mediaType = Representation.SPARSE, schema = @Schema(ref = "SparseFrontBlocks"))
            })
    public Response blocks(
            @Parameter(
                            description =
                                    "Only the blocks of these names, comma-separated, in this order. Names without a block are left out.",
                            example = "editors-choice,malim-blocks",
                            schema = @Schema(pattern = "^" + Slug.WORDS + "(," + Slug.WORDS + "){0,19}$"))
                    @QueryParam("names")
                    @Nullable
                    String names,
            @BeanParam FrontParameters parameters) {
        var request = parameters.request(site);
        var cards = cards(parameters);
        return responses.serve(names == null ? all(request, cards) : some(names(names), request, cards));
    }

    private static List<String> names(String parameter) {
        var names = Arrays.stream(parameter.split(",", -1)).distinct().toList();
        if (names.size() > MAX_NAMES || !names.stream().allMatch(Slug::isSlug)) {
            throw Problem.invalidParameter("names", "At most " + MAX_NAMES + " names of blocks, comma-separated.");
        }
        return names;
    }

    @GET
    @Path("{name}")
    @Operation(
            operationId = "getBlock",
            summary = "Read one front block",
            description = "A named block with its items, in the order to show them.")
    @APIResponse(
            responseCode = "200",
            description = "The block. With `fields` or `profile`, its items have only those fields.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = BlockView.class)),
                @Content(mediaType = Representation.SPARSE, schema = @Schema(ref = "SparseFrontBlock"))
            })
    public Response block(
            @Parameter(description = "The block's name.", example = "editors-choice") @PathParam("name") String name,
            @BeanParam FrontParameters parameters) {
        return responses.serve(one(name, parameters.request(site), cards(parameters)));
    }

    private CardSelection cards(FrontParameters parameters) {
        return parameters.cards(Accept.of(exchange.getCurrent()));
    }

    CacheableRequest all() {
        return all(FrontRequest.WHOLE, CardSelection.WHOLE);
    }

    private CacheableRequest all(FrontRequest request, CardSelection cards) {
        return new CacheableRequest(
                "blocks " + request + " " + cards.key(),
                () -> renderer.blocks(new BlocksView(published.blocks(request)), cards));
    }

    private CacheableRequest some(List<String> names, FrontRequest request, CardSelection cards) {
        return new CacheableRequest(
                "blocks " + names + " " + request + " " + cards.key(),
                () -> renderer.blocks(new BlocksView(published.blocks(names, request)), cards));
    }

    CacheableRequest one(String name) {
        return one(name, FrontRequest.WHOLE, CardSelection.WHOLE);
    }

    private CacheableRequest one(String name, FrontRequest request, CardSelection cards) {
        return new CacheableRequest(
                "block " + name + " " + request + " " + cards.key(),
                () -> renderer.block(published.block(name, request), cards));
    }
}
