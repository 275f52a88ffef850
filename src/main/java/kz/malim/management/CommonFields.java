package kz.malim.management;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import kz.malim.text.CleanText;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import kz.malim.web.RequestJson;
import org.jspecify.annotations.Nullable;

/** Fields that several resources have: cleaned, and validated against their limits. */
public final class CommonFields {
    public static final int NAME = 200;

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
        var names = new TreeMap<String, String>();
        if (input != null) {
            input.forEach((tag, name) -> {
                if (Language.of(tag).isEmpty()) {
                    throw RequestJson.refused("names/" + tag, "Languages are kk, kk-Latn, kk-Arab, ru and en.");
                }
                names.put(tag, line(name, "names/" + tag, NAME));
            });
        }
        return names;
    }

    /** A time within the range of plausible years, with the precision of PostgreSQL. */
    public static @Nullable Instant instant(@Nullable OffsetDateTime time, String field) {
        if (time != null && (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR)) {
            throw RequestJson.refused(field, "A year from " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        }
        return time == null ? null : time.toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The given slug, or else one made from the name. */
    public static Slug slug(@Nullable Slug slug, String name) {
        return slug == null
                ? Slug.of(name)
                        .orElseThrow(() -> RequestJson.refused("slug", "No slug can be made from this name: send one."))
                : slug;
    }
}
