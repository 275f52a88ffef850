package kz.malim.pageline;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.malim.text.ArabicKazakh;
import kz.malim.words.LatinKazakh;

/** What the letters and punctuation of a line show, in any language. */
public final class LineClassifier {
    private static final int MAX_TITLE_LENGTH = 200;

    /** Lines that begin alike for so long are alike. */
    private static final int MAX_COMPARED = 1_000;

    /** No label of a site, a menu or a button is longer. */
    private static final int MAX_LABEL_LENGTH = 60;

    /** Kazakh letters as people write them when the keyboard has only Russian or English ones. */
    private static final Map<Character, Character> WITHOUT_KAZAKH_LETTERS = Map.ofEntries(
            Map.entry('ә', 'а'),
            Map.entry('ғ', 'г'),
            Map.entry('қ', 'к'),
            Map.entry('ң', 'н'),
            Map.entry('ө', 'о'),
            Map.entry('ұ', 'у'),
            Map.entry('ү', 'у'),
            Map.entry('һ', 'х'),
            Map.entry('і', 'и'),
            Map.entry('ı', 'i'),
            Map.entry('ŋ', 'n'),
            Map.entry('ə', 'а'));

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…؟۔][»”\"’)]*$");
    private static final Pattern FULL_STOP_AT_END = Pattern.compile("(?:[.…۔][»”\"’)]*|[.!?…][»”\"’)]\\.)$");
    private static final Pattern TWO_SENTENCES = Pattern.compile("\\p{Ll}{3}[.…][»”\"’)]? [«“\"–—-]? ?\\p{Lu}");
    private static final Pattern HOST =
            Pattern.compile("(?iu)[\\p{L}\\d-]{2,40}(?:\\.[\\p{L}\\d-]{2,40}){0,2}\\.\\p{L}{2,6}");

    private LineClassifier() {}

    /** Letters and digits only, in lower case, without Kazakh letters and accents: to compare, not to display. */
    public static String fold(String text) {
        var start = text.length() <= MAX_COMPARED ? text : text.substring(0, MAX_COMPARED);
        var plain = Normalizer.normalize(ArabicKazakh.cyrillic(start).toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        var folded = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                folded.append(WITHOUT_KAZAKH_LETTERS.getOrDefault(c, c));
            } else if (Character.getType(c) != Character.NON_SPACING_MARK
                    && Character.getType(c) != Character.FORMAT
                    && !folded.isEmpty()
                    && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        }
        return folded.toString().strip();
    }

    /** The same for a Kazakh line in Latin letters, in Cyrillic ones; any other line only {@link #fold folded}. */
    static String foldKazakh(String text) {
        if (text.length() > MAX_LABEL_LENGTH || !isLatin(text)) {
            return fold(text);
        }
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\d]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> fold(LatinKazakh.readings(word).iterator().next()))
                .collect(Collectors.joining(" "));
    }

    private static boolean isLatin(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
    }

    /** Whether the texts differ by at most one letter, changed, missing or added: sites do misspell their own headings. */
    static boolean withinOneLetter(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        int common = 0;
        int shorter = Math.min(one.length(), other.length());
        while (common < shorter && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        var restOfOne = one.substring(common);
        var restOfOther = other.substring(common);
        return restOfOne.equals(restOfOther)
                || tail(restOfOne).equals(tail(restOfOther))
                || tail(restOfOne).equals(restOfOther)
                || restOfOne.equals(tail(restOfOther));
    }

    private static String tail(String text) {
        return text.isEmpty() ? text : text.substring(1);
    }

    public static boolean endsSentence(String text) {
        return SENTENCE_END.matcher(end(text)).find();
    }

    /** Whether a line is running text rather than a title: it ends with a full stop, is long, or holds two sentences. */
    public static boolean isSentence(String text) {
        return text.length() > MAX_TITLE_LENGTH
                || FULL_STOP_AT_END.matcher(end(text)).find()
                || TWO_SENTENCES.matcher(text).find();
    }

    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - 6));
    }

    /** How many words, counting no further than a hundred. */
    public static int words(String text) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length() && words < 100; i++) {
            boolean space = text.charAt(i) == ' ';
            if (!space && !inWord) {
                words++;
            }
            inWord = !space;
        }
        return words;
    }

    public static boolean startsUpper(String word) {
        return !word.isEmpty() && Character.isUpperCase(word.codePointAt(0));
    }

    public static boolean startsLower(String word) {
        return !word.isEmpty() && Character.isLowerCase(word.codePointAt(0));
    }

    public static boolean hasLetters(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
    }

    /** Whether a word is the name of a site, such as {@code malim.kz}. */
    public static boolean isHost(String word) {
        return word.length() <= 80 && HOST.matcher(word).matches();
    }
}
