package kz.malim.words;

import java.util.List;

/** Stems of names that Russian inflects and Kazakh does not: Токаева and Токаевым are both Токаев, Астане and Астану астан. */
final class RussianNameForms {
    private static final List<String> SUFFIXES =
            List.of("ой", "ою", "ым", "ом", "ем", "ых", "а", "у", "ы", "е", "и", "я", "ю");

    private static final int MIN_STEM = 4;

    private RussianNameForms() {}

    static String stem(String folded) {
        for (var suffix : SUFFIXES) {
            if (folded.endsWith(suffix) && folded.length() - suffix.length() >= MIN_STEM) {
                return folded.substring(0, folded.length() - suffix.length());
            }
        }
        return folded;
    }
}
