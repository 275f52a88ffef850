package kz.malim.words;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a word is looked for. */
public enum SearchField {
    ANYWHERE(""),
    TITLE(""),
    AUTHOR("a:"),
    SECTION("s:");

    private final String prefix;

    SearchField(String prefix) {
        this.prefix = prefix;
    }

    /** The field that is named at a place of a query, as in {@code title:жаңалық}. */
    static Optional<SearchField> namedAt(String typed, int at) {
        return Arrays.stream(values())
                .filter(field -> field != ANYWHERE && typed.startsWith(field.prefixTyped(), at))
                .findFirst();
    }

    String prefixTyped() {
        return name().toLowerCase(Locale.ROOT) + ":";
    }

    /** A term of a word in this field; a title is told by its weight, and has the terms that are found anywhere. */
    public String term(String term) {
        return prefix + term;
    }
}
