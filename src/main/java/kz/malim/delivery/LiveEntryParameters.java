package kz.malim.delivery;

import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import kz.malim.listing.DateRange;
import kz.malim.published.BodyFormat;
import kz.malim.published.LiveEntriesRequest;
import kz.malim.published.LiveEntriesRequest.Order;
import kz.malim.published.PublishedArticles;
import kz.malim.web.OpaqueCursor;
import kz.malim.web.PageLimit;
import kz.malim.web.Problem;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which entries of a live blog are requested, as the client wrote it. */
public record LiveEntryParameters(
        @Parameter(
                description = "By their time: `newest` or `oldest` first.",
                schema =
                        @Schema(
                                enumeration = {"newest", "oldest"},
                                defaultValue = "newest"))
        @QueryParam("order")
        @Nullable
        String order,

        @Parameter(
                description = "Only entries whose time is later than this, as in RFC 3339.",
                example = "2026-11-30T09:30:00Z",
                schema = @Schema(maxLength = 40))
        @QueryParam("since")
        @Nullable
        String since,

        @Parameter(
                description = "Maximum number of entries.",
                schema =
                        @Schema(
                                type = SchemaType.INTEGER,
                                minimum = "1",
                                maximum = "" + PageLimit.MAX,
                                defaultValue = "" + PageLimit.DEFAULT))
        @QueryParam("limit")
        @Nullable
        String limit,

        @Parameter(
                description =
                        "`page.next` of the previous page, unchanged. Valid only with the `order` and `since` it was issued for.",
                schema = @Schema(maxLength = OpaqueCursor.MAX_LENGTH))
        @QueryParam("cursor")
        @Nullable
        String cursor,

        @Parameter(
                description =
                        "Format of the bodies: `blocks` in the field `body`, or rendered in a field of that name instead.",
                schema =
                        @Schema(
                                enumeration = {"blocks", "html", "text", "markdown"},
                                defaultValue = "blocks"))
        @QueryParam("body")
        @Nullable
        String body) {

    LiveEntriesRequest request() {
        return new LiveEntriesRequest(
                inOrder(order), PageLimit.of(limit), since == null ? null : DateRange.time("since", since), cursor);
    }

    BodyFormat format() {
        return BodyFormat.of(body);
    }

    private static Order inOrder(@Nullable String name) {
        return switch (name) {
            case null -> Order.NEWEST;
            case "newest" -> Order.NEWEST;
            case "oldest" -> Order.OLDEST;
            default -> throw Problem.invalidParameter("order", "Either newest or oldest.");
        };
    }

    /** The address of the page of this cursor. */
    String address(String slug, String next) {
        var parameters = new LinkedHashMap<String, @Nullable String>();
        parameters.put("order", order);
        parameters.put("since", since == null ? null : since.replace("+", "%2B").replace(" ", "%2B"));
        parameters.put("limit", limit);
        parameters.put("body", body);
        parameters.put("cursor", next);
        return PublishedArticles.path(slug) + "/entries?"
                + parameters.entrySet().stream()
                        .filter((Map.Entry<String, @Nullable String> parameter) -> parameter.getValue() != null)
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining("&"));
    }
}
