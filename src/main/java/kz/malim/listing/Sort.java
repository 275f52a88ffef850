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

/** The order of a list. Articles that are equal in all of it follow their ids, in the direction of the first key. */
record Sort(List<By> keys) {
    static final Sort NEWEST_FIRST = new Sort(List.of(new By(SortKey.PUBLISHED_AT, true)));

    private static final Sort RELEVANCE_FIRST = new Sort(List.of(new By(SortKey.RELEVANCE, true)));

    private static final String PARAMETER = "sort";
    private static final String ID = "article_id";

    public record By(SortKey key, boolean descending) {}

    /** @param searched whether there is anything to be relevant to */
    static Sort of(@Nullable String parameter, boolean searched) {
        if (parameter == null) {
            return searched ? RELEVANCE_FIRST : NEWEST_FIRST;
        }
        if (parameter.equals(SortKey.RELEVANCE.parameter())) {
            if (!searched) {
                throw Problem.invalidParameter(PARAMETER, "Nothing is relevant without a search: send q.");
            }
            return RELEVANCE_FIRST;
        }
        var keys = new ArrayList<By>();
        for (var term : CommaSeparatedList.of(PARAMETER, parameter, SortKey.values().length)) {
            boolean descending = term.startsWith("-");
            var key = key(descending ? term.substring(1) : term);
            if (keys.stream().anyMatch(earlier -> earlier.key() == key)) {
                throw Problem.invalidParameter(PARAMETER, "Sort by " + key.parameter() + " once.");
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
                            "Articles are not sorted by \"" + NearestName.shown(name) + "\"."
                                    + NearestName.question(name, names)
                                    + " Any of these, joined by commas, with - before it for the reverse: "
                                    + String.join(", ", names));
                });
    }

    SortKey first() {
        return keys.getFirst().key();
    }

    String fingerprint() {
        return keys.stream()
                .map(by -> (by.descending() ? "-" : "") + by.key().parameter())
                .collect(Collectors.joining(","));
    }

    /** The columns of a place in this order. */
    String columns(Place place) {
        return keys.stream().map(by -> place.of(by.key()) + ", ").collect(Collectors.joining()) + place.id();
    }

    String order(Place place, Direction direction) {
        return " order by "
                + keys.stream()
                        .map(by -> place.of(by.key()) + descending(by.descending(), direction) + ", ")
                        .collect(Collectors.joining())
                + place.id() + descending(keys.getFirst().descending(), direction);
    }

    private static String descending(boolean descending, Direction direction) {
        return descending == (direction == Direction.AFTER) ? " desc" : "";
    }

    /** The articles on the other side of a cursor: one range of an index whenever all keys have the same direction. */
    SqlQuery beyond(Cursor cursor, Place place) {
        boolean sameDirection = keys.stream().map(By::descending).distinct().count() == 1;
        return sameDirection ? rowsBeyond(cursor, place) : columnsBeyond(cursor, place);
    }

    private SqlQuery rowsBeyond(Cursor cursor, Place place) {
        var question = new SqlQuery("(" + columns(place) + ")")
                .and(sign(keys.getFirst().descending(), cursor))
                .and("(");
        cursor.values().forEach(value -> question.and("?, ", value));
        return question.and("?)", cursor.id());
    }

    /** (a beyond ?) or (a = ? and ((b beyond ?) or (b = ? and id beyond ?))), and for the index: a not before ?. */
    private SqlQuery columnsBeyond(Cursor cursor, Place place) {
        var first = keys.getFirst();
        var question = new SqlQuery(place.of(first.key()))
                .and(
                        sign(first.descending(), cursor).replace(" ", "").concat("= ? and "),
                        cursor.values().getFirst());
        for (int i = 0; i < keys.size(); i++) {
            var column = place.of(keys.get(i).key());
            var value = cursor.values().get(i);
            question.and("(" + column)
                    .and(sign(keys.get(i).descending(), cursor) + "? or ", value)
                    .and(column + " = ? and ", value);
        }
        return question.and(place.id())
                .and(sign(first.descending(), cursor) + "?", cursor.id())
                .and(")".repeat(keys.size()));
    }

    private static String sign(boolean descending, Cursor cursor) {
        return descending == (cursor.direction() == Direction.AFTER) ? " < " : " > ";
    }

    /**
     * Where the columns of an order are found: those of the listing, and the two that taggings and authorships repeat
     * perhaps somewhere nearer.
     */
    record Place(String near, String listing) {
        static final Place LISTING = new Place("l", "l");
        static final Place NEAR = new Place("g", "l");
        static final Place FOUND = new Place("k", "k");

        String of(SortKey key) {
            return (key == SortKey.PUBLISHED_AT ? near : listing) + "." + key.column();
        }

        String id() {
            return near + "." + ID;
        }
    }
}
