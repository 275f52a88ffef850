package kz.malim.words;

import java.util.List;

/** Names as Russian inflects them and Kazakh does not: Токаева and Токаевым are both Токаев, Астане and Астану астан. */
final class RussianNameForms {
    private static final List<String> RUSSIAN_ENDINGS =
            List.of("ой", "ою", "ым", "ом", "ем", "ых", "а", "у", "ы", "е", "и", "я", "ю");

    private static final int SHORTEST = 4;

    private RussianNameForms() {}

    /** What every form of a name has. */
    static String core(String folded) {
        for (var ending : RUSSIAN_ENDINGS) {
            if (folded.endsWith(ending) && folded.length() - ending.length() >= SHORTEST) {
                return folded.substring(0, folded.length() - ending.length());
            }
        }
        return folded;
    }
}
