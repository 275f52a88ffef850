package kz.malim.site;

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
import kz.malim.access.Role;
import kz.malim.management.FreeSlugs;
import kz.malim.management.IfMatch;
import kz.malim.management.IfNoneMatch;
import kz.malim.management.PageParameters;
import kz.malim.management.VersionedResponse;
import kz.malim.text.Slug;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The management API of menus. */
@Path(MenuEditingResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Newsroom")
public class MenuEditingResource {
    static final String PATH = "/management/menus";
    private static final String NAME = "The menu's name.";

    private final Menus menus;
    private final MenuTargets targets;
    private final FreeSlugs slugs;
    private final RequestJson json;

    MenuEditingResource(Menus menus, MenuTargets targets, FreeSlugs slugs, RequestJson json) {
        this.menus = menus;
        this.targets = targets;
        this.slugs = slugs;
        this.json = json;
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "listEditedMenus",
            summary = "List all menus",
            description = "All menus with their items, newest first. Follow `page.next` until it is null.")
    @APIResponseSchema(MenuEditView.Page.class)
    public MenuEditView.Page list(@BeanParam PageParameters page) {
        return menus.page(page, Menu::view, MenuEditView.Page::new);
    }

    @GET
    @Path("{name}")
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "getEditedMenu",
            summary = "Read a menu to edit",
            description = "The menu in all its languages, and its `ETag` for writes.")
    @APIResponseSchema(MenuEditView.class)
    public Response read(@Parameter(description = NAME) @PathParam("name") String name) {
        return VersionedResponse.ok(menus.named(name).view());
    }

    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "replaceMenu", summary = "Create or replace a menu", description = """
                    The whole menu in all its languages, public immediately. Send `If-None-Match: *` to create it, and \
                    `If-Match` to replace it.""")
    @APIResponseSchema(value = MenuEditView.class, responseDescription = "Replaced.")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content = @Content(schema = @Schema(implementation = MenuEditView.class)))
    public Response replace(
            @Parameter(description = NAME, schema = @Schema(pattern = Slug.PATTERN, maxLength = Slug.LONGEST))
                    @PathParam("name")
                    String name,
            @BeanParam IfMatch ifMatch,
            @BeanParam IfNoneMatch ifNoneMatch,
            @RequestBodySchema(MenuInput.class) JsonNode body) {
        var input = json.read(body, MenuInput.class);
        return menus.replace(
                PATH, name, ifMatch, ifNoneMatch, slugs, Menu::new, found -> found.arrange(targets.resolve(input)));
    }

    @DELETE
    @Path("{name}")
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "removeMenu", summary = "Delete a menu", description = "It is no longer public.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    public void remove(@Parameter(description = NAME) @PathParam("name") String name, @BeanParam IfMatch ifMatch) {
        menus.remove(name, ifMatch);
    }
}
