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
import java.time.Clock;
import kz.malim.published.ArticleView;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
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
    private final RollbackPreview preview;

    PreviewResource(ValidLinks links, RollbackPreview preview) {
        this.links = links;
        this.preview = preview;
    }

    @GET
    @Path("{token}")
    @Operation(operationId = "getPreview", summary = "Read a preview", description = """
                    An article that is not public yet, as `GET /api/articles/{slugOrId}?include=related,blocks,photos` would return \
                    it if its newest save were published now. The link comes from `createPreview`; the response is not cached.""")
    @APIResponseSchema(ArticleView.class)
    @APIResponse(responseCode = "403", ref = "Forbidden")
    public Response preview(
            @Parameter(description = "The last part of the link.", schema = @Schema(maxLength = MAX_TOKEN))
                    @PathParam("token")
                    String token) {
        return Response.ok(preview.draft(links.article(token)))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .build();
    }

    /** Verifies tokens and returns the article of a valid link. */
    @jakarta.enterprise.context.ApplicationScoped
    static class ValidLinks {
        private final PreviewLinks links;
        private final Clock clock;

        ValidLinks(PreviewLinks links, Clock clock) {
            this.links = links;
            this.clock = clock;
        }

        @jakarta.transaction.Transactional
        java.util.UUID article(String token) {
            return PreviewToken.read(token, links.secret())
                    .flatMap(verified -> links.withId(verified.link()))
                    .filter(link -> link.isValidAt(clock.instant()))
                    .orElseThrow(() ->
                            new Problem(ProblemType.FORBIDDEN, "This preview link is invalid, expired or revoked."))
                    .article();
        }
    }
}
