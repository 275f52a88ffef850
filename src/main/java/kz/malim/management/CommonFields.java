package kz.malim.management;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.malim.text.CleanText;
import kz.malim.text.Language;
import kz.malim.text.WebAddress;
import kz.malim.web.ProblemView.Violation;
import kz.malim.web.RequestJson;
import org.jspecify.annotations.Nullable;

/** Fields that several resources have: cleaned, and validated against their limits. */
public final class CommonFields {
    public static final int NAME = 200;
    public static final int DESCRIPTION = 2_000;
    public static final int LINKS = 20;
    public static final int LINK = 2_000;

    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9998;

    private CommonFields() {}

    public static String line(@Nullable String text, String field, int maxLength) {
        var line = lineOrNull(text, field, maxLength);
        if (line == null) {
            throw RequestJson.refused(field, "1 to " + maxLength + " characters.");
        }
        return line;
    }

    public static @Nullable String lineOrNull(@Nullable String text, String field, int maxLength) {
        var line = CleanText.lineOrNull(text);
        if (line != null && line.length() > maxLength) {
            throw RequestJson.refused(field, "At most " + maxLength + " characters.");
        }
        return line;
    }

    /** Translations of a name, by language tag. */
    public static Map<String, String> names(@Nullable Map<String, String> input) {
        return translations(input, "names", NAME);
    }

    /** Translations of a text, by language tag. */
    public static Map<String, String> translations(@Nullable Map<String, String> input, String field, int maxLength) {
        var violations = new ArrayList<Violation>();
        var texts = translations(input == null ? Map.of() : input, field, maxLength, violations);
        if (!violations.isEmpty()) {
            throw RequestJson.refused(violations);
        }
        return texts;
    }

    /** Addresses of other sites, each once. */
    public static List<String> links(@Nullable List<String> input, String field) {
        var links =
                input == null ? List.<String>of() : input.stream().distinct().toList();
        if (links.size() > LINKS) {
            throw RequestJson.refused(field, "At most " + LINKS + ".");
        }
        var violations = new ArrayList<Violation>();
        for (int i = 0; input != null && i < input.size(); i++) {
            var link = input.get(i);
            if (link.length() > LINK
                    || WebAddress.parse(link).filter(WebAddress::isSecure).isEmpty()) {
                violations.add(Violation.at(
                        "#/" + field + "/" + i,
                        "An address that begins with https://, of at most " + LINK + " characters."));
            }
        }
        if (!violations.isEmpty()) {
            throw RequestJson.refused(violations);
        }
        return links;
    }

    /** Texts by language; tags with a region or a script are those of the articles in which the texts appear. */
    public static Map<String, String> translations(
            Map<String, String> input, String field, int maxLength, List<Violation> violations) {
        var texts = new TreeMap<String, String>();
        new TreeMap<>(input).forEach((tag, text) -> {
            var at = RequestJson.pointer("#/" + field, tag);
            var language = Language.of(tag);
            var line = CleanText.line(text);
            if (language.isEmpty()) {
                violations.add(Violation.at(at, "Languages are kk, kk-Latn, kk-Arab, ru and en."));
            } else if (line.isEmpty() || line.length() > maxLength) {
                violations.add(Violation.at(at, "1 to " + maxLength + " characters."));
            } else if (texts.put(language.get().tag(), line) != null) {
                violations.add(Violation.at(
                        at, "A second text in the language " + language.get().tag() + "."));
            }
        });
        return texts;
    }

    /** A time within the range of plausible years, with the precision of PostgreSQL. */
    public static @Nullable Instant instant(@Nullable OffsetDateTime time, String field) {
        if (time != null && (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR)) {
            throw RequestJson.refused(field, "A year from " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        }
        return time == null ? null : time.toInstant().truncatedTo(ChronoUnit.MICROS);
    }
}
