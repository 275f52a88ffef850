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
import kz.malim.article.ArticleContent;
import kz.malim.article.Articles;
import kz.malim.article.Publishing;
import kz.malim.article.Withdrawing;
import kz.malim.management.IfMatch;
import kz.malim.management.MergePatch;
import kz.malim.management.PageParameters;
import kz.malim.web.Idempotent;
import kz.malim.web.Problem;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Articles for editors. Nothing here is public before it is published. */
@Path(ArticleEditingResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "Editing",
        description =
                "Drafts, revisions, publication: the newsroom's side of articles. Needs an API key; responses are never cached.")
public class ArticleEditingResource {
    static final String PATH = "/management/articles";
    static final String ID = "The article's id.";

    private final ArticleCreationRequests creation;
    private final ArticleList list;
    private final ArticleEditor editor;
    private final Articles articles;
    private final Publishing publishing;
    private final Withdrawing withdrawing;

    ArticleEditingResource(
            ArticleCreationRequests creation,
            ArticleList list,
            ArticleEditor editor,
            Articles articles,
            Publishing publishing,
            Withdrawing withdrawing) {
        this.creation = creation;
        this.list = list;
        this.editor = editor;
        this.articles = articles;
        this.publishing = publishing;
        this.withdrawing = withdrawing;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(operationId = "createArticle", summary = "Create an article", description = """
                    Creates an article with its content as a draft. `lang` is set here for good; `slug` defaults to one generated from \
                    the title. Nothing is public before it is published.""")
    @APIResponseSchema(
            value = ArticleEditView.class,
            responseCode = "201",
            responseDescription = "Created; `Location` is its URL.")
    public Response create(
            @RequestBodySchema(ArticleCreationRequests.NewArticleInput.class) JsonNode body,
            @Context SecurityContext caller) {
        var article = creation.create(body, caller.getUserPrincipal().getName());
        return editor.created("", article);
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(operationId = "listEditedArticles", summary = "List articles for editors", description = """
                    All articles of the newsroom in any state, newest first; trashed ones only with `state=trashed`. Follow \
                    `page.next` until it is null.""")
    @APIResponseSchema(ArticleList.Page.class)
    public ArticleList.Page list(@BeanParam ArticleList.Parameters filters, @BeanParam PageParameters page) {
        return list.page(filters, page);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "getEditedArticle",
            summary = "Read an article to edit it",
            description = "State, possible transitions, and the latest content. Keep the `ETag` for writes.")
    @APIResponseSchema(ArticleEditView.class)
    public Response read(@Parameter(description = ID) @PathParam("id") String id) {
        return editor.response(articles.withId(id));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(operationId = "replaceArticleContent", summary = "Save the content", description = """
                    Saves the whole content as a new revision, the new draft. What is published does not change before the next \
                    publication.""")
    @APIResponseSchema(ArticleEditView.class)
    public Response replace(
            @Parameter(description = ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @RequestBodySchema(ArticleContent.class) JsonNode body,
            @Context SecurityContext caller) {
        return editor.save(id, ifMatch, false, before -> body, caller);
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(operationId = "patchArticleContent", summary = "Patch the content", description = """
                    A JSON Merge Patch (RFC 7396) of the content: named fields are replaced, `null` removes, lists are \
                    replaced whole. With `merge=auto` an edit of an outdated version is saved too, unless the same fields or \
                    blocks have been changed since.""")
    @APIResponseSchema(ArticleEditView.class)
    public Response patch(
            @Parameter(description = ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @Parameter(
                            description =
                                    "`auto` saves an edit of an outdated version if it conflicts with no later change.",
                            schema = @Schema(enumeration = "auto"))
                    @QueryParam("merge")
                    @Nullable
                    String merge,
            @RequestBodySchema(ArticleContent.class) JsonNode body,
            @Context SecurityContext caller) {
        if (merge != null && !merge.equals("auto")) {
            throw Problem.invalidParameter("merge", "Only `auto` is allowed.");
        }
        var patch = RequestJson.object(body);
        return editor.save(id, ifMatch, merge != null, before -> MergePatch.apply(patch, before), caller);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(operationId = "trashArticle", summary = "Trash an article", description = """
                    Removes it from lists and, if published or scheduled, from the site, which needs the role publisher. `DELETE \
                    …/trash` restores it as a draft.""")
    @APIResponse(responseCode = "204", description = "Moved to trash.")
    public void trash(
            @Parameter(description = ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @Context SecurityContext caller) {
        var article = editor.lock(id, ifMatch);
        withdrawing.trash(article, caller.getUserPrincipal().getName());
    }

    @DELETE
    @Path("{id}/trash")
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "restoreArticle",
            summary = "Restore an article from the trash",
            description = "It becomes a draft, or unpublished if it was published before: restoring never publishes.")
    @APIResponseSchema(ArticleEditView.class)
    public Response restore(@Parameter(description = ID) @PathParam("id") String id, @BeanParam IfMatch ifMatch) {
        var article = editor.lock(id, ifMatch);
        withdrawing.restore(article);
        return editor.response(article);
    }
}
