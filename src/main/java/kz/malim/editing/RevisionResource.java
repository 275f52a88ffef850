package kz.malim.editing;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
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
import kz.malim.web.Idempotent;
import kz.malim.web.PageInfo;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Every saved state of an article: nothing that was saved is lost. */
@Path(ArticleEditingResource.PATH + "/{id}/revisions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Editing")
public class RevisionResource {
    private static final int MOST = 100;
    private static final String NUMBER = "Number of a revision.";

    private final Articles articles;
    private final Revisions revisions;
    private final Publishing publishing;
    private final ArticleEditor desk;
    private final ContentReader reader;
    private final Clock clock;

    RevisionResource(
            Articles articles,
            Revisions revisions,
            Publishing publishing,
            ArticleEditor desk,
            ContentReader reader,
            Clock clock) {
        this.articles = articles;
        this.revisions = revisions;
        this.publishing = publishing;
        this.desk = desk;
        this.reader = reader;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "listRevisions",
            summary = "List the revisions",
            description = "Every save of the article, newest first, 100 a page. Follow `page.next` until it is null.")
    @APIResponseSchema(Page.class)
    public Page list(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @Parameter(
                            description = "`page.next` of the page before.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "2147483647"))
                    @QueryParam("cursor")
                    @Nullable
                    String cursor) {
        int before = cursor == null ? Integer.MAX_VALUE : number("cursor", cursor);
        var found = revisions.of(articles.withId(id), before, MOST + 1);
        boolean more = found.size() > MOST;
        var shown = more ? found.subList(0, MOST) : found;
        return new Page(
                shown.stream().map(RevisionSummary::of).toList(),
                new PageInfo(MOST, more ? String.valueOf(shown.getLast().number()) : null, null, null));
    }

    @GET
    @Path("{number}")
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "getRevision",
            summary = "Read a revision",
            description = "One saved state of the article with all its content.")
    @APIResponseSchema(Whole.class)
    public Whole read(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @Parameter(description = NUMBER, schema = @Schema(pattern = "^[1-9][0-9]{0,8}$")) @PathParam("number")
                    String number) {
        var revision = numbered(articles.withId(id), number);
        return new Whole(RevisionSummary.of(revision), revision.content(clock.getZone()));
    }

    @GET
    @Path("{number}/changes")
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(operationId = "compareRevisions", summary = "Compare two revisions", description = """
                    What a revision changed: by field, and inside the body by block. Compared with `since`, or else with the \
                    revision before it.""")
    @APIResponseSchema(RevisionChanges.class)
    public RevisionChanges compare(
            @Parameter(description = ArticleEditingResource.ID) @PathParam("id") String id,
            @Parameter(description = NUMBER, schema = @Schema(pattern = "^[1-9][0-9]{0,8}$")) @PathParam("number")
                    String number,
            @Parameter(
                            description = "Number of the revision to compare with; left out, the one before.",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "2147483647"))
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
    @Operation(operationId = "restoreRevision", summary = "Go back to a revision", description = """
                    Saves the content of an earlier revision as a new draft. It never publishes: readers see what they saw \
                    before.""")
    @APIResponseSchema(value = ArticleEditView.class, responseCode = "201", responseDescription = "A new draft.")
    public Response restore(
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
                            content = @Content(schema = @Schema(implementation = SubresourceInputs.Restoration.class)))
                    JsonNode body,
            @Context SecurityContext caller) {
        var wanted = reader.as(ContentReader.object(body), SubresourceInputs.Restoration.class);
        var article = desk.open(id, ifMatch);
        var revision = revisions.numbered(article, wanted.restore());
        publishing.draft(
                article,
                revision.content(clock.getZone()),
                caller.getUserPrincipal().getName());
        var made = revisions.draft(article).orElseThrow();
        return desk.answer(
                Response.created(
                        URI.create(ArticleEditingResource.PATH + "/" + article.id() + "/revisions/" + made.number())),
                article);
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

    /** One page of revisions. */
    @Schema(name = "RevisionPage", description = "One page of the revisions of an article, newest first.")
    public record Page(List<RevisionSummary> items, PageInfo page) {}

    /** A revision with its content. */
    @Schema(name = "Revision", description = "One saved state of an article.")
    public record Whole(RevisionSummary revision, ArticleContent content) {}
}
