package kz.malim.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kz.malim.management.IdPagination;
import kz.malim.web.PageInfo;
import kz.malim.web.Problem;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Lists the photos of the newsroom for editors. */
@ApplicationScoped
class PhotoList {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

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
    record Page(List<PhotoEditView> items, PageInfo page) {}

    Page page(Parameters parameters) {
        int limit = limit(parameters.limit);
        if (parameters.q != null && parameters.q.length() > 200) {
            throw Problem.invalidParameter("q", "At most 200 characters.");
        }
        var found = photos.page(
                missing(parameters.missing), parameters.q, IdPagination.idCursor(parameters.cursor), limit + 1);
        boolean more = found.size() > limit;
        var items = more ? found.subList(0, limit) : found;
        return new Page(
                items.stream().map(PhotoEditView::of).toList(),
                new PageInfo(limit, more ? items.getLast().id().toString() : null, null, null));
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

    private static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        int limit = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.invalidParameter("limit", "A whole number from 1 to " + MAX_LIMIT + ".");
        }
        return limit;
    }
}
