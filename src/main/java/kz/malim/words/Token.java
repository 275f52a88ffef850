package kz.malim.words;

/**
 * One word of a text.
 *
 * @param word in {@link LetterFolding#normal normal letters}
 * @param capital whether it was written with a capital first letter, as names are
 * @param acronym whether it was written in capitals alone
 * @param position counts words; the whole of a compound has the position of its first part
 * @param start offset in the text
 * @param end offset of its end, with the suffix after a hyphen
 */
public record Token(String word, boolean capital, boolean acronym, int position, int start, int end) {}
