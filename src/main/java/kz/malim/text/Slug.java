package kz.malim.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The readable part of a URL: lower-case Latin letters and digits in groups joined by hyphens, at most
 * {@value #LONGEST} characters. Made from a title so that no Kazakh letter is lost.
 */
public record Slug(@JsonValue String value) {
    public static final int LONGEST = 80;
    public static final String WORDS = "[a-z0-9]+(-[a-z0-9]+)*";
    public static final String PATTERN = "^" + WORDS + "$";

    /** The same without backtracking. */
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]++(?:-[a-z0-9]++)*+");

    private static final Pattern SILENT = Pattern.compile("[\u2019\u2018'\u02BC\u00AD]");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[^a-z0-9]+");

    /** Of the Kazakh URLs seen on news sites, қ as q is the most common; ж as zh and й as y read best in both languages. */
    private static final Map<Character, String> LATIN = Map.ofEntries(
            Map.entry('а', "a"),
            Map.entry('ә', "a"),
            Map.entry('б', "b"),
            Map.entry('в', "v"),
            Map.entry('г', "g"),
            Map.entry('ғ', "g"),
            Map.entry('д', "d"),
            Map.entry('е', "e"),
            Map.entry('ё', "yo"),
            Map.entry('ж', "zh"),
            Map.entry('з', "z"),
            Map.entry('и', "i"),
            Map.entry('й', "y"),
            Map.entry('к', "k"),
            Map.entry('қ', "q"),
            Map.entry('л', "l"),
            Map.entry('м', "m"),
            Map.entry('н', "n"),
            Map.entry('ң', "n"),
            Map.entry('о', "o"),
            Map.entry('ө', "o"),
            Map.entry('п', "p"),
            Map.entry('р', "r"),
            Map.entry('с', "s"),
            Map.entry('т', "t"),
            Map.entry('у', "u"),
            Map.entry('ұ', "u"),
            Map.entry('ү', "u"),
            Map.entry('ф', "f"),
            Map.entry('х', "h"),
            Map.entry('һ', "h"),
            Map.entry('ц', "ts"),
            Map.entry('ч', "ch"),
            Map.entry('ш', "sh"),
            Map.entry('щ', "shch"),
            Map.entry('ъ', ""),
            Map.entry('ы', "y"),
            Map.entry('і', "i"),
            Map.entry('ь', ""),
            Map.entry('э', "e"),
            Map.entry('ю', "yu"),
            Map.entry('я', "ya"),
            // Kazakh in Latin letters
            Map.entry('ı', "i"),
            Map.entry('ŋ', "n"),
            Map.entry('ə', "a"),
            Map.entry('ş', "sh"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Slug {
        if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Lower-case Latin letters and digits in groups joined by hyphens, at most " + LONGEST
                            + " characters.");
        }
    }

    /** The slug of a title, or nothing for a title without letters and digits, or in a script that has no table here. */
    public static Optional<Slug> of(String title) {
        var text = Normalizer.normalize(title, Normalizer.Form.NFKC)
                .replace("İ", "i")
                .toLowerCase(Locale.ROOT);
        var latin = new StringBuilder(text.length() + 16);
        WORD.matcher(SILENT.matcher(ArabicKazakh.cyrillic(text)).replaceAll(""))
                .replaceAll(word -> LookAlikes.inOneScript(word.group()))
                .chars()
                .forEach(c -> {
                    var letters = LATIN.get((char) c);
                    if (letters == null) {
                        latin.append((char) c);
                    } else {
                        latin.append(letters);
                    }
                });
        var plain =
                MARKS.matcher(Normalizer.normalize(latin, Normalizer.Form.NFD)).replaceAll("");
        var joined = trimHyphens(GAPS.matcher(plain).replaceAll("-"));
        return joined.isEmpty() ? Optional.empty() : Optional.of(new Slug(cut(joined, LONGEST)));
    }

    /** Whether a path segment is a well-formed slug. */
    public static boolean isSlug(String text) {
        return text.length() <= LONGEST && SHAPE.matcher(text).matches();
    }

    /** This slug with a number after it, for the second and later articles of the same title. */
    public Slug numbered(int number) {
        var suffix = "-" + number;
        return new Slug(cut(value, LONGEST - suffix.length()) + suffix);
    }

    private static String cut(String joined, int longest) {
        if (joined.length() <= longest) {
            return joined;
        }
        int lastWholeWord = joined.lastIndexOf('-', longest);
        return lastWholeWord > 0 ? joined.substring(0, lastWholeWord) : joined.substring(0, longest);
    }

    private static String trimHyphens(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int to = text.length() > from && text.endsWith("-") ? text.length() - 1 : text.length();
        return text.substring(from, to);
    }

    @Override
    public String toString() {
        return value;
    }
}
