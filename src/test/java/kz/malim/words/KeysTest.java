package kz.malim.words;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import kz.malim.text.Language;
import org.junit.jupiter.api.Test;

class KeysTest {

    @Test
    void findsInflectedWords() {
        assertFinds("министрлік", "министрлігі", Language.KAZAKH);
        assertFinds("халықтар", "халқымыздың", Language.KAZAKH);
        assertFinds("библиотека", "библиотеке", Language.RUSSIAN);
        assertFinds("library", "libraries", Language.ENGLISH);
    }

    @Test
    void findsWhatIsTypedWithoutKazakhLetters() {
        assertFinds("казак", "қазақ", Language.KAZAKH);
        assertFinds("онирлерде", "өңір", Language.KAZAKH);
        assertFinds("уким", "үкім", Language.KAZAKH);
        assertFinds("журекке", "жүрек", Language.KAZAKH);
    }

    @Test
    void findsWhatIsTypedInLatinLetters() {
        for (var spelling : new String[] {"Qazaqstan", "Kazakhstan", "Qazaqstannyń", "Kazakstan", "Kazahstan"}) {
            assertFinds(spelling, "Қазақстан", Language.KAZAKH);
        }
        assertFinds("jumys", "жұмысы", Language.KAZAKH);
        assertFinds("zhumys", "жұмысы", Language.KAZAKH);
        assertFinds("jūmys", "жұмысы", Language.KAZAKH);
        assertFinds("mádenıet", "мәдениеттің", Language.KAZAKH);
        assertFinds("mädeniet", "мәдениеттің", Language.KAZAKH);
        assertFinds("өңірлік", "óńirlik", Language.KAZAKH_LATIN);
        assertFinds("oqushy", "оқушылар", Language.KAZAKH);
        assertFinds("okushy", "оқушылар", Language.KAZAKH);
        assertFinds("tenge", "теңгеге", Language.KAZAKH);
        assertFinds("onir", "өңірде", Language.KAZAKH);
    }

    @Test
    void findsWhatIsTypedInArabicLetters() {
        assertFinds("قازاقستان", "Қазақстанның", Language.KAZAKH);
        assertFinds("мәдениет", "مادەنيەت", Language.KAZAKH_ARABIC);
    }

    @Test
    void findsWhatRussianCallsByAnotherName() {
        assertFinds("Казахстан", "Қазақстан", Language.KAZAKH);
        assertFinds("Казахстана", "Қазақстанда", Language.KAZAKH);
        assertFinds("Қазақстан", "Казахстана", Language.RUSSIAN);
        assertFinds("Узбекистан", "Өзбекстанға", Language.KAZAKH);
        assertFinds("Тоқаев", "Токаева", Language.RUSSIAN);
        assertFinds("Токаевым", "Тоқаевтың", Language.KAZAKH);
        assertFinds("Астане", "Астанада", Language.KAZAKH);
        assertFinds("Қазақстан", "Kazakhstan", Language.ENGLISH);
    }

    @Test
    void tellsNeighboursApart() {
        assertMisses("министр", "министрлік", Language.KAZAKH);
        assertMisses("тау", "тауар", Language.KAZAKH);
        assertMisses("алты", "алтын", Language.KAZAKH);
    }

    private static void assertFinds(String asked, String written, Language language) {
        assertTrue(
                share(asked, written, language),
                asked + " does not find " + written + ": " + told(asked, written, language));
    }

    private static void assertMisses(String asked, String written, Language language) {
        assertFalse(
                share(asked, written, language), asked + " finds " + written + ": " + told(asked, written, language));
    }

    private static boolean share(String asked, String written, Language language) {
        return !Collections.disjoint(
                SearchKeys.ofQuery(Tokens.of(asked).getFirst()),
                SearchKeys.ofText(Tokens.of(written).getFirst(), language));
    }

    private static String told(String asked, String written, Language language) {
        return SearchKeys.ofQuery(Tokens.of(asked).getFirst()) + " "
                + SearchKeys.ofText(Tokens.of(written).getFirst(), language);
    }
}
