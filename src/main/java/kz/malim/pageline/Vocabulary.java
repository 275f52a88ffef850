package kz.malim.pageline;

import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Sets of words and phrases as they are written down in this program: lists in the order of their languages. */
final class Vocabulary {
    private Vocabulary() {}

    /** Words between white space, as they are. */
    static Set<String> words(String list) {
        return set(list, "\\s+", UnaryOperator.identity());
    }

    /** Words between white space, to compare with a {@link LineClassifier#fold folded} word. */
    static Set<String> foldedWords(String list) {
        return set(list, "\\s+", LineClassifier::fold);
    }

    /** Phrases between bars and line ends, to compare with a {@link LineClassifier#fold folded} line. */
    static Set<String> foldedPhrases(String list) {
        return set(list, "[|\n]", LineClassifier::fold);
    }

    private static Set<String> set(String list, String between, UnaryOperator<String> form) {
        return Arrays.stream(list.split(between))
                .map(form)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
