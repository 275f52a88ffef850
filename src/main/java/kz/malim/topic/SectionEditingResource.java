package kz.malim.topic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;
import kz.malim.access.Role;
import kz.malim.management.FreeSlugs;
import kz.malim.management.IfMatch;
import kz.malim.management.MergePatch;
import kz.malim.management.PageParameters;
import kz.malim.management.VersionedResponse;
import kz.malim.media.Photos;
import kz.malim.text.Slug;
import kz.malim.web.Idempotent;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The management API of sections. */
@Path(SectionEditingResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Newsroom")
public class SectionEditingResource {
    static final String PATH = "/management/sections";
    static final String ID = "The section's id.";

    private final Sections sections;
    private final FreeSlugs slugs;
    private final Photos photos;
    private final RequestJson requests;
    private final ObjectMapper json;

    SectionEditingResource(Sections sections, FreeSlugs slugs, Photos photos, RequestJson requests, ObjectMapper json) {
        this.sections = sections;
        this.slugs = slugs;
        this.photos = photos;
        this.requests = requests;
        this.json = json;
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "listEditedSections",
            summary = "List all sections",
            description = "All sections with their parents; newest first. Follow `page.next` until it is null.")
    @APIResponseSchema(SectionEditView.Page.class)
    public SectionEditView.Page list(@BeanParam PageParameters page) {
        return sections.page(page, Section::view, SectionEditView.Page::new);
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(
            operationId = "createSection",
            summary = "Create a section",
            description = "Sections form a tree: `parent` is the slug of the parent section.")
    @APIResponseSchema(value = SectionEditView.class, responseCode = "201", responseDescription = "Created.")
    public Response create(@RequestBodySchema(SectionInput.class) JsonNode body) {
        var input = requests.read(body, SectionInput.class);
        photos.requireKnown(input.photo(), "photo");
        var parent = parent(input);
        requireShallow(null, parent);
        var section = Section.of(slug(input, FreeSlugs.NEW), input, parent);
        sections.persistAndFlush(section);
        return VersionedResponse.created(PATH + "/" + section.id(), section.view());
    }

    private Slug slug(SectionInput input, UUID id) {
        return slugs.choose(sections.kind(), input.slug(), input.name(), candidates -> sections.taken(candidates, id));
    }

    private @Nullable Section parent(SectionInput input) {
        return input.parent() == null
                ? null
                : sections.withSlug(input.parent())
                        .orElseThrow(() -> RequestJson.refused("parent", "There is no such section."));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "getEditedSection",
            summary = "Read a section to edit",
            description = "The section with its `ETag` for writes.")
    @APIResponseSchema(SectionEditView.class)
    public Response read(@Parameter(description = ID) @PathParam("id") String id) {
        return VersionedResponse.ok(sections.withId(id).view());
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "replaceSection", summary = "Replace a section", description = """
                    Changes name, slug or parent. Public immediately, and in search shortly after. The old slug redirects. A section \
                    cannot be its own ancestor.""")
    @APIResponseSchema(SectionEditView.class)
    public Response replace(
            @Parameter(description = ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @RequestBodySchema(SectionInput.class) JsonNode body) {
        return update(id, ifMatch, section -> body);
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "patchSection", summary = "Patch a section", description = """
                    A JSON Merge Patch (RFC 7396): named fields are replaced, `null` removes. `{"position": 3}` moves the                     section among those of its parent.""")
    @APIResponseSchema(SectionEditView.class)
    public Response patch(
            @Parameter(description = ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @RequestBodySchema(SectionInput.class) JsonNode body) {
        return update(id, ifMatch, section -> MergePatch.apply(body, section.view(), json));
    }

    private Response update(String id, IfMatch ifMatch, Function<Section, JsonNode> fields) {
        var section = sections.locked(id);
        ifMatch.require(section.version(), section::view);
        var input = requests.read(fields.apply(section), SectionInput.class);
        photos.requireKnown(input.photo(), "photo");
        var parent = parent(input);
        if (parent != null && sections.isAtOrBelow(parent, section)) {
            throw RequestJson.refused("parent", "A section cannot be its own ancestor.");
        }
        requireShallow(section, parent);
        section.update(slug(input, section.id()), input, parent);
        sections.flush();
        return VersionedResponse.ok(section.view());
    }

    private void requireShallow(@Nullable Section section, @Nullable Section parent) {
        if (parent != null && sections.levels(section, parent) > Sections.MAX_LEVELS) {
            throw RequestJson.refused("parent", "Sections are at most " + Sections.MAX_LEVELS + " levels deep.");
        }
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(
            operationId = "removeSection",
            summary = "Delete a section",
            description =
                    "Only possible without child sections and if no revision of any article refers to the section; otherwise 409.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    public void remove(@Parameter(description = ID) @PathParam("id") String id, @BeanParam IfMatch ifMatch) {
        var section = sections.locked(id);
        ifMatch.require(section.version(), section::view);
        sections.remove(section);
    }
}
