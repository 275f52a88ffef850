package kz.malim.words;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import kz.malim.text.ArabicKazakh;
import kz.malim.text.LookAlikes;

/** Normalizes the letters of a word, and folds Kazakh letters into those of a Russian keyboard. */
final class LetterFolding {
    private static final String KAZAKH = "әғқңөұүһі";
    private static final String FOLDED = "агкноуухи";

    /** Letters whose marks Unicode does not take apart. */
    private static final Map<Character, String> UNDECOMPOSED = Map.of(
            'ı', "i", 'ø', "o", 'ł', "l", 'đ', "d", 'ð', "d", 'þ', "th", 'ß', "ss", 'æ', "ae", 'œ', "oe", 'ŋ', "n");

    private LetterFolding() {}

    /** Lower case, composed, without invisible characters and apostrophes, each word in one script. */
    static String normal(String word) {
        var lowerCase = Normalizer.normalize(word, Normalizer.Form.NFKC)
                .replace('İ', 'I')
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е');
        var letters = new StringBuilder(lowerCase.length());
        for (int i = 0; i < lowerCase.length(); i++) {
            char c = lowerCase.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c) || ".,+#".indexOf(c) >= 0) {
                letters.append(c);
            }
        }
        return LookAlikes.inOneScript(letters.toString());
    }

    /** Latin letters without their marks: café is cafe. */
    static String unmarked(String word) {
        var letters = Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        var plain = new StringBuilder(letters.length());
        for (int i = 0; i < letters.length(); i++) {
            var c = letters.charAt(i);
            plain.append(UNDECOMPOSED.getOrDefault(c, String.valueOf(c)));
        }
        return plain.toString();
    }

    static boolean isIn(String word, UnicodeScript script) {
        return word.codePoints().anyMatch(c -> UnicodeScript.of(c) == script);
    }

    static boolean hasKazakh(String word) {
        return word.chars().anyMatch(c -> KAZAKH.indexOf(c) >= 0);
    }

    /** A word in Arabic letters, folded. */
    static String ofArabic(String word) {
        return folded(normal(ArabicKazakh.cyrillic(word)));
    }

    static String folded(String word) {
        var letters = word.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            int kazakh = KAZAKH.indexOf(letters[i]);
            if (kazakh >= 0) {
                letters[i] = FOLDED.charAt(kazakh);
            } else if (letters[i] == 'э') {
                letters[i] = 'е';
            }
        }
        return new String(letters);
    }
}
