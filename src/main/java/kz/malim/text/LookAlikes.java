package kz.malim.text;

import java.lang.Character.UnicodeScript;

/** Latin letters that are typed in Cyrillic words since they look like Cyrillic ones. */
public final class LookAlikes {
    private static final String LATIN = "aceikmoptxyhəöü";
    private static final String CYRILLIC = "асеікмортхуһәөү";

    private LookAlikes() {}

    /** A lower-case word in the one script that most probably was meant. */
    public static String inOneScript(String word) {
        boolean cyrillic = word.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.CYRILLIC);
        if (!cyrillic || word.chars().noneMatch(c -> LATIN.indexOf(c) >= 0)) {
            return word;
        }
        var letters = word.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            int twin = LATIN.indexOf(letters[i]);
            letters[i] = twin < 0 ? letters[i] : CYRILLIC.charAt(twin);
        }
        return new String(letters);
    }
}
