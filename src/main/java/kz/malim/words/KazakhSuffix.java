package kz.malim.words;

import java.util.List;
import java.util.function.UnaryOperator;
import kz.malim.words.KazakhPhonology.Harmony;

/**
 * One suffix of Kazakh nouns.
 *
 * @param after the classes of sounds it may follow
 */
record KazakhSuffix(String layer, String text, Harmony harmony, String after) {
    static final String TABLE = "kazakh-suffixes.txt";

    /** The suffixes of one layer, in the order to try them. */
    static List<KazakhSuffix> layer(String layer, UnaryOperator<String> spelling) {
        return WordTable.rows(TABLE).stream()
                .filter(row -> row.getFirst().equals(layer))
                .map(row -> new KazakhSuffix(layer, spelling.apply(row.get(1)), harmony(row.get(2)), row.get(3)))
                .toList();
    }

    private static Harmony harmony(String sign) {
        return switch (sign) {
            case "B" -> Harmony.BACK;
            case "F" -> Harmony.FRONT;
            default -> Harmony.ANY;
        };
    }
}
