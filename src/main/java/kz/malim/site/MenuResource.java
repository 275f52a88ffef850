package kz.malim.site;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import kz.malim.cache.CachingResponder;
import kz.malim.change.ChangeTag;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.RequestedLanguage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The menus of the site. */
@Path("/api/menus")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Site", description = "What a site needs around its stories: its name, its menus.")
public class MenuResource {
    private final PublishedMenus menus;
    private final CachingResponder responses;
    private final JsonResponse json;

    MenuResource(PublishedMenus menus, CachingResponder responses, JsonResponse json) {
        this.menus = menus;
        this.responses = responses;
        this.json = json;
    }

    @GET
    @Path("{name}")
    @Operation(operationId = "getMenu", summary = "Read a menu", description = """
                    A menu with all its levels, in one language. Items whose section, tag or article is not public are left \
                    out with those below them. A renamed section keeps its place, with its new name and URL.""")
    @APIResponseSchema(MenuView.class)
    public Response menu(
            @Parameter(description = "The menu's name.", example = "main") @PathParam("name") String name,
            @Parameter(
                            description =
                                    "Preferred language. Where the menu has none in it, it is served in another, Kazakh in another"
                                            + " script first and then the site's languages in their order; `lang` and"
                                            + " `Content-Language` state which. Default: the site's first language.",
                            schema = @Schema(enumeration = {"kk", "kk-Latn", "kk-Arab", "ru", "en"}))
                    @QueryParam("lang")
                    @Nullable
                    String lang) {
        var wanted = RequestedLanguage.of(lang);
        return responses.serve("menu " + name + " " + wanted, () -> {
            var menu = menus.menu(name, wanted)
                    .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no menu named " + name + "."));
            var tags = new TreeSet<String>();
            tags.add(ChangeTag.menu(name));
            tag(menu.items(), tags);
            return json.of(menu, menu.lang(), tags);
        });
    }

    private static void tag(List<MenuView.Item> items, Set<String> tags) {
        for (var item : items) {
            switch (item.kind()) {
                case SECTION -> tags.add(ChangeTag.section(String.valueOf(item.slug())));
                case TAG -> tags.add(ChangeTag.tag(String.valueOf(item.slug())));
                case ARTICLE -> {
                    if (item.id() != null) {
                        tags.add(ChangeTag.article(item.id()));
                    }
                    if (item.section() != null) {
                        tags.add(ChangeTag.section(item.section()));
                    }
                }
                case ADDRESS -> {}
            }
            tag(item.items(), tags);
        }
    }
}
