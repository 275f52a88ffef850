package kz.malim.management;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.PageInfo;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.ProblemView.Violation;
import org.jspecify.annotations.Nullable;

/** Keyset pagination by id: query one row more than {@link #SIZE} to see whether there is a next page. */
public final class IdPagination {
    public static final int SIZE = 50;

    private IdPagination() {}

    /** The page of these records, of which there is one more than {@link #SIZE} if another page follows. */
    public static <E, V extends VersionedView, P> P page(
            List<E> found, Function<E, V> view, BiFunction<List<V>, PageInfo, P> page) {
        var views = found.stream().map(view).toList();
        return page.apply(shown(views), listing(views, last -> last.id().toString()));
    }

    public static <T> List<T> shown(List<T> found) {
        return found.size() > SIZE ? List.copyOf(found.subList(0, SIZE)) : found;
    }

    public static <T> PageInfo listing(List<T> rows, Function<T, String> cursor) {
        return new PageInfo(SIZE, rows.size() > SIZE ? cursor.apply(rows.get(SIZE - 1)) : null, null, null);
    }

    public static @Nullable UUID idCursor(@Nullable String text) {
        return text == null ? null : CanonicalUuid.parse(text).orElseThrow(IdPagination::invalidCursor);
    }

    public static @Nullable Long numberCursor(@Nullable String text) {
        if (text != null && !text.matches("[1-9]\\d{0,17}")) {
            throw invalidCursor();
        }
        return text == null ? null : Long.valueOf(text);
    }

    private static Problem invalidCursor() {
        return new Problem(
                ProblemType.INVALID_CURSOR,
                ProblemType.INVALID_CURSOR.remedy(),
                List.of(Violation.ofParameter("cursor", ProblemType.INVALID_CURSOR.remedy())));
    }
}
