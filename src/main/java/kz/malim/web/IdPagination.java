package kz.malim.web;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import kz.malim.web.ProblemView.Violation;
import org.jspecify.annotations.Nullable;

/** Pages of a list that goes on behind the last id shown: ask for one more than {@link #SIZE} and see whether it is there. */
public final class IdPagination {
    public static final int SIZE = 50;

    private IdPagination() {}

    public static <T> List<T> shown(List<T> found) {
        return found.size() > SIZE ? List.copyOf(found.subList(0, SIZE)) : found;
    }

    public static <T> PageInfo listing(List<T> found, Function<T, String> cursor) {
        return new PageInfo(SIZE, found.size() > SIZE ? cursor.apply(found.get(SIZE - 1)) : null, null, null);
    }

    public static @Nullable UUID idCursor(@Nullable String text) {
        return text == null ? null : CanonicalUuid.parse(text).orElseThrow(IdPagination::notOurs);
    }

    public static @Nullable Long numberCursor(@Nullable String text) {
        if (text != null && !text.matches("[1-9]\\d{0,17}")) {
            throw notOurs();
        }
        return text == null ? null : Long.valueOf(text);
    }

    private static Problem notOurs() {
        return new Problem(
                ProblemType.INVALID_CURSOR,
                ProblemType.INVALID_CURSOR.remedy(),
                List.of(Violation.ofParameter("cursor", ProblemType.INVALID_CURSOR.remedy())));
    }
}
