package kz.malim.editing;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import java.net.URI;
import kz.malim.access.Role;
import kz.malim.article.ArticleContent;
import kz.malim.article.Articles;
import kz.malim.article.ContentReader;
import kz.malim.article.Publishing;
import kz.malim.article.Withdrawing;
import kz.malim.web.Idempotent;
import kz.malim.web.MergePatch;
import kz.malim.web.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Articles as their editors write them. Nothing here is seen by readers before it is published. */
@Path(ArticleEditingResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "Editing",
        description =
                "Drafts, revisions, publication: the newsroom's side of articles. Never cached, always with a key.")
public class ArticleEditingResource {
    static final String PATH = "/management/articles";
    static final String ID = "The article's id.";
    static final String IF_MATCH =
            "The `ETag` of the article as you have read it. Missing it is a 428, an old one a 412 that tells what changed.";

    private final ArticleCreationRequests creation;
    private final ArticleList list;
    private final ArticleEditor desk;
    private final Articles articles;
    private final Publishing publishing;
    private final Withdrawing withdrawing;

    ArticleEditingResource(
            ArticleCreationRequests creation,
            ArticleList list,
            ArticleEditor desk,
            Articles articles,
            Publishing publishing,
            Withdrawing withdrawing) {
        this.creation = creation;
        this.list = list;
        this.desk = desk;
        this.articles = articles;
        this.publishing = publishing;
        this.withdrawing = withdrawing;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(operationId = "createArticle", summary = "Begin an article", description = """
                    Makes an article whose content is a draft. `lang`, and `slug` if you want another than the one made from \
                    the title, are decided here. Readers see nothing of it before it is published.""")
    @APIResponseSchema(
            value = ArticleEditView.class,
            responseCode = "201",
            responseDescription = "Made; `Location` leads to it.")
    public Response create(
            @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SubresourceInputs.NewArticle.class)))
                    JsonNode body,
            @Context SecurityContext caller) {
        var article = creation.create(body, caller.getUserPrincipal().getName());
        return desk.answer(Response.created(URI.create(PATH + "/" + article.id())), article);
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(operationId = "listEditedArticles", summary = "List articles for editors", description = """
                    Every article of the newsroom, newest first, whatever its state; what lies in the trash only with \
                    `state=trashed`. Follow `page.next` until it is null.""")
    @APIResponseSchema(ArticleList.Page.class)
    public ArticleList.Page list(@BeanParam ArticleList.Parameters parameters) {
        return list.page(parameters);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "getEditedArticle",
            summary = "Read an article to edit it",
            description = "Where it stands, what can be done next, and the content to go on from. Keep the `ETag`.")
    @APIResponseSchema(ArticleEditView.class)
    public Response read(@Parameter(description = ID) @PathParam("id") String id) {
        return desk.answer(articles.withId(id));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(operationId = "replaceArticleContent", summary = "Save the content", description = """
                    Saves the whole content as a new revision, which is the draft from then on. What readers see stays as it \
                    is until the next publication.""")
    @APIResponseSchema(ArticleEditView.class)
    public Response replace(
            @Parameter(description = ID) @PathParam("id") String id,
            @Parameter(description = IF_MATCH, example = "\"3\"", schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ArticleContent.class)))
                    JsonNode body,
            @Context SecurityContext caller) {
        return save(desk.edit(id, ifMatch, false, before -> body), caller);
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(operationId = "patchArticleContent", summary = "Save some of the content", description = """
                    A JSON Merge Patch (RFC 7396) of the content: what it names is replaced, `null` removes, lists are \
                    replaced whole. With `merge=auto` an edit of an old version is saved too if nobody else has changed the \
                    same fields or the same blocks since.""")
    @APIResponseSchema(ArticleEditView.class)
    public Response patch(
            @Parameter(description = ID) @PathParam("id") String id,
            @Parameter(description = IF_MATCH, example = "\"3\"", schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch,
            @Parameter(
                            description = "`auto` saves an edit of an old version when it collides with nothing.",
                            schema = @Schema(enumeration = "auto"))
                    @QueryParam("merge")
                    @Nullable
                    String merge,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MergePatch.MEDIA_TYPE,
                                            schema = @Schema(implementation = ArticleContent.class)))
                    JsonNode body,
            @Context SecurityContext caller) {
        if (merge != null && !merge.equals("auto")) {
            throw Problem.invalidParameter("merge", "Only auto, or nothing.");
        }
        var patch = ContentReader.object(body);
        return save(desk.edit(id, ifMatch, merge != null, before -> MergePatch.apply(patch, before)), caller);
    }

    private Response save(ArticleEditor.Edit edit, SecurityContext caller) {
        publishing.draft(
                edit.article(), edit.content(), caller.getUserPrincipal().getName());
        return desk.answer(edit.article());
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(operationId = "trashArticle", summary = "Throw an article into the trash", description = """
                    It disappears from lists and, if it was public, from readers; that needs the role publisher. `DELETE \
                    …/trash` gets it back as a draft.""")
    @org.eclipse.microprofile.openapi.annotations.responses.APIResponse(
            responseCode = "204",
            description = "It lies in the trash.")
    public void trash(
            @Parameter(description = ID) @PathParam("id") String id,
            @Parameter(description = IF_MATCH, example = "\"3\"", schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch,
            @Context SecurityContext caller) {
        var article = desk.open(id, ifMatch);
        withdrawing.trash(article, caller.getUserPrincipal().getName());
    }

    @DELETE
    @Path("{id}/trash")
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "restoreArticle",
            summary = "Get an article out of the trash",
            description = "It is a draft again, or unpublished if it was public before: restoring never publishes.")
    @APIResponseSchema(ArticleEditView.class)
    public Response restore(
            @Parameter(description = ID) @PathParam("id") String id,
            @Parameter(description = IF_MATCH, example = "\"3\"", schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch) {
        var article = desk.open(id, ifMatch);
        withdrawing.takeFromTrash(article);
        return desk.answer(article);
    }
}
