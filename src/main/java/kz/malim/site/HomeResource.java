package kz.malim.site;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import kz.malim.cache.CachingResponder;
import kz.malim.cache.CachingResponder.CacheableRequest;
import kz.malim.web.Accept;
import kz.malim.web.SecurityHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a stranger begins: the index of the API, and a page for people. */
@Path("/")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Site")
@APIResponse(
        responseCode = "200",
        description = "The index, or the page.",
        content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = IndexView.class)),
            @Content(
                    mediaType = MediaType.TEXT_HTML,
                    schema = @Schema(type = SchemaType.STRING),
                    examples =
                            @ExampleObject(
                                    name = "example",
                                    value = "<!doctype html>\n<html lang=\"en\">\n<title>Malim: content API</title>\n"))
        })
public class HomeResource {
    private static final byte[] ICON = icon();

    private final HomePage page;
    private final PublicIndex index;
    private final CachingResponder responses;
    private final JsonResponse json;
    private final CurrentVertxRequest exchange;

    HomeResource(
            HomePage page,
            PublicIndex index,
            CachingResponder responses,
            JsonResponse json,
            CurrentVertxRequest exchange) {
        this.page = page;
        this.index = index;
        this.responses = responses;
        this.json = json;
        this.exchange = exchange;
    }

    @GET
    @Operation(
            operationId = "getHome",
            summary = "The page of this server",
            description =
                    "A page for people: what this is, where the documentation is, the newest story, and whether all is well."
                            + " Clients that prefer JSON get the index.")
    public Response home() {
        return respond(List.of(MediaType.TEXT_HTML, MediaType.APPLICATION_JSON));
    }

    @GET
    @Path("api")
    @Operation(
            operationId = "getIndex",
            summary = "The index of the API",
            description =
                    "Everything that can be read without a key, with links and URI templates. Browsers get the page of the server.")
    public Response index() {
        return respond(List.of(MediaType.APPLICATION_JSON, MediaType.TEXT_HTML));
    }

    private Response respond(List<String> types) {
        var accept = Accept.of(exchange.getCurrent());
        accept.require(types);
        return accept.best(types).filter(MediaType.TEXT_HTML::equals).isPresent()
                ? html()
                : responses.serve(new CacheableRequest("index", () -> json.besideHtml(index.view())), accept);
    }

    /** Not cached: it says how the server is now. */
    private Response html() {
        return Response.ok(page.html(), MediaType.TEXT_HTML + ";charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(SecurityHeaders.CONTENT_TYPE_OPTIONS, SecurityHeaders.NO_SNIFF)
                .header(SecurityHeaders.POLICY, HomePage.POLICY)
                .build();
    }

    /** Browsers ask for it wherever they are. */
    @GET
    @Path("favicon.ico")
    @Operation(hidden = true)
    public Response favicon() {
        return Response.ok(ICON, "image/x-icon")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
                .build();
    }

    private static byte[] icon() {
        try (var file = HomeResource.class.getResourceAsStream("/favicon.ico")) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
