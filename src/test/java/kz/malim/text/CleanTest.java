package kz.malim.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "a\u00A0b, a b",
        "a\u00ADb, ab",
        "a\u0007b, ab",
        "a\u2028b, a b",
        "a\u200Cb, a\u200Cb",
    })
    void cleans(String text, String clean) {
        assertEquals(clean, CleanText.inline(text));
    }
}
