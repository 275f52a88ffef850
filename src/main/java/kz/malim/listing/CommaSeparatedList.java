package kz.malim.listing;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import kz.malim.text.Slug;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/** The terms of a parameter that takes several, joined by commas. No term at all is an error and never "everything". */
final class CommaSeparatedList {
    /** Each term costs the database a look; pages of real sites use a handful. */
    static final int MOST = 20;

    private CommaSeparatedList() {}

    static List<String> of(String parameter, String value, int most) {
        var terms = Arrays.asList(value.split(",", -1));
        if (terms.contains("")) {
            throw Problem.invalidParameter(parameter, "An empty term. Leave the parameter out to ask for everything.");
        }
        requireAtMost(most, terms.size(), parameter);
        return terms;
    }

    static void requireAtMost(int most, int found, String parameter) {
        if (found > most) {
            throw Problem.invalidParameter(parameter, "At most " + most + " terms.");
        }
    }

    /** No slugs when the parameter was not sent. */
    static NavigableSet<String> slugs(String parameter, @Nullable String value) {
        var slugs = new TreeSet<String>();
        if (value != null) {
            of(parameter, value, MOST).forEach(term -> slugs.add(slug(parameter, term)));
        }
        return slugs;
    }

    static String slug(String parameter, String term) {
        if (!Slug.isSlug(term)) {
            throw Problem.invalidParameter(
                    parameter, "A slug has lower-case Latin letters, digits and single hyphens: " + Slug.PATTERN);
        }
        return term;
    }
}
