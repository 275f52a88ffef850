package kz.malim.topic;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import kz.malim.access.Role;
import kz.malim.web.IdPagination;
import kz.malim.web.Idempotent;
import kz.malim.web.IfMatch;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The sections of the newsroom, for those who keep them. */
@Path(SectionEditingResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Newsroom")
public class SectionEditingResource {
    static final String PATH = "/management/sections";
    static final String ID = "The section's id.";
    static final String IF_MATCH = "The `ETag` of the section as you have read it.";

    private final Sections sections;
    private final RequestJson json;

    SectionEditingResource(Sections sections, RequestJson json) {
        this.sections = sections;
        this.json = json;
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "listEditedSections",
            summary = "List the sections for editors",
            description =
                    "Every section with the one it lies in; newest first, 50 a page. Follow `page.next` until it is null.")
    @APIResponseSchema(SectionEditView.Page.class)
    public SectionEditView.Page list(
            @Parameter(description = "`page.next` of the page before.", schema = @Schema(maxLength = 36))
                    @QueryParam("cursor")
                    @Nullable
                    String cursor) {
        var found = sections.before(IdPagination.idCursor(cursor), IdPagination.SIZE + 1).stream()
                .map(SectionEditView::of)
                .toList();
        return new SectionEditView.Page(
                IdPagination.shown(found),
                IdPagination.listing(found, section -> section.id().toString()));
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(
            operationId = "createSection",
            summary = "Add a section",
            description = "Sections form a tree: `parent` is the slug of the one it lies in.")
    @APIResponseSchema(value = SectionEditView.class, responseCode = "201", responseDescription = "Added.")
    public Response create(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SectionInput.class)))
                    JsonNode body) {
        var wanted = json.read(body, SectionInput.class);
        var section = Section.of(wanted, parent(wanted));
        sections.persistAndFlush(section);
        return answer(Response.created(URI.create(PATH + "/" + section.id())), section);
    }

    private @Nullable Section parent(SectionInput wanted) {
        return wanted.parent() == null
                ? null
                : sections.withSlug(wanted.parent())
                        .orElseThrow(() -> RequestJson.refused("parent", "There is no such section."));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "getEditedSection",
            summary = "Read a section to edit",
            description = "The section as stored. Keep the `ETag`.")
    @APIResponseSchema(SectionEditView.class)
    public Response read(@Parameter(description = ID) @PathParam("id") String id) {
        return answer(Response.ok(), sections.withId(id));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "replaceSection", summary = "Change a section", description = """
                    Another name, address or place in the tree. Readers see it at once, and find articles by the new name a moment \
                    later. An old slug keeps leading here. A section cannot lie below itself.""")
    @APIResponseSchema(SectionEditView.class)
    public Response replace(
            @Parameter(description = ID) @PathParam("id") String id,
            @Parameter(description = IF_MATCH, example = "\"3\"", schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SectionInput.class)))
                    JsonNode body) {
        var wanted = json.read(body, SectionInput.class);
        var section = sections.locked(id);
        IfMatch.require(ifMatch, section.version(), () -> SectionEditView.of(section));
        var parent = parent(wanted);
        for (var above = parent; above != null; above = above.parent()) {
            if (above.id().equals(section.id())) {
                throw RequestJson.refused("parent", "A section cannot lie below itself.");
            }
        }
        section.becomes(wanted, parent);
        sections.flush();
        return answer(Response.ok(), section);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(
            operationId = "removeSection",
            summary = "Remove a section",
            description =
                    "Only one that has no sections below it and that no revision of any article has ever named; others are a 409.")
    @APIResponse(responseCode = "204", description = "Removed.")
    public void remove(
            @Parameter(description = ID) @PathParam("id") String id,
            @Parameter(description = IF_MATCH, example = "\"3\"", schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch) {
        var section = sections.locked(id);
        IfMatch.require(ifMatch, section.version(), () -> SectionEditView.of(section));
        sections.delete(section);
        sections.flush();
    }

    private static Response answer(Response.ResponseBuilder response, Section section) {
        return response.tag(new EntityTag(String.valueOf(section.version())))
                .entity(SectionEditView.of(section))
                .build();
    }
}
