package kz.malim.front;

import java.util.List;
import java.util.UUID;
import kz.malim.management.VersionedView;
import kz.malim.web.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of a front as editors see it. */
@Schema(name = "EditedPage", description = "A front as editors see it.")
public record FrontPageEditView(
        UUID id,

        @Schema(description = "The name in the public URL.") String name,

        @Schema(description = "The names of its blocks, in the order to show them.")
        List<String> blocks,

        @Schema(description = "Incremented by every change. In quotes it is the `ETag`.")
        int version)
        implements VersionedView {

    /** One page of pages. */
    @Schema(name = "EditedPagePage", description = "One page of the list of fronts, newest first.")
    public record Page(List<FrontPageEditView> items, PageInfo page) {}
}
