package kz.malim.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kz.malim.management.PageParameters;
import kz.malim.web.PageInfo;
import kz.malim.web.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Lists the photos of the newsroom for editors. */
@ApplicationScoped
class PhotoList {
    private final Photos photos;

    PhotoList(Photos photos) {
        this.photos = photos;
    }

    /** The query parameters of the list. */
    public static class Parameters {
        @Parameter(
                description = "Only photos that lack all of these, separated by commas: `credit`, `alt`, `file`.",
                example = "credit",
                schema = @Schema(pattern = "^(credit|alt|file)(,(credit|alt|file))*$"))
        @QueryParam("missing")
        @Nullable
        String missing;

        @Parameter(
                description =
                        "Words of the credit, the creator, the caption, the headline, the place or the keywords; each may be only begun.",
                schema = @Schema(maxLength = 200))
        @QueryParam("q")
        @Nullable
        String q;
    }

    /** One page of photos. */
    @Schema(name = "EditedPhotoPage", description = "One page of a list of photos for editors.")
    record Page(List<PhotoEditView> items, PageInfo page) {}

    Page page(Parameters filters, PageParameters page) {
        if (filters.q != null && filters.q.length() > 200) {
            throw Problem.invalidParameter("q", "At most 200 characters.");
        }
        var missing = missing(filters.missing);
        var list = "photo " + missing + " " + filters.q;
        var found = photos.page(missing, filters.q, page.lastId(list), page.rows());
        return new Page(page.items(found).stream().map(PhotoEditView::of).toList(), page.info(found, list, Photo::id));
    }

    private static Set<MissingPhotoPart> missing(@Nullable String text) {
        var parts = EnumSet.noneOf(MissingPhotoPart.class);
        if (text != null) {
            for (var name : text.split(",", -1)) {
                parts.add(MissingPhotoPart.of(name)
                        .orElseThrow(() -> Problem.invalidParameter("missing", "Of credit, alt and file.")));
            }
        }
        return parts;
    }
}
