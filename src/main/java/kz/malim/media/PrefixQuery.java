package kz.malim.media;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A tsquery that matches all words of a text, each as a prefix. */
final class PrefixQuery {
    private static final int MAX_WORDS = 10;

    private PrefixQuery() {}

    /** Empty if there are no words. */
    static String of(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .limit(MAX_WORDS)
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
    }
}
