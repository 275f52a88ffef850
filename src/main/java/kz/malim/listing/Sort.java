package kz.malim.listing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import kz.malim.listing.Cursor.Direction;
import kz.malim.published.SqlQuery;
import kz.malim.web.NearestName;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/** The order of a list. Articles with equal keys are ordered by id, in the direction of the first key. */
record Sort(List<By> keys) {
    static final Sort NEWEST_FIRST = new Sort(List.of(new By(SortKey.PUBLISHED_AT, true)));

    private static final Sort RELEVANCE_FIRST = new Sort(List.of(new By(SortKey.RELEVANCE, true)));

    private static final String PARAMETER = "sort";
    private static final String ID = "article_id";

    public record By(SortKey key, boolean descending) {}

    /** @param search whether the list is a text search */
    static Sort of(@Nullable String parameter, boolean search) {
        if (parameter == null) {
            return search ? RELEVANCE_FIRST : NEWEST_FIRST;
        }
        if (parameter.equals(SortKey.RELEVANCE.parameter())) {
            if (!search) {
                throw Problem.invalidParameter(PARAMETER, "Sorting by relevance requires q.");
            }
            return RELEVANCE_FIRST;
        }
        var keys = new ArrayList<By>();
        for (var term : CommaSeparatedList.of(PARAMETER, parameter, SortKey.values().length)) {
            boolean descending = term.startsWith("-");
            var key = key(descending ? term.substring(1) : term);
            if (keys.stream().anyMatch(earlier -> earlier.key() == key)) {
                throw Problem.invalidParameter(PARAMETER, "Duplicate sort key: " + key.parameter() + ".");
            }
            keys.add(new By(key, descending));
        }
        return new Sort(List.copyOf(keys));
    }

    private static SortKey key(String name) {
        return Arrays.stream(SortKey.values())
                .filter(key -> key != SortKey.RELEVANCE && key.parameter().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    var names = Arrays.stream(SortKey.values())
                            .map(SortKey::parameter)
                            .toList();
                    return Problem.invalidParameter(
                            PARAMETER,
                            "Unknown sort key \"" + NearestName.shown(name) + "\"."
                                    + NearestName.question(name, names)
                                    + " Known, separated by commas, with - in front for descending order: "
                                    + String.join(", ", names));
                });
    }

    SortKey first() {
        return keys.getFirst().key();
    }

    String canonicalForm() {
        return keys.stream()
                .map(by -> (by.descending() ? "-" : "") + by.key().parameter())
                .collect(Collectors.joining(","));
    }

    String columns(Aliases aliases) {
        return keys.stream().map(by -> aliases.of(by.key()) + ", ").collect(Collectors.joining()) + aliases.id();
    }

    String orderBy(Aliases aliases, Direction direction) {
        return " order by "
                + keys.stream()
                        .map(by -> aliases.of(by.key()) + suffix(by.descending(), direction) + ", ")
                        .collect(Collectors.joining())
                + aliases.id() + suffix(keys.getFirst().descending(), direction);
    }

    private static String suffix(boolean descending, Direction direction) {
        return descending == (direction == Direction.AFTER) ? " desc" : "";
    }

    /** The articles after the cursor, in its direction: one range of an index when all keys have the same direction. */
    SqlQuery after(Cursor cursor, Aliases aliases) {
        boolean sameDirection = keys.stream().map(By::descending).distinct().count() == 1;
        return sameDirection ? compareRow(cursor, aliases) : compareColumns(cursor, aliases);
    }

    private SqlQuery compareRow(Cursor cursor, Aliases aliases) {
        var sql = new SqlQuery("(" + columns(aliases) + ")")
                .and(operator(keys.getFirst().descending(), cursor))
                .and("(");
        cursor.sortValues().forEach(value -> sql.and("?, ", value));
        return sql.and("?)", cursor.id());
    }

    /** (a &lt; ?) or (a = ? and ((b &gt; ?) or (b = ? and id &lt; ?))), and for the index: a &lt;= ?. */
    private SqlQuery compareColumns(Cursor cursor, Aliases aliases) {
        var first = keys.getFirst();
        var sql = new SqlQuery(aliases.of(first.key()))
                .and(
                        operator(first.descending(), cursor).replace(" ", "").concat("= ? and "),
                        cursor.sortValues().getFirst());
        for (int i = 0; i < keys.size(); i++) {
            var column = aliases.of(keys.get(i).key());
            var value = cursor.sortValues().get(i);
            sql.and("(" + column)
                    .and(operator(keys.get(i).descending(), cursor) + "? or ", value)
                    .and(column + " = ? and ", value);
        }
        return sql.and(aliases.id())
                .and(operator(first.descending(), cursor) + "?", cursor.id())
                .and(")".repeat(keys.size()));
    }

    private static String operator(boolean descending, Cursor cursor) {
        return descending == (cursor.direction() == Direction.AFTER) ? " < " : " > ";
    }

    /**
     * The table aliases of the sort columns. Taggings and authorships repeat the date of publication and the id, so that
     * these can be read from their indexes.
     *
     * @param dated of the date of publication and the id
     */
    record Aliases(String dated, String listing) {
        static final Aliases LISTING = new Aliases("l", "l");
        static final Aliases JOINED = new Aliases("g", "l");
        static final Aliases RESULT = new Aliases("k", "k");

        String of(SortKey key) {
            return (key == SortKey.PUBLISHED_AT ? dated : listing) + "." + key.column();
        }

        String id() {
            return dated + "." + ID;
        }
    }
}
