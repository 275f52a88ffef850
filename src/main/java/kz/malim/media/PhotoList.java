package kz.malim.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kz.malim.web.IdPagination;
import kz.malim.web.PageInfo;
import kz.malim.web.Problem;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The photos of the newsroom as editors look for them. */
@ApplicationScoped
class PhotoList {
    private static final int USUAL = 20;
    private static final int MOST = 100;

    private final Photos photos;

    PhotoList(Photos photos) {
        this.photos = photos;
    }

    /** What a list can be asked. */
    public static class Parameters {
        @Parameter(
                description = "Only photos that lack all of these, separated by commas: `credit`, `alt`, `file`.",
                example = "credit",
                schema = @Schema(pattern = "(credit|alt|file)(,(credit|alt|file))*"))
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

        @Parameter(
                description = "How many, at most.",
                schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
        @QueryParam("limit")
        @Nullable
        String limit;

        @Parameter(description = "`page.next` of the page before.", schema = @Schema(maxLength = 36))
        @QueryParam("cursor")
        @Nullable
        String cursor;
    }

    /** One page of photos. */
    @Schema(name = "EditedPhotoPage", description = "One page of a list of photos for editors.")
    record Page(List<EditedPhotoView> items, PageInfo page) {}

    Page page(Parameters asked) {
        int limit = limit(asked.limit);
        if (asked.q != null && asked.q.length() > 200) {
            throw Problem.invalidParameter("q", "At most 200 characters.");
        }
        var found = photos.page(missing(asked.missing), asked.q, IdPagination.idCursor(asked.cursor), limit + 1);
        boolean more = found.size() > limit;
        var shown = more ? found.subList(0, limit) : found;
        return new Page(
                shown.stream().map(EditedPhotoView::of).toList(),
                new PageInfo(limit, more ? shown.getLast().id().toString() : null, null, null));
    }

    private static Set<Missing> missing(@Nullable String text) {
        var all = EnumSet.noneOf(Missing.class);
        if (text != null) {
            for (var one : text.split(",", -1)) {
                all.add(Missing.of(one)
                        .orElseThrow(() -> Problem.invalidParameter("missing", "Of credit, alt and file.")));
            }
        }
        return all;
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        int limit = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST) {
            throw Problem.invalidParameter("limit", "A whole number from 1 to " + MOST + ".");
        }
        return limit;
    }
}
