package kz.malim.editing;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import kz.malim.access.Role;
import kz.malim.article.Publishing;
import kz.malim.management.IfMatch;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The scheduled publication and withdrawal of an article. */
@Path(ArticleEditingResource.PATH + "/{id}/schedule")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editing")
public class ScheduleResource {
    private final ArticleEditor editor;
    private final Publishing publishing;
    private final RequestJson json;

    ScheduleResource(ArticleEditor editor, Publishing publishing, RequestJson json) {
        this.editor = editor;
        this.publishing = publishing;
        this.json = json;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.PUBLISHER)
    @Transactional
    @Operation(operationId = "scheduleArticle", summary = "Schedule publication or withdrawal", description = """
                    The current draft is published at `publishAt`; later edits create a separate draft. At `unpublishAt` the article is \
                    withdrawn. Times are compared with the clock of the database. Replaces any previous schedule.""")
    @APIResponseSchema(ArticleEditView.class)
    public Response schedule(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @RequestBodySchema(Schedule.class) JsonNode body) {
        var times = json.read(body, Schedule.class);
        var article = editor.lock(id, ifMatch);
        publishing.schedule(article, instant(times.publishAt()), instant(times.unpublishAt()));
        return editor.response(article);
    }

    @DELETE
    @RolesAllowed(Role.PUBLISHER)
    @Transactional
    @Operation(operationId = "unscheduleArticle", summary = "Cancel the schedule", description = """
                    The scheduled revision becomes a draft again; what is published stays published.""")
    @APIResponseSchema(ArticleEditView.class)
    public Response cancel(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch) {
        var article = editor.lock(id, ifMatch);
        publishing.unschedule(article);
        return editor.response(article);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null
                ? null
                : time.toInstant().truncatedTo(ChronoUnit.MICROS); // as exactly as PostgreSQL stores it
    }

    /** When to publish and when to withdraw. */
    @Schema(name = "ScheduleRequest", description = "When to publish the draft, when to withdraw the article, or both.")
    record Schedule(
            @Schema(description = "Publishes the draft at this time.") @Nullable
            OffsetDateTime publishAt,

            @Schema(description = "Withdraws the article at this time.") @Nullable
            OffsetDateTime unpublishAt) {}
}
