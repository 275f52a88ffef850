package kz.malim.site;

import java.util.List;
import java.util.UUID;
import kz.malim.management.VersionedView;
import kz.malim.web.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A menu as editors see it. */
@Schema(name = "EditedMenu", description = "A menu as editors see it, with items that readers do not see now.")
public record MenuEditView(
        UUID id,

        @Schema(description = "The name in the public URL.") String name,

        @Schema(description = "As it was sent. To change the menu, send it again with your changes.")
        List<MenuInput.Tree> trees,

        @Schema(description = "Incremented by every change. In quotes it is the `ETag`.")
        int version)
        implements VersionedView {

    /** One page of menus. */
    @Schema(name = "EditedMenuPage", description = "One page of the menus, newest first.")
    public record Page(List<MenuEditView> items, PageInfo page) {}
}
