package kz.malim.words;

/**
 * One word of a text.
 *
 * @param word in {@link LetterFolding#normal normal letters}
 * @param capital whether it was written with a capital first letter, as names are
 * @param position counts words; the whole of a compound stands where its first part does
 * @param start where it begins in the text
 * @param end where it ends, with the suffix behind a hyphen
 */
public record Token(String word, boolean capital, int position, int start, int end) {}
