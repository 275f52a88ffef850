package kz.malim.words;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import kz.malim.text.Language;
import org.junit.jupiter.api.Test;

class SearchTermsTest {

    @Test
    void matchesInflectedWords() {
        assertMatches("министрлік", "министрлігі", Language.KAZAKH);
        assertMatches("халықтар", "халқымыздың", Language.KAZAKH);
        assertMatches("библиотека", "библиотеке", Language.RUSSIAN);
        assertMatches("library", "libraries", Language.ENGLISH);
    }

    @Test
    void matchesWhatIsTypedWithoutKazakhLetters() {
        assertMatches("казак", "қазақ", Language.KAZAKH);
        assertMatches("онирлерде", "өңір", Language.KAZAKH);
        assertMatches("уким", "үкім", Language.KAZAKH);
        assertMatches("журекке", "жүрек", Language.KAZAKH);
    }

    @Test
    void matchesWhatIsTypedInLatinLetters() {
        for (var spelling : new String[] {"Qazaqstan", "Kazakhstan", "Qazaqstannyń", "Kazakstan", "Kazahstan"}) {
            assertMatches(spelling, "Қазақстан", Language.KAZAKH);
        }
        assertMatches("jumys", "жұмысы", Language.KAZAKH);
        assertMatches("zhumys", "жұмысы", Language.KAZAKH);
        assertMatches("jūmys", "жұмысы", Language.KAZAKH);
        assertMatches("mádenıet", "мәдениеттің", Language.KAZAKH);
        assertMatches("mädeniet", "мәдениеттің", Language.KAZAKH);
        assertMatches("өңірлік", "óńirlik", Language.KAZAKH_LATIN);
        assertMatches("oqushy", "оқушылар", Language.KAZAKH);
        assertMatches("okushy", "оқушылар", Language.KAZAKH);
        assertMatches("tenge", "теңгеге", Language.KAZAKH);
        assertMatches("onir", "өңірде", Language.KAZAKH);
    }

    @Test
    void matchesWhatIsTypedInArabicLetters() {
        assertMatches("قازاقستان", "Қазақстанның", Language.KAZAKH);
        assertMatches("мәдениет", "مادەنيەت", Language.KAZAKH_ARABIC);
    }

    @Test
    void matchesRussianNames() {
        assertMatches("Казахстан", "Қазақстан", Language.KAZAKH);
        assertMatches("Казахстана", "Қазақстанда", Language.KAZAKH);
        assertMatches("Қазақстан", "Казахстана", Language.RUSSIAN);
        assertMatches("Узбекистан", "Өзбекстанға", Language.KAZAKH);
        assertMatches("Тоқаев", "Токаева", Language.RUSSIAN);
        assertMatches("Токаевым", "Тоқаевтың", Language.KAZAKH);
        assertMatches("Астане", "Астанада", Language.KAZAKH);
        assertMatches("Қазақстан", "Kazakhstan", Language.ENGLISH);
    }

    @Test
    void distinguishesSimilarWords() {
        assertDiffers("министр", "министрлік", Language.KAZAKH);
        assertDiffers("тау", "тауар", Language.KAZAKH);
        assertDiffers("алты", "алтын", Language.KAZAKH);
    }

    private static void assertMatches(String query, String text, Language language) {
        assertTrue(
                share(query, text, language), query + " does not match " + text + ": " + terms(query, text, language));
    }

    private static void assertDiffers(String query, String text, Language language) {
        assertFalse(share(query, text, language), query + " matches " + text + ": " + terms(query, text, language));
    }

    private static boolean share(String query, String text, Language language) {
        return !Collections.disjoint(
                SearchTerms.ofQuery(Tokens.of(query).getFirst()),
                SearchTerms.ofText(Tokens.of(text).getFirst(), language));
    }

    private static String terms(String query, String text, Language language) {
        return SearchTerms.ofQuery(Tokens.of(query).getFirst()) + " "
                + SearchTerms.ofText(Tokens.of(text).getFirst(), language);
    }
}
