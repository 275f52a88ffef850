package kz.malim.pageline;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a story was filed and by which agency: «АСТАНА. KAZINFORM —», "ASTANA (Reuters) -". */
final class Datelines {
    private static final String PLACE = "(?:\\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+){0,2})";
    private static final String AGENCY = "(?<name>\\p{Lu}[\\p{L}\\d.-]*\\p{L}(?: \\p{Lu}[\\p{L}\\d.]+){0,2})";
    private static final String DAY = "(?:\\d{1,2} \\p{L}{3,12}\\.?|\\p{L}{3,12}\\.? \\d{1,2})";
    private static final List<Pattern> DATELINES = List.of(
            Pattern.compile("(?u)" + PLACE + "(?:, " + PLACE + ")?[.,]? ?(?:" + DAY + "[.,]? ?)?(?:[-–—] ?)?[/(]"
                    + AGENCY + "[/)]"),
            Pattern.compile("(?u)" + PLACE + "(?:[.,] " + DAY + ")?[.,] ?(?:[-–—] )?" + AGENCY + " ?[–—-] "),
            Pattern.compile("(?u)" + PLACE + "[.,] " + DAY + "[.,]? ?[–—-] " + AGENCY + "(?:\\.|:| –| —| -) "),
            Pattern.compile(
                    "(?u)\\p{Lu}[\\p{Lu} -]+[.,] ?[–—-] (?<name>\\p{IsLatin}[\\p{IsLatin}\\d.]*\\p{IsLatin})[.:] "));

    /** The same in a script without capitals. */
    private static final Pattern CASELESS = Pattern.compile(
            "(?u)\\p{Ll}{3,20}\\. (?<name>\\p{Ll}{4,20}|\\p{IsLatin}[\\p{IsLatin}\\d.]*\\p{IsLatin}) [–—-] ");

    private Datelines() {}

    /** The agency of the dateline a paragraph begins with, or null. */
    static @Nullable String agency(String paragraph) {
        var start = paragraph.substring(0, Math.min(paragraph.length(), 120));
        var caseless = CASELESS.matcher(start);
        if (caseless.lookingAt()) {
            return caseless.group("name");
        }
        for (var dateline : DATELINES) {
            var matcher = dateline.matcher(start);
            if (matcher.lookingAt()) {
                return OutletName.of(matcher.group("name"));
            }
        }
        return null;
    }
}
