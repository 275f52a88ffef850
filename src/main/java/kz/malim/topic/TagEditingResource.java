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
import java.util.List;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The management API of tags. */
@Path(TagEditingResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@org.eclipse.microprofile.openapi.annotations.tags.Tag(name = "Newsroom")
public class TagEditingResource {
    static final String PATH = "/management/tags";
    static final String ID = "The tag's id.";

    private final Tags tags;
    private final FreeSlugs slugs;
    private final Photos photos;
    private final RequestJson requests;
    private final ObjectMapper json;

    TagEditingResource(Tags tags, FreeSlugs slugs, Photos photos, RequestJson requests, ObjectMapper json) {
        this.tags = tags;
        this.slugs = slugs;
        this.photos = photos;
        this.requests = requests;
        this.json = json;
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "listEditedTags",
            summary = "List all tags",
            description =
                    "All tags, including those of no published article; newest first. Follow `page.next` until it is null.")
    @APIResponseSchema(TagEditView.Page.class)
    public TagEditView.Page list(@BeanParam PageParameters page) {
        return tags.batchedPage(page, this::views, TagEditView.Page::new);
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(
            operationId = "createTag",
            summary = "Create a tag",
            description = "The tag is public once a published article has it.")
    @APIResponseSchema(value = TagEditView.class, responseCode = "201", responseDescription = "Created.")
    public Response create(@RequestBodySchema(TagInput.class) JsonNode body) {
        var input = requests.read(body, TagInput.class);
        photos.requireKnown(input.photo(), "photo");
        var tag = Tag.of(slug(input, FreeSlugs.NEW), input);
        tags.persistAndFlush(tag);
        tags.alias(tag, input.aliases());
        return VersionedResponse.created(PATH + "/" + tag.id(), view(tag));
    }

    private Slug slug(TagInput input, UUID id) {
        return slugs.choose(tags.kind(), input.slug(), input.name(), candidates -> tags.taken(candidates, id));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "getEditedTag",
            summary = "Read a tag to edit",
            description = "The tag with its `ETag` for writes.")
    @APIResponseSchema(TagEditView.class)
    public Response read(@Parameter(description = ID) @PathParam("id") String id) {
        return VersionedResponse.ok(view(tags.withId(id)));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "replaceTag", summary = "Replace a tag", description = """
                    The new name appears on all articles immediately, and in search shortly after. The old slug redirects. \
                    `aliases`, if sent, replaces all other slugs.""")
    @APIResponseSchema(TagEditView.class)
    public Response replace(
            @Parameter(description = ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @RequestBodySchema(TagInput.class) JsonNode body) {
        return update(id, ifMatch, tag -> body);
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "patchTag", summary = "Patch a tag", description = """
                    A JSON Merge Patch (RFC 7396): named fields are replaced, `null` removes, lists are replaced whole.""")
    @APIResponseSchema(TagEditView.class)
    public Response patch(
            @Parameter(description = ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @RequestBodySchema(TagInput.class) JsonNode body) {
        return update(id, ifMatch, tag -> {
            var fields = MergePatch.apply(body, view(tag), json);
            return body.has("aliases") ? fields : fields.without("aliases"); // a former slug becomes one of them
        });
    }

    private Response update(String id, IfMatch ifMatch, Function<Tag, JsonNode> fields) {
        var tag = tags.locked(id);
        ifMatch.require(tag.version(), () -> view(tag));
        var input = requests.read(fields.apply(tag), TagInput.class);
        photos.requireKnown(input.photo(), "photo");
        tag.update(slug(input, tag.id()), input);
        tags.touch(tag);
        tags.flush();
        tags.alias(tag, input.aliases());
        return VersionedResponse.ok(view(tag));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(
            operationId = "removeTag",
            summary = "Delete a tag",
            description = "Only possible if no revision of any article refers to the tag; otherwise merge it.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    public void remove(@Parameter(description = ID) @PathParam("id") String id, @BeanParam IfMatch ifMatch) {
        var tag = tags.locked(id);
        ifMatch.require(tag.version(), () -> view(tag));
        tags.remove(tag);
    }

    @PUT
    @Path("{id}/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "mergeTag", summary = "Merge a tag into another", description = """
                    Replaces this tag by another everywhere, including drafts and history, and deletes it. Its slugs redirect to \
                    the other, which is returned. This cannot be undone.""")
    @APIResponseSchema(TagEditView.class)
    public Response merge(
            @Parameter(description = ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @RequestBodySchema(Merge.class) JsonNode body) {
        var input = requests.read(body, Merge.class);
        var tag = tags.locked(id);
        ifMatch.require(tag.version(), () -> view(tag));
        if (input.into() == null) {
            throw RequestJson.refused("into", "The slug of the target tag is required.");
        }
        var target =
                tags.withSlug(input.into()).orElseThrow(() -> RequestJson.refused("into", "There is no such tag."));
        if (target.id().equals(tag.id())) {
            throw RequestJson.refused("into", "The target is the same tag.");
        }
        return VersionedResponse.ok(view(tags.merge(tag, target)));
    }

    /** The target of a merge. */
    @Schema(name = "TagMerge", description = "The target of the merge.")
    record Merge(Slug into) {}

    private List<TagEditView> views(List<Tag> found) {
        var aliases = tags.aliases(found);
        return found.stream()
                .map(tag -> tag.view(aliases.getOrDefault(tag.id(), List.of())))
                .toList();
    }

    private TagEditView view(Tag tag) {
        return tag.view(tags.aliases(List.of(tag)).getOrDefault(tag.id(), List.of()));
    }
}
