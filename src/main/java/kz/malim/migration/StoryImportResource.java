package kz.malim.migration;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import kz.malim.access.Role;
import kz.malim.access.Scope;
import kz.malim.migration.StoriesReport.Entry;
import kz.malim.web.Problem;
import kz.malim.web.ProblemMappers;
import kz.malim.web.ProblemType;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Brings in stories of other systems. */
@Path("/management/imports/stories")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Imports")
public class StoryImportResource {
    private final StoryWriter writer;
    private final RequestJson json;
    private final Scope scope;

    StoryImportResource(StoryWriter writer, RequestJson json, Scope scope) {
        this.writer = writer;
        this.json = json;
        this.scope = scope;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Operation(operationId = "importStories", summary = "Import stories of another system", description = """
                    Up to 50 stories with their HTML, their times and addresses. The HTML becomes blocks; pictures become photos \
                    with captions and credits but without files; videos, sounds and documents become media items at their \
                    addresses; former addresses lead to the articles. What no block can hold is in `losses`, and `balance` counts what \
                    went in and came out. Each story is written on its own. Sending it again changes nothing; if it has changed at \
                    the source, it gets a new revision, unless editors have worked on it here. Needs the role editor, to \
                    publish the role publisher.""")
    @APIResponseSchema(StoriesReport.class)
    public StoriesReport importStories(
            @RequestBodySchema(StoriesInput.class) JsonNode body,
            @Parameter(
                            description =
                                    "`true` returns what the import would do, with the content, and stores nothing.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("dryRun")
                    @Nullable
                    String dryRun,
            @Context SecurityContext caller) {
        if (dryRun != null && !dryRun.equals("true") && !dryRun.equals("false")) {
            throw Problem.invalidParameter("dryRun", "Either true or false.");
        }
        boolean preview = "true".equals(dryRun);
        var request = json.read(body, StoriesInput.class);
        request.require();
        if (!caller.isUserInRole(Role.PUBLISHER) && request.items().stream().anyMatch(ForeignStory::toBePublished)) {
            throw new Problem(ProblemType.FORBIDDEN, "Publishing needs the role publisher.");
        }
        QuarkusTransaction.requiringNew().run(() -> scope.requireSection(null)); // authors and tags are everybody's
        var by = caller.getUserPrincipal().getName();
        var items = new ArrayList<Entry>();
        for (var story : request.items()) {
            items.add(write(request.source(), story, by, preview));
        }
        return new StoriesReport(items);
    }

    private Entry write(String source, ForeignStory story, String by, boolean preview) {
        try {
            return preview ? writer.preview(source, story, by) : writer.write(source, story, by);
        } catch (RuntimeException failure) {
            var problem = ProblemMappers.problemOf(failure);
            if (problem.type().status() >= 500) {
                throw failure; // the others would fail as well; those before are unchanged when they are sent again
            }
            return Entry.failed(story.id(), problem.view());
        }
    }
}
