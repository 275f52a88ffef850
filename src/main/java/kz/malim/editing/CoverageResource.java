package kz.malim.editing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.OffsetDateTime;
import kz.malim.access.Role;
import kz.malim.article.Articles;
import kz.malim.article.Transitions;
import kz.malim.live.LiveBlog;
import kz.malim.live.LiveBlogging;
import kz.malim.management.CommonFields;
import kz.malim.management.IfMatch;
import kz.malim.management.VersionedResponse;
import kz.malim.web.RequestJson;
import kz.malim.web.Rfc3339;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The coverage of a live blog: when it begins and ends, and what happened so far. */
@Path(ArticleEditingResource.PATH + "/{id}/live")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Live blogs")
public class CoverageResource {
    private final Articles articles;
    private final Transitions transitions;
    private final LiveBlogging blogging;
    private final RequestJson json;
    private final Clock clock;

    CoverageResource(Articles articles, Transitions transitions, LiveBlogging blogging, RequestJson json, Clock clock) {
        this.articles = articles;
        this.transitions = transitions;
        this.blogging = blogging;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "getCoverage",
            summary = "Read the coverage of a live blog to edit it",
            description =
                    "When the coverage begins and ends, and its summary. Version 0 until it is set or the first entry is added.")
    @APIResponseSchema(Coverage.class)
    public Response read(@Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id) {
        return response(blogging.of(articles.withId(id)).orElse(null));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.PUBLISHER)
    @Transactional
    @Operation(operationId = "replaceCoverage", summary = "Set the coverage of a live blog", description = """
                    Public at once. Readers get the state that follows from the times: `upcoming` before `startedAt`, then `on`, and \
                    `ended` from `liveUntil` on; to end the coverage, set `liveUntil` to the present time.""")
    @APIResponseSchema(Coverage.class)
    public Response replace(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @RequestBodySchema(Coverage.class) JsonNode body) {
        var input = json.read(body, Coverage.class);
        var article = articles.withId(id);
        transitions.lock(article);
        var present = blogging.of(article).orElse(null);
        ifMatch.require(version(present), () -> coverage(present));
        return response(blogging.cover(
                article,
                CommonFields.instant(input.startedAt(), "startedAt"),
                CommonFields.instant(input.liveUntil(), "liveUntil"),
                input.summary()));
    }

    private Response response(@Nullable LiveBlog blog) {
        return VersionedResponse.ok(version(blog), coverage(blog));
    }

    private static int version(@Nullable LiveBlog blog) {
        return blog == null ? 0 : blog.version() + 1; // 0 is before there was one
    }

    private Coverage coverage(@Nullable LiveBlog blog) {
        return blog == null
                ? new Coverage(null, null, null)
                : new Coverage(
                        Rfc3339.at(blog.startedAt(), clock.getZone()),
                        blog.liveUntil() == null ? null : Rfc3339.at(blog.liveUntil(), clock.getZone()),
                        blog.summary());
    }

    /** When the coverage begins and ends, and what happened so far. */
    @Schema(
            name = "Coverage",
            description = "When the coverage of a live blog begins and ends, and what happened so far.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Coverage(
            @Schema(description = "When the coverage begins. Default: as it is, or else the present time.") @Nullable
            OffsetDateTime startedAt,

            @Schema(description = "When it ends. Omit while the end is open.") @Nullable
            OffsetDateTime liveUntil,

            @Schema(description = "What happened so far.", maxLength = 2_000) @Nullable
            String summary) {}
}
