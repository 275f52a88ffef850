package kz.malim.listing;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import kz.malim.web.NearestName;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/** What the articles of a list can be counted by. The count of a value is the length of the list with that filter added. */
public enum Facet {
    TAG,
    SECTION,
    AUTHOR,
    LANG;

    private static final String PARAMETER = "facets";

    static Set<Facet> of(@Nullable String parameter) {
        var facets = EnumSet.noneOf(Facet.class);
        if (parameter != null) {
            CommaSeparatedList.of(PARAMETER, parameter, values().length).forEach(name -> facets.add(ofName(name)));
        }
        return facets;
    }

    private static Facet ofName(String name) {
        return Arrays.stream(values())
                .filter(facet -> facet.parameter().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    var names = Arrays.stream(values()).map(Facet::parameter).toList();
                    return Problem.invalidParameter(
                            PARAMETER,
                            "Unknown facet \"" + NearestName.shown(name) + "\"."
                                    + NearestName.question(name, names) + " Known, separated by commas: "
                                    + String.join(", ", names));
                });
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
