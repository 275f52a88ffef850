package kz.malim.editing;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.List;
import kz.malim.access.Role;
import kz.malim.article.Article;
import kz.malim.article.ArticleContent;
import kz.malim.article.Articles;
import kz.malim.article.ContentReader;
import kz.malim.article.Publishing;
import kz.malim.article.Revision;
import kz.malim.article.Revisions;
import kz.malim.management.IfMatch;
import kz.malim.management.PageParameters;
import kz.malim.web.Idempotent;
import kz.malim.web.PageInfo;
import kz.malim.web.Problem;
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

/** Every saved state of an article. */
@Path(ArticleEditingResource.PATH + "/{id}/revisions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editing")
public class RevisionResource {
    private static final String NUMBER = "The number of the revision.";

    private final Articles articles;
    private final Revisions revisions;
    private final Publishing publishing;
    private final ArticleEditor editor;
    private final ContentReader reader;
    private final RequestJson json;
    private final Clock clock;

    RevisionResource(
            Articles articles,
            Revisions revisions,
            Publishing publishing,
            ArticleEditor editor,
            ContentReader reader,
            RequestJson json,
            Clock clock) {
        this.articles = articles;
        this.revisions = revisions;
        this.publishing = publishing;
        this.editor = editor;
        this.reader = reader;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "listRevisions",
            summary = "List the revisions",
            description = "All revisions of the article, newest first. Follow `page.next` until it is null.")
    @APIResponseSchema(Page.class)
    public Page list(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @BeanParam PageParameters page) {
        var list = "revision " + id;
        var last = page.lastNumber(list);
        int before = last == null ? Integer.MAX_VALUE : (int) Math.min(last, Integer.MAX_VALUE);
        var found = revisions.of(articles.withId(id), before, page.rows());
        return new Page(
                page.items(found).stream().map(RevisionSummary::of).toList(), page.info(found, list, Revision::number));
    }

    @GET
    @Path("{number}")
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "getRevision",
            summary = "Read a revision",
            description = "One saved state of the article with its content.")
    @APIResponseSchema(WithContent.class)
    public WithContent read(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @Parameter(description = NUMBER, schema = @Schema(pattern = "^[1-9][0-9]{0,8}$")) @PathParam("number")
                    String number) {
        var revision = numbered(articles.withId(id), number);
        return new WithContent(RevisionSummary.of(revision), revision.content(clock.getZone()));
    }

    @GET
    @Path("{number}/changes")
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(operationId = "compareRevisions", summary = "Compare two revisions", description = """
                    Differences by field, and inside the body by block. Compares with `since`, by default with the previous \
                    revision.""")
    @APIResponseSchema(RevisionChanges.class)
    public RevisionChanges compare(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @Parameter(description = NUMBER, schema = @Schema(pattern = "^[1-9][0-9]{0,8}$")) @PathParam("number")
                    String number,
            @Parameter(
                            description = "Number of the revision to compare with. Default: the previous one.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "999999999"))
                    @QueryParam("since")
                    @Nullable
                    String since) {
        var article = articles.withId(id);
        var after = numbered(article, number);
        var before = since == null
                ? revisions.of(article, after.number(), 1).stream().findFirst().orElse(after)
                : revisions.numbered(article, number("since", since));
        return RevisionChanges.between(
                before.number(),
                reader.tree(before.content(clock.getZone())),
                after.number(),
                reader.tree(after.content(clock.getZone())));
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(operationId = "restoreRevision", summary = "Restore a revision", description = """
                    Saves the content of an earlier revision as a new draft. What is published does not change.""")
    @APIResponseSchema(
            value = ArticleEditView.class,
            responseCode = "201",
            responseDescription = "Restored as a new draft.")
    public Response restore(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @RequestBodySchema(Restoration.class) JsonNode body,
            @Context SecurityContext caller) {
        var input = json.read(body, Restoration.class);
        var article = editor.lock(id, ifMatch);
        var revision = revisions.numbered(article, input.restore());
        publishing.draft(
                article,
                revision.content(clock.getZone()),
                caller.getUserPrincipal().getName());
        var restored = revisions.draft(article).orElseThrow();
        return editor.created("/revisions/" + restored.number(), article);
    }

    private Revision numbered(Article article, String number) {
        if (!number.matches("[1-9]\\d{0,8}")) {
            throw new Problem(ProblemType.NOT_FOUND, "This article has no revision of this number.");
        }
        return revisions.numbered(article, Integer.parseInt(number));
    }

    private static int number(String parameter, String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw Problem.invalidParameter(parameter, "The number of a revision.");
        }
        return Integer.parseInt(text);
    }

    /** The revision to restore. */
    @Schema(name = "Restoration", description = "The revision to restore.")
    record Restoration(@Schema(minimum = "1") int restore) {
        Restoration {
            if (restore < 1) {
                throw RequestJson.refused("restore", "The number of a revision, from 1 on.");
            }
        }
    }

    /** One page of revisions. */
    @Schema(name = "RevisionPage", description = "One page of the revisions of an article, newest first.")
    public record Page(List<RevisionSummary> items, PageInfo page) {}

    /** A revision with its content. */
    @Schema(name = "Revision", description = "One saved state of an article.")
    public record WithContent(RevisionSummary revision, ArticleContent content) {}
}
