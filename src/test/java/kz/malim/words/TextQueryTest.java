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
    void knowsPhrasesAndWhatIsNotWanted() {
        var query = TextQuery.of("\"түнгі кітапхана\" -қала -«ескі сурет» мұражай");

        assertEquals(
                List.of(2, 1, 2, 1),
                query.clauses().stream().map(its -> its.words().size()).toList());
        assertEquals(
                List.of(true, false, false, true),
                query.clauses().stream().map(TextQuery.Clause::wanted).toList());
    }

    @Test
    void letsTheLastWordBeUnfinished() {
        assertFalse(TextQuery.of("түнгі кітапх")
                .clauses()
                .getLast()
                .words()
                .getFirst()
                .beginnings()
                .isEmpty());
        assertTrue(TextQuery.of("түнгі кітапх ")
                .clauses()
                .getLast()
                .words()
                .getFirst()
                .beginnings()
                .isEmpty());
        assertTrue(TextQuery.of("\"түнгі кітапх\"")
                .clauses()
                .getLast()
                .words()
                .getLast()
                .beginnings()
                .isEmpty());
    }

    @Test
    void dropsStopWordsWhenSomethingIsLeft() {
        assertEquals(1, TextQuery.of("және министр").clauses().size());
        assertEquals(2, TextQuery.of("және туралы").clauses().size());
        assertEquals(2, TextQuery.of("және -министр").clauses().size());
    }

    @Test
    void takesNoSignForAnythingElse() {
        for (var typed : List.of("", " ", "%", "\\", "_", "&|!()", "'", "\"", "-", "- -", "«", "*", ":*", "<->")) {
            assertTrue(TextQuery.of(typed).isEmpty(), typed);
        }
        assertEquals(2, TextQuery.of("foo & | bar").clauses().size());
    }

    @Test
    void marksTheWordsThatWereFound() {
        var highlighting = new Highlighting(TextQuery.of("казакстан"), Language.KAZAKH);

        assertEquals(
                List.of(new Piece("Бүгін ", false), new Piece("Қазақстанның", true), new Piece(" күні.", false)),
                highlighting.of("Бүгін Қазақстанның күні."));
    }

    @Test
    void showsThePartOfALongTextThatHasTheWords() {
        var text = "бір ".repeat(200) + "түнгі кітапханалар ашылды " + "екі ".repeat(200);

        var excerpt = new Highlighting(TextQuery.of("кітапхана"), Language.KAZAKH).excerpt(text);

        assertTrue(excerpt.contains(new Piece("кітапханалар", true)));
        assertEquals("… ", excerpt.getFirst().text());
        assertTrue(excerpt.stream().mapToInt(piece -> piece.text().length()).sum() < 300);
    }
}
