package kz.malim.words;

import java.util.List;
import java.util.function.UnaryOperator;
import kz.malim.words.KazakhPhonology.Harmony;

/**
 * One suffix of Kazakh words.
 *
 * @param after the classes of sounds it may follow
 */
record KazakhSuffix(String layer, String text, Harmony harmony, String after) {
    static final String TABLE = "kazakh-suffixes.txt";

    /** The suffixes of one layer, in the order to try them. */
    static List<KazakhSuffix> layer(String layer, UnaryOperator<String> spelling) {
        return WordTable.rows(TABLE).stream()
                .filter(row -> row.getFirst().equals(layer))
                .map(row -> of(row).spelled(spelling))
                .toList();
    }

    static KazakhSuffix of(List<String> row) {
        return new KazakhSuffix(row.getFirst(), row.get(1), harmony(row.get(2)), row.get(3));
    }

    private KazakhSuffix spelled(UnaryOperator<String> spelling) {
        return new KazakhSuffix(layer, spelling.apply(text), harmony, after);
    }

    private static Harmony harmony(String sign) {
        return switch (sign) {
            case "B" -> Harmony.BACK;
            case "F" -> Harmony.FRONT;
            default -> Harmony.ANY;
        };
    }
}
