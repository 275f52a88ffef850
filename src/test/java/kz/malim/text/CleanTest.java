package kz.malim.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTest {
    /** A letter that sends the whole text through the cleaning. */
    private static final String CLOSE_LOOK = "é-";

    /** Every character of the basic plane: text that skips the cleaning would not have been changed by it. */
    @Test
    void skipsOnlyTextThatCleaningWouldNotChange() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            var text = (char) c + "b" + (char) c + (char) c;
            assertEquals(
                    CLOSE_LOOK + CleanText.inline(text), CleanText.inline(CLOSE_LOOK + text), "U+%04X".formatted(c));
        }
    }

    @Test
    void copiesNothingThatIsClean() {
        var text = "Қала «Ақжайсанда» — 12 көпір салды: “mayor’s” e-mail…";

        assertSame(text, CleanText.inline(text));
    }

    @ParameterizedTest
    @CsvSource({
        "a  b, a b",
        "и\u0306, й",
        "a\u00A0b, a\u00A0b",
        "a \u202F b, a \u202F b",
        "a\u2003\u3000b, a b",
        "a\u0085b, a b",
        "a\u200Bb, a\u200Bb",
        "a\uFEFFb, ab",
        "a\u202Eb, ab",
        "a\u2067b, a\u2067b",
        "\u06DD1, \u06DD1",
        "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67x, \uD83C\uDFF4x",
        "a\u00ADb, ab",
        "a\u0007b, ab",
        "a\u2028b, a b",
        "a\u200Cb, a\u200Cb",
    })
    void cleans(String text, String clean) {
        assertEquals(clean, CleanText.inline(text));
    }

    @ParameterizedTest
    @CsvSource({
        "a\u2067b\u2069c, a\u2067b\u2069c",
        "a\u2067b\u202Ac\u202C\u2069, a\u2067b\u202Ac\u202C\u2069",
        "a\u2067b\u202Ac\u2069, a\u2067b\u202Ac\u2069",
        "a\u202Ab\u2067c\u202C, abc",
        "a\u2067b, ab",
        "a\u2069b\u202C, ab",
        "\u00A0a b\u202F, a b",
        "\u200Ba, a",
    })
    void makesLinesThatEndTheirDirections(String text, String line) {
        assertEquals(line, CleanText.line(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0", "\u200B\u200D\u2060", "\u2067\u2069", "\u3164"})
    void makesNoLineOfWhatNobodySees(String text) {
        assertEquals("", CleanText.line(text));
        assertNull(CleanText.lineOrNull(text));
    }
}
