package kz.malim.text;

import java.util.regex.Pattern;

/**
 * Kazakh in Arabic letters as Cyrillic, letter for letter: the text keeps its length, so that a place in one is the same
 * place in the other. The hamza that softens a whole word becomes a soft hyphen; vowels are read by it.
 */
public final class ArabicKazakh {
    private static final Pattern WORD = Pattern.compile("[\\x{600}-\\x{6FF}]+");

    private static final String ARABIC = "اأٵەبپتجچحخھهدرزسشعغفقكکگڭلمنوۇۆۋيیى،؛؟۔";
    private static final String HARD = "аааебптжчххһһдрзсшғғфқккгңлмноұвуйиы,;?.";
    private static final String SOFT = "әәәебптжчххһһдрзсшғғфқккгңлмнөүвуйиі,;?.";

    private static final String HAMZA = "ٴءئ";
    /** Letters that only soft words have, and which therefore need no hamza. */
    private static final String ONLY_IN_SOFT = "ەكکگ";

    /** After these a vowel is hard, also in "қыркүйек", which is both. */
    private static final String HARD_CONSONANTS = "قع";

    private static final String VOWELS = "اأٵوۇىە";
    private static final char SOFT_HYPHEN = '\u00AD';

    private ArabicKazakh() {}

    /** Whether any letter of the text is Arabic. */
    public static boolean occursIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '\u0600' && text.charAt(i) <= '\u06FF') {
                return true;
            }
        }
        return false;
    }

    /** The text with every Arabic letter replaced; any other text as it is. */
    public static String cyrillic(String text) {
        if (!occursIn(text)) {
            return text;
        }
        var letters = text.toCharArray();
        var word = WORD.matcher(text);
        while (word.find()) {
            replace(letters, word.start(), word.end());
        }
        return new String(letters);
    }

    private static void replace(char[] letters, int from, int to) {
        boolean hamza = false;
        boolean soft = false;
        for (int i = from; i < to; i++) {
            hamza |= HAMZA.indexOf(letters[i]) >= 0;
            soft |= ONLY_IN_SOFT.indexOf(letters[i]) >= 0;
        }
        char before = ' ';
        boolean afterVowel = true; // at the start of a word, too, ي is й
        for (int i = from; i < to; i++) {
            char c = letters[i];
            boolean afterHard = i > from && HARD_CONSONANTS.indexOf(before) >= 0;
            letters[i] = letter(c, hamza, (soft || hamza) && !afterHard, afterVowel);
            before = c;
            afterVowel = VOWELS.indexOf(c) >= 0 || (afterVowel && HAMZA.indexOf(c) >= 0);
        }
    }

    private static char letter(char c, boolean hamza, boolean soft, boolean afterVowel) {
        int at = ARABIC.indexOf(c);
        if (c >= '\u0660' && c <= '\u0669') {
            return (char) ('0' + c - '\u0660');
        }
        if (at < 0) {
            return c >= '\u06F0' && c <= '\u06F9' ? (char) ('0' + c - '\u06F0') : SOFT_HYPHEN;
        }
        if (c == 'ي' || c == 'ی') {
            return afterVowel ? 'й' : 'и';
        }
        boolean alef = c == 'ا' || c == 'أ' || c == 'ٵ'; // "кітап" has a k and stays hard after it
        return (alef ? hamza : soft) ? SOFT.charAt(at) : HARD.charAt(at);
    }
}
