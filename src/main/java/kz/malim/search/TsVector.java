package kz.malim.search;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import kz.malim.search.SearchDocument.Weight;
import kz.malim.text.Language;
import kz.malim.words.SearchKeys;
import kz.malim.words.Token;
import kz.malim.words.Tokens;

/**
 * The keys of a document as PostgreSQL's {@code tsvector}. It is never too large for it: what does not fit is left out,
 * since a long article must be published all the same.
 */
final class TsVector {
    /** PostgreSQL refuses more than 1,048,575 bytes. */
    private static final int LARGEST = 900_000;

    private static final int LAST_POSITION = 16_383;
    private static final int MOST_POSITIONS = 255;
    private static final int BETWEEN_PARTS = 10;

    private final Language language;
    private final Map<String, StringBuilder> positions = new TreeMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private int next = 1;
    private int size;

    private TsVector(Language language) {
        this.language = language;
    }

    /** @param least the least telling parts to take */
    static String of(SearchDocument document, Weight least) {
        var vector = new TsVector(document.language());
        for (var part : document.parts()) {
            if (part.weight().compareTo(least) <= 0) {
                vector.add(part);
            }
        }
        return vector.literal();
    }

    private void add(SearchDocument.Part part) {
        int last = 0;
        for (var token : Tokens.of(part.text())) {
            add(token, letter(part.weight()));
            last = token.position() + 1;
        }
        next += last + BETWEEN_PARTS;
    }

    private void add(Token token, String weight) {
        var place = Math.min(next + token.position(), LAST_POSITION) + weight;
        for (var key : SearchKeys.ofText(token, language)) {
            int count = counts.getOrDefault(key, 0);
            int more = count == 0 ? key.getBytes(StandardCharsets.UTF_8).length + 4 : 2;
            if (count < MOST_POSITIONS && size + more <= LARGEST) {
                size += more;
                counts.put(key, count + 1);
                var its = positions.computeIfAbsent(key, absent -> new StringBuilder());
                its.append(count == 0 ? "" : ",").append(place);
            }
        }
    }

    private static String letter(Weight weight) {
        return switch (weight) {
            case TITLE -> "A";
            case LEDE -> "B";
            case BODY -> "C";
            case BESIDE -> "";
        };
    }

    private String literal() {
        var literal = new StringBuilder();
        positions.forEach((key, its) ->
                literal.append(quoted(key)).append(':').append(its).append(' '));
        return literal.toString();
    }

    /** A key inside the text of a vector or a query. */
    static String quoted(String key) {
        return "'" + key.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
