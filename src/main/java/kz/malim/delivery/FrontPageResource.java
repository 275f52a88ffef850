package kz.malim.delivery;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kz.malim.cache.CachingResponder;
import kz.malim.published.FrontPageView;
import kz.malim.published.PublishedFronts;
import kz.malim.web.Accept;
import kz.malim.web.Site;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whole fronts. */
@Path("/api/pages")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Blocks")
public class FrontPageResource {
    private final PublishedFronts published;
    private final CachingResponder responses;
    private final ResponseRenderer renderer;
    private final Site site;
    private final CurrentVertxRequest exchange;

    FrontPageResource(
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
    @Path("{name}")
    @Operation(operationId = "getPage", summary = "Read a whole front", description = """
                    The blocks of a home page or of the front of a section with all their items, in one request. A story is in \
                    the first block that has it and in none of the others, which go on with their next stories.""")
    @APIResponse(
            responseCode = "200",
            description = "The page. With `fields` or `profile`, its items have only those fields.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = FrontPageView.class)),
                @Content(mediaType = Representation.SPARSE, schema = @Schema(ref = "SparseFrontPage"))
            })
    public Response page(
            @Parameter(description = "The page's name.", example = "home") @PathParam("name") String name,
            @BeanParam FrontParameters parameters) {
        var request = parameters.request(site);
        var cards = parameters.cards(Accept.of(exchange.getCurrent()));
        return responses.serve(
                "page " + name + " " + request + " " + cards.key(),
                () -> renderer.frontPage(published.page(name, request), cards));
    }
}
