package kz.malim.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest {

    @Test
    void splitsCompoundsIntoPartsAndWhole() {
        assertWords("мәдени-гуманитарлық", "мәдени", "гуманитарлық", "мәденигуманитарлық");
        assertWords("Қасым-Жомарт", "қасым", "жомарт", "қасымжомарт");
    }

    @Test
    void dropsASuffixAfterAHyphen() {
        assertWords("Euronews-тің", "euronews");
        assertWords("ШЫҰ-ға", "шыұ");
        assertWords("57%-ы", "57");
        assertWords("500-ден", "500");
        assertWords("21-ші", "21");
    }

    @Test
    void stripsTheSuffixOfAnAcronym() {
        assertWords("БҰҰның", "бұұ");
        assertWords("США", "сша");
    }

    @Test
    void keepsNumbersAndHostsWholeAndAddsTheirParts() {
        assertWords("23.05.2024", "23.05.2024", "23", "05", "2024");
        assertWords("www.malim.kz", "www.malim.kz", "www", "malim", "kz");
        assertWords("Соңы. Басы", "соңы", "басы");
    }

    @Test
    void normalizesAWordToOneScript() {
        assertWords("Aуылдағы", "ауылдағы"); // with a Latin A
        assertWords("\u04d8лем əлем", "әлем", "әлем");
        assertWords("сөз\u00adдік", "сөздік");
    }

    @Test
    void splitsAtEveryKindOfSpace() {
        for (var space : List.of(" ", "\u00a0", "\u202f", "\u2007", "\u3000", "\u200b", "\u0085", "\t", "\u2028")) {
            assertWords("Ақ" + space + "12" + space + "50" + space + "сөз", "ақ", "12", "50", "сөз");
        }
    }

    @Test
    void boundsTokensOfAnyInput() {
        assertEquals(List.of(), Tokens.of("%\\_&|!()' - -- \"\" … \u0000 😀"));
        assertEquals(64, Tokens.of("а".repeat(100_000)).getFirst().word().length());
        assertEquals(50_000, Tokens.of("а ".repeat(50_000)).size());
        Tokens.of("a-".repeat(50_000));
        Tokens.of("1.".repeat(50_000));
    }

    @Test
    void recordsOffsets() {
        var token = Tokens.of("«ШЫҰ-ға мүше»").getFirst();

        assertEquals(1, token.start());
        assertEquals(7, token.end());
    }

    private static void assertWords(String text, String... words) {
        assertEquals(List.of(words), Tokens.of(text).stream().map(Token::word).toList());
    }
}
