package kz.malim.front;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.article.Articles;
import kz.malim.front.FrontBlock.Placement;
import kz.malim.management.CommonFields;
import kz.malim.management.FreeSlugs;
import kz.malim.management.IfMatch;
import kz.malim.management.PageParameters;
import kz.malim.management.VersionedResponse;
import kz.malim.text.CleanText;
import kz.malim.text.Slug;
import kz.malim.topic.Sections;
import kz.malim.topic.Tags;
import kz.malim.web.Idempotent;
import kz.malim.web.Problem;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The management API of front blocks. */
@Path(FrontBlockEditingResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Newsroom")
public class FrontBlockEditingResource {
    static final String PATH = "/management/blocks";
    static final String ID = "The block's id.";

    private final FrontBlocks blocks;
    private final Articles articles;
    private final Sections sections;
    private final Tags tags;
    private final FreeSlugs slugs;
    private final RequestJson json;

    FrontBlockEditingResource(
            FrontBlocks blocks, Articles articles, Sections sections, Tags tags, FreeSlugs slugs, RequestJson json) {
        this.blocks = blocks;
        this.articles = articles;
        this.sections = sections;
        this.tags = tags;
        this.slugs = slugs;
        this.json = json;
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "listEditedBlocks",
            summary = "List all front blocks",
            description =
                    "All front blocks with their pinned articles; newest first. Follow `page.next` until it is null.")
    @APIResponseSchema(FrontBlockEditView.Page.class)
    public FrontBlockEditView.Page list(@BeanParam PageParameters page) {
        return blocks.page(page, FrontBlock::view, FrontBlockEditView.Page::new);
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(
            operationId = "createBlock",
            summary = "Create a front block",
            description = "It is public immediately, under its name.")
    @APIResponseSchema(value = FrontBlockEditView.class, responseCode = "201", responseDescription = "Created.")
    public Response create(@RequestBodySchema(FrontBlockInput.class) JsonNode body) {
        var input = json.read(body, FrontBlockInput.class);
        var block = FrontBlock.of(slug(input, FreeSlugs.NEW), input);
        fill(block, input);
        block.place(placements(input));
        blocks.persistAndFlush(block);
        return VersionedResponse.created(PATH + "/" + block.id(), block.view());
    }

    private Slug slug(FrontBlockInput input, UUID id) {
        return slugs.choose(blocks.kind(), input.name(), input.title(), candidates -> blocks.taken(candidates, id));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "getEditedBlock",
            summary = "Read a front block to edit",
            description = "The block with its pinned articles, and its `ETag` for writes.")
    @APIResponseSchema(FrontBlockEditView.class)
    public Response read(@Parameter(description = ID) @PathParam("id") String id) {
        return VersionedResponse.ok(blocks.withId(id).view());
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "replaceBlock", summary = "Replace a front block", description = """
                    Replaces title, limit, automatic query, and the pinned articles in their order. Public immediately.""")
    @APIResponseSchema(FrontBlockEditView.class)
    public Response replace(
            @Parameter(description = ID) @PathParam("id") String id,
            @BeanParam IfMatch ifMatch,
            @RequestBodySchema(FrontBlockInput.class) JsonNode body) {
        var input = json.read(body, FrontBlockInput.class);
        var block = blocks.locked(id);
        ifMatch.require(block.version(), block::view);
        block.update(slug(input, block.id()), input);
        fill(block, input);
        block.place(List.of());
        blocks.flush(); // an article may be in a block once, and Hibernate would move one row after the other
        block.place(placements(input));
        blocks.flush();
        return VersionedResponse.ok(block.view());
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "removeBlock", summary = "Delete a front block", description = "It is no longer public.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    public void remove(@Parameter(description = ID) @PathParam("id") String id, @BeanParam IfMatch ifMatch) {
        var block = blocks.locked(id);
        ifMatch.require(block.version(), block::view);
        blocks.remove(block);
    }

    private void fill(FrontBlock block, FrontBlockInput input) {
        var fill = input.fill();
        if (fill == null) {
            block.clearFill();
        } else {
            block.fillWith(
                    fill.lang(),
                    fill.section() == null
                            ? null
                            : sections.withSlug(fill.section()).orElseThrow(() -> missing("fill/section")),
                    fill.tag() == null ? null : tags.withSlug(fill.tag()).orElseThrow(() -> missing("fill/tag")));
        }
    }

    private List<Placement> placements(FrontBlockInput input) {
        var items = requireNonNull(input.items());
        var pinned = articles.withIds(
                items.stream().map(FrontBlockInput.Item::article).toList());
        var placements = new ArrayList<Placement>();
        for (var item : items) {
            var article = pinned.get(item.article());
            if (article == null) {
                throw missing("items/" + placements.size() + "/article");
            }
            placements.add(new Placement(
                    article,
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
}
