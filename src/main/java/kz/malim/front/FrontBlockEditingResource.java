package kz.malim.front;

import static java.util.Objects.requireNonNull;

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
import java.util.ArrayList;
import java.util.List;
import kz.malim.access.Role;
import kz.malim.article.Articles;
import kz.malim.front.FrontBlock.Placement;
import kz.malim.text.CleanText;
import kz.malim.topic.Sections;
import kz.malim.topic.Tags;
import kz.malim.web.CommonFields;
import kz.malim.web.IdPagination;
import kz.malim.web.Idempotent;
import kz.malim.web.IfMatch;
import kz.malim.web.Problem;
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

/** What stands on fronts, for those who decide it. */
@Path(FrontBlockEditingResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Newsroom")
public class FrontBlockEditingResource {
    static final String PATH = "/management/blocks";
    static final String ID = "The block's id.";
    static final String IF_MATCH = "The `ETag` of the block as you have read it.";

    private final FrontBlocks blocks;
    private final Articles articles;
    private final Sections sections;
    private final Tags tags;
    private final RequestJson json;

    FrontBlockEditingResource(FrontBlocks blocks, Articles articles, Sections sections, Tags tags, RequestJson json) {
        this.blocks = blocks;
        this.articles = articles;
        this.sections = sections;
        this.tags = tags;
        this.json = json;
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "listEditedBlocks",
            summary = "List the front blocks for editors",
            description =
                    "Every front block with its pinned stories; newest first, 50 a page. Follow `page.next` until it is null.")
    @APIResponseSchema(FrontBlockEditView.Page.class)
    public FrontBlockEditView.Page list(
            @Parameter(description = "`page.next` of the page before.", schema = @Schema(maxLength = 36))
                    @QueryParam("cursor")
                    @Nullable
                    String cursor) {
        var found = blocks.before(IdPagination.idCursor(cursor), IdPagination.SIZE + 1).stream()
                .map(FrontBlock::view)
                .toList();
        return new FrontBlockEditView.Page(
                IdPagination.shown(found),
                IdPagination.listing(found, block -> block.id().toString()));
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(
            operationId = "createBlock",
            summary = "Add a front block",
            description = "Readers see it at once, under its name.")
    @APIResponseSchema(value = FrontBlockEditView.class, responseCode = "201", responseDescription = "Added.")
    public Response create(
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FrontBlockInput.class)))
                    JsonNode body) {
        var wanted = json.read(body, FrontBlockInput.class);
        var block = FrontBlock.of(wanted);
        fill(block, wanted);
        block.show(placements(wanted));
        blocks.persistAndFlush(block);
        return answer(Response.created(URI.create(PATH + "/" + block.id())), block);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "getEditedBlock",
            summary = "Read a front block to edit",
            description = "The block with everything pinned in it. Keep the `ETag`.")
    @APIResponseSchema(FrontBlockEditView.class)
    public Response read(@Parameter(description = ID) @PathParam("id") String id) {
        return answer(Response.ok(), blocks.withId(id));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "replaceBlock", summary = "Change a front block", description = """
                    All of it in one request: title, limit, automatic query, and the pinned stories in their order. Readers see it \
                    at once.""")
    @APIResponseSchema(FrontBlockEditView.class)
    public Response replace(
            @Parameter(description = ID) @PathParam("id") String id,
            @Parameter(description = IF_MATCH, example = "\"3\"", schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = FrontBlockInput.class)))
                    JsonNode body) {
        var wanted = json.read(body, FrontBlockInput.class);
        var block = blocks.locked(id);
        IfMatch.require(ifMatch, block.version(), block::view);
        block.becomes(wanted);
        fill(block, wanted);
        block.show(List.of());
        blocks.flush(); // a story may stand in a block once, and Hibernate would move one after the other
        block.show(placements(wanted));
        blocks.flush();
        return answer(Response.ok(), block);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(
            operationId = "removeBlock",
            summary = "Remove a front block",
            description = "Readers do not get it any more.")
    @APIResponse(responseCode = "204", description = "Removed.")
    public void remove(
            @Parameter(description = ID) @PathParam("id") String id,
            @Parameter(description = IF_MATCH, example = "\"3\"", schema = @Schema(maxLength = 200))
                    @HeaderParam("If-Match")
                    @Nullable
                    String ifMatch) {
        var block = blocks.locked(id);
        IfMatch.require(ifMatch, block.version(), block::view);
        blocks.delete(block);
        blocks.flush();
    }

    private void fill(FrontBlock block, FrontBlockInput wanted) {
        var fill = wanted.fill();
        if (fill == null) {
            block.fillsWithNothing();
        } else {
            block.fillsWith(
                    fill.lang(),
                    fill.section() == null
                            ? null
                            : sections.withSlug(fill.section()).orElseThrow(() -> missing("fill/section")),
                    fill.tag() == null ? null : tags.withSlug(fill.tag()).orElseThrow(() -> missing("fill/tag")));
        }
    }

    private List<Placement> placements(FrontBlockInput wanted) {
        var placements = new ArrayList<Placement>();
        for (var item : requireNonNull(wanted.items())) {
            var at = "items/" + placements.size() + "/article";
            placements.add(new Placement(
                    articles.findByIdOptional(item.article()).orElseThrow(() -> missing(at)),
                    CleanText.lineOrNull(item.title()),
                    CleanText.lineOrNull(item.teaser()),
                    CommonFields.instant(item.validFrom(), "items/" + placements.size() + "/validFrom"),
                    CommonFields.instant(item.validUntil(), "items/" + placements.size() + "/validUntil")));
        }
        return placements;
    }

    private static Problem missing(String field) {
        return RequestJson.refused(field, "There is no such record.");
    }

    private static Response answer(Response.ResponseBuilder response, FrontBlock block) {
        return response.tag(new EntityTag(String.valueOf(block.version())))
                .entity(block.view())
                .build();
    }
}
