package kz.malim.words;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Roots of Kazakh verbs and derived words: жасады, жасаған and жасау have the root жаса, хирургиялық has хирургия. Without a dictionary that is a guess, so
 * roots are searched for only when the words themselves are not found.
 */
final class KazakhRoots {
    private static final KazakhPhonology SOUNDS = KazakhPhonology.EXACT;
    private static final int MIN_ROOT = 3;
    private static final int MAX_SUFFIXES = 4;
    private static final String FINAL_VOWELS = "аеыі";

    /** The longest first. */
    private static final List<KazakhSuffix> SUFFIXES = WordTable.rows("kazakh-root-suffixes.txt").stream()
            .map(KazakhSuffix::of)
            .sorted(Comparator.comparingInt(
                    (KazakhSuffix suffix) -> -suffix.text().length()))
            .toList();

    private KazakhRoots() {}

    /** @param stem of {@link KazakhStemmer#EXACT}; empty when it is a root already */
    static Optional<String> root(String word, String stem) {
        var fromStem = stripped(stem);
        var fromWord = stripped(word); // an ending of a verb can look like one of a noun
        var root = fromWord.length() < fromStem.length() ? fromWord : fromStem;
        return root.equals(stem) ? Optional.empty() : Optional.of(root);
    }

    private static String stripped(String word) {
        var root = word;
        for (int i = 0; i < MAX_SUFFIXES; i++) {
            var shorter = withoutSuffix(root);
            if (shorter.equals(root)) {
                break;
            }
            root = shorter;
        }
        // жасады is жаса with -ды, as well as жас with -ады
        return root.length() > MIN_ROOT && FINAL_VOWELS.indexOf(root.charAt(root.length() - 1)) >= 0
                ? root.substring(0, root.length() - 1)
                : root;
    }

    private static String withoutSuffix(String word) {
        for (var suffix : SUFFIXES) {
            int length = word.length() - suffix.text().length();
            if (length >= MIN_ROOT && word.endsWith(suffix.text())) {
                var root = word.substring(0, length);
                if (SOUNDS.syllables(root) > 0
                        && SOUNDS.follows(root, suffix.after())
                        && SOUNDS.agrees(root, suffix.harmony())) {
                    return root;
                }
            }
        }
        if (word.endsWith("ю") && word.length() >= MIN_ROOT) {
            return word.substring(0, word.length() - 1) + 'й'; // тою is той and у
        }
        return word;
    }
}
