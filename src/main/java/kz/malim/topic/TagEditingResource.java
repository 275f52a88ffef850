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
import kz.malim.text.Slug;
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
import org.jspecify.annotations.Nullable;

/** The tags of the newsroom, for those who keep them. */
@Path(TagEditingResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@org.eclipse.microprofile.openapi.annotations.tags.Tag(name = "Newsroom")
public class TagEditingResource {
    static final String PATH = "/management/tags";
    static final String ID = "The tag's id.";
    static final String IF_MATCH = "The `ETag` of the tag as you have read it.";

    private final Tags tags;
    private final RequestJson json;

    TagEditingResource(Tags tags, RequestJson json) {
        this.tags = tags;
        this.json = json;
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "listEditedTags",
            summary = "List the tags for editors",
            description =
                    "Every tag, also those no published article has; newest first, 50 a page. Follow `page.next` until it is null.")
    @APIResponseSchema(TagEditView.Page.class)
    public TagEditView.Page list(
            @Parameter(description = "`page.next` of the page before.", schema = @Schema(maxLength = 36))
                    @QueryParam("cursor")
                    @Nullable
                    String cursor) {
        var found = tags.before(IdPagination.idCursor(cursor), IdPagination.SIZE + 1).stream()
                .map(this::view)
                .toList();
        return new TagEditView.Page(
                IdPagination.shown(found),
                IdPagination.listing(found, tag -> tag.id().toString()));
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(
            operationId = "createTag",
            summary = "Add a tag",
            description = "Readers see a tag from the first published article on that has it.")
    @APIResponseSchema(value = TagEditView.class, responseCode = "201", responseDescription = "Added.")
    public Response create(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TagInput.class)))
                    JsonNode body) {
        var wanted = json.read(body, TagInput.class);
        var tag = Tag.of(wanted);
        tags.persistAndFlush(tag);
        tags.alias(tag, wanted.aliases());
        return answer(Response.created(URI.create(PATH + "/" + tag.id())), tag);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "getEditedTag",
            summary = "Read a tag to edit",
            description = "The tag as stored. Keep the `ETag`.")
    @APIResponseSchema(TagEditView.class)
    public Response read(@Parameter(description = ID) @PathParam("id") String id) {
        return answer(Response.ok(), tags.withId(id));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "replaceTag", summary = "Change a tag", description = """
                    Readers see the new name on every article at once, and find them by it a moment later. An old slug keeps \
                    leading here. `aliases`, if sent, are all other addresses from then on.""")
    @APIResponseSchema(TagEditView.class)
    public Response replace(
            @Parameter(description = ID) @PathParam("id") String id,
            @Parameter(description = IF_MATCH, example = "\"3\"", schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TagInput.class)))
                    JsonNode body) {
        var wanted = json.read(body, TagInput.class);
        var tag = tags.locked(id);
        IfMatch.require(ifMatch, tag.version(), () -> view(tag));
        tag.becomes(wanted);
        tags.touch(tag);
        tags.flush();
        tags.alias(tag, wanted.aliases());
        return answer(Response.ok(), tag);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(
            operationId = "removeTag",
            summary = "Remove a tag",
            description = "Only one that no revision of any article has ever had; merge others.")
    @APIResponse(responseCode = "204", description = "Removed.")
    public void remove(
            @Parameter(description = ID) @PathParam("id") String id,
            @Parameter(description = IF_MATCH, example = "\"3\"", schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch) {
        var tag = tags.locked(id);
        IfMatch.require(ifMatch, tag.version(), () -> view(tag));
        tags.delete(tag);
        tags.flush();
    }

    @PUT
    @Path("{id}/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "mergeTag", summary = "Merge a tag into another", description = """
                    Whatever has this tag has the other one from then on, drafts and history included, and this tag is no more. Its \
                    addresses lead to the other. Answers with the other one. It cannot be undone.""")
    @APIResponseSchema(TagEditView.class)
    public Response merge(
            @Parameter(description = ID) @PathParam("id") String id,
            @Parameter(description = IF_MATCH, example = "\"3\"", schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Merge.class)))
                    JsonNode body) {
        var wanted = json.read(body, Merge.class);
        var tag = tags.locked(id);
        IfMatch.require(ifMatch, tag.version(), () -> view(tag));
        if (wanted.into() == null) {
            throw RequestJson.refused("into", "Say the slug of the tag that stays.");
        }
        var other =
                tags.withSlug(wanted.into()).orElseThrow(() -> RequestJson.refused("into", "There is no such tag."));
        if (other.id().equals(tag.id())) {
            throw RequestJson.refused("into", "That is the same tag.");
        }
        return answer(Response.ok(), tags.merge(tag, other));
    }

    /** The tag that stays. */
    @Schema(name = "TagMerge", description = "The tag that stays.")
    record Merge(Slug into) {}

    private TagEditView view(Tag tag) {
        return TagEditView.of(tag, tags.aliases(tag));
    }

    private Response answer(Response.ResponseBuilder response, Tag tag) {
        return response.tag(new EntityTag(String.valueOf(tag.version())))
                .entity(view(tag))
                .build();
    }
}
