package kz.malim.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import kz.malim.text.Slug;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.OpaqueCursor;
import kz.malim.web.PageInfo;
import kz.malim.web.PageLimit;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list: {@code @BeanParam PageParameters page}. Query for {@link #rows()}, one more than the page has, to see
 * whether another follows. The lists are known by a text of their name and filters, since a cursor is valid for one of them.
 */
public record PageParameters(
        @Parameter(
                description = "Maximum number of items.",
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
                        "`page.next` of the previous page, unchanged. Valid only with the filters it was issued for.",
                schema = @Schema(maxLength = OpaqueCursor.MAX_LENGTH, pattern = OpaqueCursor.PATTERN))
        @QueryParam("cursor")
        @Nullable
        String cursor) {

    public int rows() {
        return size() + 1;
    }

    private int size() {
        return PageLimit.of(limit);
    }

    /** The id of the last item of the previous page; null on the first page. */
    public @Nullable UUID lastId(String list) {
        var position = position(list);
        return position == null ? null : CanonicalUuid.parse(position).orElseThrow(OpaqueCursor::invalid);
    }

    /** The slug of the last item of the previous page; null on the first page. */
    public @Nullable String lastSlug(String list) {
        var position = position(list);
        if (position != null && !Slug.isSlug(position)) {
            throw OpaqueCursor.invalid();
        }
        return position;
    }

    /** The number of the last item of the previous page; null on the first page. */
    public @Nullable Long lastNumber(String list) {
        var position = position(list);
        if (position != null && !position.matches("[1-9]\\d{0,17}")) {
            throw OpaqueCursor.invalid();
        }
        return position == null ? null : Long.valueOf(position);
    }

    private @Nullable String position(String list) {
        return cursor == null ? null : new String(OpaqueCursor.position(cursor, list), UTF_8);
    }

    /** The items of the page. */
    public <T> List<T> items(List<T> found) {
        return found.size() > size() ? List.copyOf(found.subList(0, size())) : found;
    }

    /** @param position of an item: its id, or its number */
    public <T> PageInfo info(List<T> found, String list, Function<T, ?> position) {
        var next = found.size() > size()
                ? OpaqueCursor.of(
                        String.valueOf(position.apply(found.get(size() - 1))).getBytes(UTF_8), list)
                : null;
        return new PageInfo(size(), next, null, null);
    }
}
