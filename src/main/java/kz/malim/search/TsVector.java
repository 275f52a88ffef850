package kz.malim.search;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.malim.search.SearchDocument.Weight;
import kz.malim.text.Language;
import kz.malim.words.SearchField;
import kz.malim.words.SearchTerms;
import kz.malim.words.TextQuery;
import kz.malim.words.Token;
import kz.malim.words.Tokens;

/**
 * The terms of a document as PostgreSQL's {@code tsvector}. It is truncated to what PostgreSQL accepts, since a long
 * article must be published all the same.
 */
final class TsVector {
    /** PostgreSQL accepts up to 1,048,575 bytes. */
    private static final int MAX_SIZE = 900_000;

    private static final int MAX_POSITION = 16_383;
    private static final int MAX_POSITIONS = 255;
    private static final int PART_GAP = 10;

    private final Language language;
    private final Map<String, StringBuilder> positions = new TreeMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private int next = 1;
    private int size;

    private TsVector(Language language) {
        this.language = language;
    }

    /** @param min the lowest weight to include */
    static String of(SearchDocument document, Weight min) {
        var vector = new TsVector(document.language());
        for (var part : document.parts()) {
            if (part.weight().compareTo(min) <= 0) {
                vector.add(part);
            }
            if (part.weight() == Weight.TITLE) {
                vector.add(TextQuery.of(part.text()).wholeTitle(), "1A");
            }
        }
        if (min == Weight.METADATA) {
            document.entries().forEach(entry -> entry.parts().forEach(vector::add));
        }
        return vector.literal();
    }

    /** The terms of some parts alone. */
    static String of(List<SearchDocument.Part> parts, Language language) {
        var vector = new TsVector(language);
        parts.forEach(vector::add);
        return vector.literal();
    }

    private void add(SearchDocument.Part part) {
        int last = 0;
        for (var token : Tokens.of(part.text())) {
            add(token, SearchField.ANYWHERE, letter(part.weight()));
            if (part.field() != SearchField.ANYWHERE) {
                add(token, part.field(), letter(part.weight()));
            }
            last = token.position() + 1;
        }
        next += last + PART_GAP;
    }

    private void add(Token token, SearchField field, String weight) {
        var position = Math.min(next + token.position(), MAX_POSITION) + weight;
        for (var found : SearchTerms.ofText(token, language)) {
            add(field.term(found), position);
        }
    }

    private void add(String term, String position) {
        int count = counts.getOrDefault(term, 0);
        int added = count == 0 ? term.getBytes(StandardCharsets.UTF_8).length + 4 : 2;
        if (count < MAX_POSITIONS && size + added <= MAX_SIZE) {
            size += added;
            counts.put(term, count + 1);
            var list = positions.computeIfAbsent(term, absent -> new StringBuilder());
            list.append(count == 0 ? "" : ",").append(position);
        }
    }

    private static String letter(Weight weight) {
        return switch (weight) {
            case TITLE -> "A";
            case LEDE -> "B";
            case BODY -> "C";
            case METADATA -> "";
        };
    }

    private String literal() {
        var literal = new StringBuilder();
        positions.forEach((term, list) ->
                literal.append(quoted(term)).append(':').append(list).append(' '));
        return literal.toString();
    }

    /** A term as a quoted lexeme of a vector or a query. */
    static String quoted(String term) {
        return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
