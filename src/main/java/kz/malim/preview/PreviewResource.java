package kz.malim.preview;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kz.malim.published.ArticleView;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One draft, for anybody who has the link. */
@Path(PreviewResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Previews")
public class PreviewResource {
    static final String PATH = "/api/previews";

    private static final int MAX_TOKEN = 100;

    private final ValidLinks links;
    private final PreviewCache cache;
    private final RollbackPreview preview;

    PreviewResource(ValidLinks links, PreviewCache cache, RollbackPreview preview) {
        this.links = links;
        this.cache = cache;
        this.preview = preview;
    }

    @GET
    @Path("{token}")
    @Operation(operationId = "getPreview", summary = "Read a preview", description = """
                    An article that is not public yet, as `GET /api/articles/{slugOrId}?include=related,blocks,photos,media` would return \
                    it if its newest save were published now. The link comes from `createPreview`. What is shown around the article may be \
                    some seconds old. After a takedown its links are 410.""")
    @APIResponseSchema(ArticleView.class)
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "410", ref = "Gone")
    public Response preview(
            @Parameter(description = "The last part of the link.", schema = @Schema(maxLength = MAX_TOKEN))
                    @PathParam("token")
                    String token) {
        var content = links.content(token);
        return Response.ok(cache.get(content, () -> preview.draft(content.article())))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .build();
    }
}
