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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import kz.malim.access.Role;
import kz.malim.management.FreeSlugs;
import kz.malim.management.IfMatch;
import kz.malim.management.IfNoneMatch;
import kz.malim.management.PageParameters;
import kz.malim.management.VersionedResponse;
import kz.malim.text.Slug;
import kz.malim.web.ProblemView.Violation;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The management API of pages. */
@Path(FrontPageEditingResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Newsroom")
public class FrontPageEditingResource {
    static final String PATH = "/management/pages";
    private static final String NAME = "The page's name.";

    private final FrontPages pages;
    private final FrontBlocks blocks;
    private final FreeSlugs slugs;
    private final RequestJson json;

    FrontPageEditingResource(FrontPages pages, FrontBlocks blocks, FreeSlugs slugs, RequestJson json) {
        this.pages = pages;
        this.blocks = blocks;
        this.slugs = slugs;
        this.json = json;
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "listEditedPages",
            summary = "List all fronts",
            description =
                    "All fronts with the names of their blocks, newest first. Follow `page.next` until it is null.")
    @APIResponseSchema(FrontPageEditView.Page.class)
    public FrontPageEditView.Page list(@BeanParam PageParameters page) {
        return pages.page(page, FrontPage::view, FrontPageEditView.Page::new);
    }

    @GET
    @Path("{name}")
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "getEditedPage",
            summary = "Read a front to edit",
            description = "The names of its blocks, and its `ETag` for writes.")
    @APIResponseSchema(FrontPageEditView.class)
    public Response read(@Parameter(description = NAME) @PathParam("name") String name) {
        return VersionedResponse.ok(pages.named(name).view());
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "replacePage", summary = "Create or replace a front", description = """
                    The blocks of a front in their order, public immediately. Send `If-None-Match: *` to create it, and \
                    `If-Match` to replace it.""")
    @APIResponseSchema(value = FrontPageEditView.class, responseDescription = "Replaced.")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content = @Content(schema = @Schema(implementation = FrontPageEditView.class)))
    public Response replace(
            @Parameter(description = NAME, schema = @Schema(pattern = Slug.PATTERN, maxLength = Slug.LONGEST))
                    @PathParam("name")
                    String name,
            @BeanParam IfMatch ifMatch,
            @BeanParam IfNoneMatch ifNoneMatch,
            @RequestBodySchema(FrontPageInput.class) JsonNode body) {
        var input = json.read(body, FrontPageInput.class);
        return pages.replace(
                PATH, name, ifMatch, ifNoneMatch, slugs, FrontPage::new, found -> found.arrange(blocks(input)));
    }

    private List<FrontBlock> blocks(FrontPageInput input) {
        var known = blocks.named(input.blocks());
        var violations = new ArrayList<Violation>();
        for (int i = 0; i < input.blocks().size(); i++) {
            if (!known.containsKey(input.blocks().get(i).value())) {
                violations.add(Violation.at("#/blocks/" + i, "There is no block of this name."));
            }
        }
        if (!violations.isEmpty()) {
            throw RequestJson.refused(violations);
        }
        return input.blocks().stream()
                .map(name -> requireNonNull(known.get(name.value())))
                .toList();
    }

    @DELETE
    @Path("{name}")
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(
            operationId = "removePage",
            summary = "Delete a front",
            description = "It is no longer public. Its blocks stay.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    public void remove(@Parameter(description = NAME) @PathParam("name") String name, @BeanParam IfMatch ifMatch) {
        pages.remove(name, ifMatch);
    }
}
