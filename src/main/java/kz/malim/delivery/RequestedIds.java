package kz.malim.delivery;

import jakarta.ws.rs.QueryParam;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import kz.malim.listing.CommaSeparatedList;
import kz.malim.published.MissingView;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.PageLimit;
import kz.malim.web.Problem;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What is requested one by one, by its ids. */
public record RequestedIds(
        @Parameter(
                required = true,
                description =
                        "The ids, separated by commas, in the order of the response. At most " + PageLimit.MAX + ".",
                example = "0190163d-8694-739b-aea5-966c26f8ad91",
                schema = @Schema(type = SchemaType.STRING, pattern = PATTERN))
        @QueryParam("ids")
        @Nullable
        String ids) {
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String PATTERN = "^" + ID + "(," + ID + "){0,99}$";

    /** Each once. */
    List<UUID> list() {
        if (ids == null) {
            throw Problem.invalidParameter("ids", "Required: the ids, separated by commas.");
        }
        return CommaSeparatedList.of("ids", ids, PageLimit.MAX).stream()
                .map(term -> CanonicalUuid.parse(term)
                        .orElseThrow(() -> Problem.invalidParameter("ids", "Ids are UUIDs in lower case.")))
                .distinct()
                .toList();
    }

    /** Those that were found, in the order in which they were requested. */
    static <T> List<T> inOrder(List<UUID> requested, Collection<T> found, Function<T, UUID> id) {
        var byId = new HashMap<UUID, T>();
        found.forEach(one -> byId.put(id.apply(one), one));
        return requested.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    /** Those that were not found. */
    static List<MissingView> missing(List<UUID> requested, Collection<UUID> found) {
        return requested.stream()
                .filter(id -> !found.contains(id))
                .map(id -> MissingView.unknown(id.toString()))
                .toList();
    }
}
