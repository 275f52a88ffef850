package kz.malim.editing;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.OffsetDateTime;
import kz.malim.access.Role;
import kz.malim.article.ContentReader;
import kz.malim.article.Publishing;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** When the clock shows or hides an article. */
@Path(ArticleEditingResource.PATH + "/{id}/schedule")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editing")
public class ScheduleResource {
    private final ArticleEditor desk;
    private final Publishing publishing;
    private final ContentReader reader;

    ScheduleResource(ArticleEditor desk, Publishing publishing, ContentReader reader) {
        this.desk = desk;
        this.publishing = publishing;
        this.reader = reader;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.PUBLISHER)
    @Transactional
    @Operation(operationId = "scheduleArticle", summary = "Let the clock publish or withdraw", description = """
                    The draft as it is now becomes what the clock shows at `publishAt`; edits after this make a new draft beside it. At \
                    `unpublishAt` the clock takes the article from readers. The clock of the database decides. A schedule \
                    replaces the one before.""")
    @APIResponseSchema(ArticleEditView.class)
    public Response schedule(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @Parameter(
                            description = ArticleEditingResource.IF_MATCH,
                            example = "\"3\"",
                            schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch,
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SubresourceInputs.Timetable.class)))
                    JsonNode body) {
        var wanted = reader.as(ContentReader.object(body), SubresourceInputs.Timetable.class);
        var article = desk.open(id, ifMatch);
        publishing.schedule(article, instant(wanted.publishAt()), instant(wanted.unpublishAt()));
        return desk.answer(article);
    }

    @DELETE
    @RolesAllowed(Role.PUBLISHER)
    @Transactional
    @Operation(operationId = "unscheduleArticle", summary = "Cancel the schedule", description = """
                    What was to be published is a draft again; what is public stays public.""")
    @APIResponseSchema(ArticleEditView.class)
    public Response cancel(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @Parameter(
                            description = ArticleEditingResource.IF_MATCH,
                            example = "\"3\"",
                            schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch) {
        var article = desk.open(id, ifMatch);
        publishing.unschedule(article);
        return desk.answer(article);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }
}
