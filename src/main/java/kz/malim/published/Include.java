package kz.malim.published;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/** A part of an article that is sent only on request. */
public enum Include {
    AUTHORS,
    PHOTOS,
    RELATED,
    BLOCKS,
    TRANSLATIONS,
    MEDIA,
    ENTRIES,
    JSONLD;

    private static final String PARAMETER = "include";

    public static Set<Include> of(@Nullable String parameter) {
        var parts = EnumSet.noneOf(Include.class);
        if (parameter == null) {
            return parts;
        }
        for (var name : parameter.split(",", -1)) {
            parts.add(named(name));
        }
        return parts;
    }

    private static Include named(String name) {
        if (name.contains(".")) {
            throw Problem.invalidParameter(PARAMETER, "Includes go one level deep, and \"" + name + "\" goes further.");
        }
        return Arrays.stream(values())
                .filter(include -> include.parameter().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.invalidParameter(
                        PARAMETER,
                        "\"" + name + "\" cannot be included. Any of these can, joined by commas: " + names()));
    }

    private static String names() {
        return Arrays.stream(values()).map(Include::parameter).collect(Collectors.joining(", "));
    }

    private String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
