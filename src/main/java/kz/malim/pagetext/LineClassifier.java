package kz.malim.pagetext;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What can be told of a line from its letters and punctuation alone. */
final class LineClassifier {
    private static final int LONGEST_TITLE = 200;

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

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…][»”\"’)]*$");
    private static final Pattern FULL_STOP_AT_END = Pattern.compile("(?:[.…][»”\"’)]*|[.!?…][»”\"’)]\\.)$");
    private static final Pattern TWO_SENTENCES = Pattern.compile("\\p{Ll}{3}[.…][»”\"’)]? [«“\"–—-]? ?\\p{Lu}");
    private static final Pattern HOST =
            Pattern.compile("(?iu)[\\p{L}\\d-]{2,40}(?:\\.[\\p{L}\\d-]{2,40}){0,2}\\.\\p{L}{2,6}");

    private LineClassifier() {}

    /** Letters and digits only, in lower case, without Kazakh letters and accents: for comparing, never for showing. */
    static String fold(String text) {
        var plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        var folded = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                folded.append(WITHOUT_KAZAKH_LETTERS.getOrDefault(c, c));
            } else if (Character.getType(c) != Character.NON_SPACING_MARK
                    && !folded.isEmpty()
                    && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        }
        return folded.toString().strip();
    }

    /** Whether one letter was mistyped, left out or put in: sites do misspell their own headings. */
    static boolean withinOneLetter(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        int same = 0;
        int shorter = Math.min(one.length(), other.length());
        while (same < shorter && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        var restOfOne = one.substring(same);
        var restOfOther = other.substring(same);
        return restOfOne.equals(restOfOther)
                || tail(restOfOne).equals(tail(restOfOther))
                || tail(restOfOne).equals(restOfOther)
                || restOfOne.equals(tail(restOfOther));
    }

    private static String tail(String text) {
        return text.isEmpty() ? text : text.substring(1);
    }

    static boolean endsSentence(String text) {
        return SENTENCE_END.matcher(end(text)).find();
    }

    /** Whether a line is running text rather than a title: it ends with a full stop, is long, or holds two sentences. */
    static boolean isSentence(String text) {
        return text.length() > LONGEST_TITLE
                || FULL_STOP_AT_END.matcher(end(text)).find()
                || TWO_SENTENCES.matcher(text).find();
    }

    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - 6));
    }

    /** How many words, counting no further than a hundred. */
    static int words(String text) {
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

    static boolean startsUpper(String word) {
        return !word.isEmpty() && Character.isUpperCase(word.codePointAt(0));
    }

    static boolean startsLower(String word) {
        return !word.isEmpty() && Character.isLowerCase(word.codePointAt(0));
    }

    static boolean hasLetters(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
    }

    /** Whether a word is the name of a site, such as {@code malim.kz}. */
    static boolean isHost(String word) {
        return word.length() <= 80 && HOST.matcher(word).matches();
    }
}
