package kz.malim.words;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
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

    @Test
    void looksAWordUpInItsOwnLanguage() {
        assertDiffers("өлім", "ол", Language.KAZAKH);
        assertDiffers("әлем", "ал", Language.KAZAKH);
        assertDiffers("ақша", "АҚШ", Language.KAZAKH);
        assertDiffers("көл", "қол", Language.KAZAKH);
        assertDiffers("Сталина", "Стала", Language.RUSSIAN);
        assertDiffers("чемодан", "Чем", Language.RUSSIAN);
        assertDiffers("Путин", "путь", Language.RUSSIAN);
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
                query(query), SearchTerms.ofText(Tokens.of(text).getFirst(), language));
    }

    private static String terms(String query, String text, Language language) {
        return query(query) + " " + SearchTerms.ofText(Tokens.of(text).getFirst(), language);
    }

    /** The terms of the word itself. */
    private static Set<String> query(String query) {
        return TextQuery.of(query).narrow().requiredWords().findFirst().orElseThrow().terms().values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }
}
