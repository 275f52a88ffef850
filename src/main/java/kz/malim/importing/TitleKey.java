package kz.malim.importing;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A title without case, quotes and punctuation: two pages may spell them differently and mean the same story. */
record TitleKey(String value) {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    static TitleKey of(String title) {
        var folded = Normalizer.normalize(title, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return new TitleKey(BETWEEN_WORDS.matcher(folded).replaceAll(" ").strip());
    }
}
