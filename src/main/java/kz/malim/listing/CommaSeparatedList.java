package kz.malim.listing;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import kz.malim.text.Slug;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/** The terms of a parameter that accepts several, separated by commas. An empty value is an error, never "everything". */
public final class CommaSeparatedList {
    /** Each term costs a lookup in the database; real sites use a handful. */
    static final int MAX_TERMS = 20;

    /** For the contract. */
    public static final String SLUGS = "^" + Slug.WORDS + "(," + Slug.WORDS + "){0,19}$";

    private CommaSeparatedList() {}

    public static List<String> of(String parameter, String value, int max) {
        var terms = Arrays.asList(value.split(",", -1));
        if (terms.contains("")) {
            throw Problem.invalidParameter(parameter, "Empty term. Omit the parameter for no restriction.");
        }
        requireAtMost(max, terms.size(), parameter);
        return terms;
    }

    static void requireAtMost(int max, int count, String parameter) {
        if (count > max) {
            throw Problem.invalidParameter(parameter, "At most " + max + " terms.");
        }
    }

    /** Empty when the parameter is absent. */
    static NavigableSet<String> slugs(String parameter, @Nullable String value) {
        var slugs = new TreeSet<String>();
        if (value != null) {
            of(parameter, value, MAX_TERMS).forEach(term -> slugs.add(slug(parameter, term)));
        }
        return slugs;
    }

    static String slug(String parameter, String term) {
        if (!Slug.isSlug(term)) {
            throw Problem.invalidParameter(
                    parameter, "Not a slug (lower-case Latin letters, digits and single hyphens): " + Slug.PATTERN);
        }
        return term;
    }
}
