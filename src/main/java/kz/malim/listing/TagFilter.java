package kz.malim.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import kz.malim.text.Slug;
import org.jspecify.annotations.Nullable;

/**
 * A boolean filter by tags: {@code a,b} is a and b, {@code a|b} is a or b, {@code !c} is not c. {@code a|b,d,!c} is ((a or
 * b) and d and not c).
 *
 * @param anyOf an article has a tag of each of these sets
 * @param noneOf and none of these
 */
public record TagFilter(List<NavigableSet<String>> anyOf, NavigableSet<String> noneOf) {
    private static final String TERM = "(!" + Slug.WORDS + "|" + Slug.WORDS + "([|]" + Slug.WORDS + ")*)";

    /** For the contract. */
    public static final String TERMS = "^" + TERM + "(," + TERM + "){0,19}$";

    private static final String WITH = "tag";
    private static final String WITHOUT = "tag!";

    static TagFilter of(@Nullable String with, @Nullable String without) {
        var anyOf = new ArrayList<NavigableSet<String>>();
        var noneOf = CommaSeparatedList.slugs(WITHOUT, without);
        if (with != null) {
            int count = 0;
            for (var term : CommaSeparatedList.of(WITH, with, CommaSeparatedList.MAX_TERMS)) {
                if (term.startsWith("!")) {
                    noneOf.add(CommaSeparatedList.slug(WITH, term.substring(1)));
                    count++;
                } else {
                    var alternatives = new TreeSet<String>();
                    for (var alternative : term.split("\\|", -1)) {
                        alternatives.add(CommaSeparatedList.slug(WITH, alternative));
                        count++;
                    }
                    anyOf.add(alternatives);
                }
            }
            CommaSeparatedList.requireAtMost(CommaSeparatedList.MAX_TERMS, count, WITH);
        }
        return new TagFilter(anyOf.stream().distinct().toList(), noneOf);
    }
}
