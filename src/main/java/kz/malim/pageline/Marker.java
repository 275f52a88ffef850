package kz.malim.pageline;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The bullet, dash or number before the words of a list item.
 *
 * @param family what the markers of one list have in common: its glyph, or the kind of number
 * @param number the item's number, where it has one
 * @param rest the line without the marker
 */
public record Marker(String family, @Nullable Integer number, String rest) {
    static final String DASH = "-";
    static final String DIGITS = "1";
    static final String LETTERS = "a";

    /** Seen on news pages, with Word's private-use bullets and the emoji that posts use as bullets. */
    private static final Set<Integer> GLYPHS =
            codePoints("•●▪■◦‣·∙➢►✔✓○▫□▸▶➤➔➜⁃⚫❖◆◇✅☑⬤⦁⭐🔹🔸🔷🔶🔴🔵📌👉\uF0B7\uF0A7\uF0D8\uF0FC");

    private static final Set<Integer> DASHES = codePoints("-–—‒−");

    /** Glyphs that also occur inside text and therefore need a space after them. */
    private static final Set<Integer> NEED_SPACE = codePoints("-–—‒−*·∙");

    private static final Pattern NUMBER = Pattern.compile(
            "(?:\\((\\d{1,3})\\) ?|(\\d{1,3})\\) ?|(\\d{1,3})\\. |(\\d{1,2})\\.(?=\\p{Lu})|(\\d)\\uFE0F?\\u20E3 ?)(?=\\S)");
    private static final Pattern LETTER = Pattern.compile("\\(?([\\p{IsCyrillic}a-zA-Z])\\) ?(?=\\S)");
    private static final Pattern ONLY_NUMBER = Pattern.compile("\\d{1,2}[.)]");

    private static Set<Integer> codePoints(String glyphs) {
        return glyphs.codePoints().boxed().collect(Collectors.toUnmodifiableSet());
    }

    public static @Nullable Marker of(String text) {
        if (text.isEmpty()) {
            return null;
        }
        int first = text.codePointAt(0);
        if (GLYPHS.contains(first) || DASHES.contains(first) || first == '*') {
            return glyph(text, first);
        }
        var number = NUMBER.matcher(text);
        if (number.lookingAt()) {
            return new Marker(DIGITS, Integer.valueOf(firstGroup(number)), text.substring(number.end()));
        }
        var letter = LETTER.matcher(text);
        return letter.lookingAt() ? new Marker(LETTERS, null, text.substring(letter.end())) : null;
    }

    private static @Nullable Marker glyph(String text, int first) {
        var after = text.substring(Character.charCount(first));
        var rest = (after.startsWith("\uFE0F") ? after.substring(1) : after).strip();
        boolean attached = !after.startsWith(" ");
        if (rest.isEmpty() || (attached && NEED_SPACE.contains(first)) || rest.codePointAt(0) == first) {
            return null;
        }
        return new Marker(DASHES.contains(first) ? DASH : Character.toString(first), null, rest);
    }

    private static String firstGroup(Matcher matcher) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return matcher.group(group);
            }
        }
        throw new IllegalStateException("a number matched without its digits");
    }

    /** Whether a line is a marker only, its words being on the next line. */
    public static boolean isAlone(String text) {
        int points = text.codePointCount(0, text.length());
        if (points == 1) {
            int glyph = text.codePointAt(0);
            return GLYPHS.contains(glyph) || DASHES.contains(glyph) || glyph == '*';
        }
        return ONLY_NUMBER.matcher(text).matches();
    }

    /** A line without its glyph; numbers are kept, they are words. */
    public static String withoutGlyph(String text) {
        var marker = of(text);
        return marker == null || marker.numbered() ? text : marker.rest();
    }

    public boolean numbered() {
        return family.equals(DIGITS) || family.equals(LETTERS);
    }

    public boolean isDash() {
        return family.equals(DASH);
    }
}
