package kz.malim.importing;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A title as two pages can spell it differently and still mean the same story: case, quotes and punctuation left out. */
record TitleKey(String value) {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    static TitleKey of(String title) {
        var folded = Normalizer.normalize(title, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return new TitleKey(BETWEEN_WORDS.matcher(folded).replaceAll(" ").strip());
    }
}
