package kz.malim.editing;

import com.fasterxml.jackson.databind.JsonNode;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import kz.malim.access.Role;
import kz.malim.article.Articles;
import kz.malim.live.LiveBlogging;
import kz.malim.live.LiveEntries;
import kz.malim.live.LiveEntry;
import kz.malim.live.LiveEntryContent;
import kz.malim.management.IfMatch;
import kz.malim.management.MergePatch;
import kz.malim.management.PageParameters;
import kz.malim.management.VersionedResponse;
import kz.malim.web.Idempotent;
import kz.malim.web.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The entries of live blogs for editors, each written and published alone. */
@Path(LiveEntryEditingResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Live blogs", description = "The newsroom's side of live blogs: the coverage and its entries.")
public class LiveEntryEditingResource {
    static final String PATH = ArticleEditingResource.PATH + "/{id}/entries";
    private static final String ENTRY = "The entry's id.";

    private final Articles articles;
    private final LiveEntryEditor editor;
    private final LiveBlogging blogging;
    private final LiveEntries entries;

    LiveEntryEditingResource(Articles articles, LiveEntryEditor editor, LiveBlogging blogging, LiveEntries entries) {
        this.articles = articles;
        this.editor = editor;
        this.blogging = blogging;
        this.entries = entries;
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "listEditedEntries",
            summary = "List live entries for editors",
            description = "Drafts and published entries, the last created first. Follow `page.next` until it is null.")
    @APIResponseSchema(LiveEntryEditView.Page.class)
    public LiveEntryEditView.Page list(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @Parameter(
                            description = "Only entries in this state.",
                            schema = @Schema(enumeration = {"draft", "published"}))
                    @QueryParam("state")
                    @Nullable
                    String state,
            @BeanParam PageParameters page) {
        var article = articles.withId(id);
        var list = "entries of " + id + " " + state;
        var found = entries.page(article, state(state), page.lastId(list), page.rows()).stream()
                .map(editor::view)
                .toList();
        return new LiveEntryEditView.Page(page.items(found), page.info(found, list, LiveEntryEditView::id));
    }

    private static LiveEntry.@Nullable State state(@Nullable String name) {
        return switch (name) {
            case null -> null;
            case "draft" -> LiveEntry.State.DRAFT;
            case "published" -> LiveEntry.State.PUBLISHED;
            default -> throw Problem.invalidParameter("state", "Either draft or published.");
        };
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(operationId = "createEntry", summary = "Add a live entry", description = """
                    Adds an entry to an article of kind `live` as a draft or, with `publish=true`, published; that needs the role \
                    publisher. The article needs no new revision and keeps its version, so nobody who edits it is disturbed.""")
    @APIResponseSchema(
            value = LiveEntryEditView.class,
            responseCode = "201",
            responseDescription = "Created; `Location` is its URL.")
    public Response create(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @Parameter(
                            description = "`true` publishes the entry at once.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("publish")
                    @Nullable
                    String publish,
            @RequestBodySchema(LiveEntryContent.class) JsonNode body,
            @Context SecurityContext caller) {
        if (publish != null && !publish.equals("true") && !publish.equals("false")) {
            throw Problem.invalidParameter("publish", "Either true or false.");
        }
        var article = articles.withId(id);
        var content = editor.content(body);
        var entry = blogging.add(
                article,
                content,
                "true".equals(publish),
                caller.getUserPrincipal().getName());
        return VersionedResponse.created(PATH.replace("{id}", id) + "/" + entry.id(), editor.view(entry));
    }

    @GET
    @Path("{entry}")
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "getEditedEntry",
            summary = "Read a live entry to edit it",
            description = "The entry with its content, and its `ETag` for writes.")
    @APIResponseSchema(LiveEntryEditView.class)
    public Response read(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @Parameter(description = ENTRY) @PathParam("entry") String entry) {
        return editor.response(entries.of(articles.withId(id), entry));
    }

    @PATCH
    @Path("{entry}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(operationId = "patchEntry", summary = "Change a live entry", description = """
                    A JSON Merge Patch (RFC 7396) of the content: named fields are replaced, `null` removes, lists are replaced \
                    whole. A published entry changes for readers at once, which needs the role publisher; send `corrected` to \
                    tell them what was wrong.""")
    @APIResponseSchema(LiveEntryEditView.class)
    public Response patch(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @Parameter(description = ENTRY) @PathParam("entry") String entryId,
            @BeanParam IfMatch ifMatch,
            @RequestBodySchema(LiveEntryContent.class) JsonNode body,
            @Context SecurityContext caller) {
        var article = editor.lock(id);
        var entry = editor.atVersion(article, entryId, ifMatch);
        var content = editor.patched(entry, body);
        return editor.response(blogging.change(
                article, entry, content, caller.getUserPrincipal().getName()));
    }

    @DELETE
    @Path("{entry}")
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "removeEntry",
            summary = "Remove a live entry",
            description = "Removes it for good; a published one is no longer public, which needs the role publisher.")
    @APIResponse(responseCode = "204", description = "Removed.")
    public void remove(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @Parameter(description = ENTRY) @PathParam("entry") String entryId,
            @BeanParam IfMatch ifMatch) {
        var article = editor.lock(id);
        blogging.remove(article, editor.atVersion(article, entryId, ifMatch));
    }

    @PUT
    @Path("{entry}/publication")
    @RolesAllowed(Role.PUBLISHER)
    @Transactional
    @Operation(
            operationId = "publishEntry",
            summary = "Publish a live entry",
            description = "It is public from now on, as long as its article is.")
    @APIResponseSchema(LiveEntryEditView.class)
    public Response publish(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @Parameter(description = ENTRY) @PathParam("entry") String entryId,
            @BeanParam IfMatch ifMatch) {
        var article = editor.lock(id);
        return editor.response(blogging.publish(article, editor.atVersion(article, entryId, ifMatch)));
    }

    @DELETE
    @Path("{entry}/publication")
    @RolesAllowed(Role.PUBLISHER)
    @Transactional
    @Operation(
            operationId = "unpublishEntry",
            summary = "Unpublish a live entry",
            description = "It is a draft again, and no longer public.")
    @APIResponseSchema(LiveEntryEditView.class)
    public Response unpublish(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @Parameter(description = ENTRY) @PathParam("entry") String entryId,
            @BeanParam IfMatch ifMatch) {
        var article = editor.lock(id);
        return editor.response(blogging.withdraw(article, editor.atVersion(article, entryId, ifMatch)));
    }
}
