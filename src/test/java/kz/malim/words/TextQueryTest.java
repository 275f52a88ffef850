package kz.malim.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import kz.malim.text.Language;
import kz.malim.words.Highlighting.Piece;
import org.junit.jupiter.api.Test;

class TextQueryTest {

    @Test
    void parsesPhrasesAndExclusions() {
        var query = TextQuery.of("\"түнгі кітапхана\" -қала -«ескі сурет» мұражай");

        assertEquals(
                List.of(2, 1, 2, 1),
                query.clauses().stream().map(clause -> clause.words().size()).toList());
        assertEquals(
                List.of(true, false, false, true),
                query.clauses().stream().map(TextQuery.Clause::required).toList());
    }

    @Test
    void parsesNoBreakSpacesAsSpaces() {
        for (var space : List.of("\u00a0", "\u202f", "\u2007")) {
            for (var typed :
                    List.of("түнгі кітапхана", " түнгі  -кітапхана ", "«түнгі кітапхана» -қала", "12 500 тенге ")) {
                assertEquals(
                        TextQuery.of(typed).clauses().stream()
                                .map(TextQueryTest::shape)
                                .toList(),
                        TextQuery.of(typed.replace(" ", space)).clauses().stream()
                                .map(TextQueryTest::shape)
                                .toList());
            }
        }
    }

    /** Without the offsets of the tokens. */
    private static String shape(TextQuery.Clause clause) {
        return clause.required() + " "
                + clause.words().stream()
                        .map(word -> word.typed() + word.terms(Closeness.BEGINNING) + word.distance())
                        .toList();
    }

    @Test
    void matchesTheLastWordByPrefix() {
        assertFalse(TextQuery.of("түнгі кітапх")
                .clauses()
                .getLast()
                .words()
                .getFirst()
                .terms(Closeness.BEGINNING)
                .isEmpty());
        assertTrue(TextQuery.of("түнгі кітапх ")
                .clauses()
                .getLast()
                .words()
                .getFirst()
                .terms(Closeness.BEGINNING)
                .isEmpty());
        assertTrue(TextQuery.of("\"түнгі кітапх\"")
                .clauses()
                .getLast()
                .words()
                .getLast()
                .terms(Closeness.BEGINNING)
                .isEmpty());
    }

    @Test
    void dropsStopWordsWhenOtherWordsAreLeft() {
        assertEquals(1, TextQuery.of("және министр").clauses().size());
        assertEquals(2, TextQuery.of("және туралы").clauses().size());
        assertEquals(2, TextQuery.of("және -министр").clauses().size());
    }

    @Test
    void givesNoOtherCharacterAMeaning() {
        for (var typed : List.of("", " ", "%", "\\", "_", "&|!()", "'", "\"", "-", "- -", "«", "*", ":*", "<->")) {
            assertTrue(TextQuery.of(typed).isEmpty(), typed);
        }
        assertEquals(2, TextQuery.of("foo & | bar").clauses().size());
    }

    @Test
    void highlightsMatches() {
        var highlighting = new Highlighting(TextQuery.of("казакстан"), Language.KAZAKH);

        assertEquals(
                List.of(new Piece("Бүгін ", false), new Piece("Қазақстанның", true), new Piece(" күні.", false)),
                highlighting.of("Бүгін Қазақстанның күні."));
    }

    @Test
    void excerptsThePartOfALongTextWithTheMatches() {
        var text = "бір ".repeat(200) + "түнгі кітапханалар ашылды " + "екі ".repeat(200);

        var excerpt = new Highlighting(TextQuery.of("кітапхана"), Language.KAZAKH).excerpt(text);

        assertTrue(excerpt.contains(new Piece("кітапханалар", true)));
        assertEquals("… ", excerpt.getFirst().text());
        assertTrue(excerpt.stream().mapToInt(piece -> piece.text().length()).sum() < 300);
    }

    @Test
    void parsesFields() {
        var query = TextQuery.of("title:\"түнгі мұражай\" author:айгүл -section:спорт subtitle:қала title: ");

        assertEquals(
                List.of(
                        SearchField.TITLE,
                        SearchField.AUTHOR,
                        SearchField.SECTION,
                        SearchField.ANYWHERE,
                        SearchField.ANYWHERE),
                query.clauses().stream().map(TextQuery.Clause::field).toList());
        assertEquals(2, query.clauses().getFirst().words().size());
        assertFalse(query.clauses().get(2).required());
    }

    @Test
    void joinsWhatStandsOnBothSidesOfAnOr() {
        assertEquals(List.of(1), alternatives("түн OR күн"));
        assertEquals(List.of(2), alternatives("түн OR \"ақ күн\" OR таң"));
        assertEquals(List.of(0, 1), alternatives("қала түн OR күн"));
        assertEquals(List.of(0, 0), alternatives("түн or күн"));
        assertEquals(List.of(0), alternatives("OR түн"));
        assertEquals(List.of(0), alternatives("түн OR"));
        assertEquals(List.of(0, 0), alternatives("түн OR -күн"));
    }

    @Test
    void knowsOtherNames() {
        assertTrue(alternatives("ЕС").getFirst() > 2);
        assertEquals(List.of(0), alternatives("ес"));
        assertEquals(List.of(0), alternatives("\"Мәскеу\""));
        assertEquals(List.of(0), alternatives("-Мәскеу"));
        assertTrue(alternatives("Мәскеудегі").getFirst() > 0);
        assertEquals(1, alternatives("Біріккен Ұлттар Ұйымына").size());
        assertEquals(2, alternatives("қала Біріккен Ұлттар Ұйымының").size());
        assertTrue(alternatives("қала Біріккен Ұлттар Ұйымының").getLast() > 2);
    }

    /** Of each clause the number of its alternatives. */
    private static List<Integer> alternatives(String typed) {
        return TextQuery.of(typed).clauses().stream()
                .map(clause -> clause.alternatives().size())
                .toList();
    }
}
