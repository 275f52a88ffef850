package kz.malim.words;

/** How close a term of a query is to the word that was typed, the closest first. */
public enum Closeness {
    /** The word itself, in any of its inflections. */
    EXACT,
    /** Another name of the same. */
    SYNONYM,
    /** A word that differs in letters of another keyboard or script. */
    FOLDED,
    /** A name, or a word that languages share, in a text of another language. */
    OTHER_LANGUAGE,
    /** Another form of its verb, or a word derived from the same root. */
    ROOT,
    /** A longer word that begins with it: the terms are beginnings. */
    BEGINNING
}
