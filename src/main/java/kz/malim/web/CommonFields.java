package kz.malim.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import kz.malim.text.CleanText;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import org.jspecify.annotations.Nullable;

/** Fields that several things of the newsroom have, cleaned and held to their limits. */
public final class CommonFields {
    public static final int NAME = 200;

    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9998;

    private CommonFields() {}

    public static String line(@Nullable String text, String field, int longest) {
        var line = lineOrNull(text, field, longest);
        if (line == null) {
            throw RequestJson.refused(field, "1 to " + longest + " characters.");
        }
        return line;
    }

    public static @Nullable String lineOrNull(@Nullable String text, String field, int longest) {
        var line = CleanText.lineOrNull(text);
        if (line != null && line.length() > longest) {
            throw RequestJson.refused(field, "At most " + longest + " characters.");
        }
        return line;
    }

    /** Translations of a name, by language tag. */
    public static Map<String, String> names(@Nullable Map<String, String> sent) {
        var names = new TreeMap<String, String>();
        if (sent != null) {
            sent.forEach((tag, name) -> {
                if (Language.of(tag).isEmpty()) {
                    throw RequestJson.refused("names/" + tag, "Languages are kk, kk-Latn, kk-Arab, ru and en.");
                }
                names.put(tag, line(name, "names/" + tag, NAME));
            });
        }
        return names;
    }

    /** A moment people mean, as exactly as PostgreSQL keeps it. */
    public static @Nullable Instant moment(@Nullable OffsetDateTime sent, String field) {
        if (sent != null && (sent.getYear() < FIRST_YEAR || sent.getYear() > LAST_YEAR)) {
            throw RequestJson.refused(field, "A year from " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        }
        return sent == null ? null : sent.toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The slug that was sent, or else the one of the name. */
    public static Slug slug(@Nullable Slug sent, String name) {
        return sent == null
                ? Slug.of(name).orElseThrow(() -> RequestJson.refused("slug", "This name gives no slug: say one."))
                : sent;
    }
}
