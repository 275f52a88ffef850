package kz.malim.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanTest {
    /** A letter that is looked at closely, and with it the rest of its text. */
    private static final String CLOSE_LOOK = "é-";

    /** Every character of the basic plane: what is passed on without a close look would have come out of it the same. */
    @Test
    void passesOnWhatACloseLookWouldNotChange() {
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
    void makesWhatIsNotCleanSo(String text, String clean) {
        assertEquals(clean, CleanText.inline(text));
    }
}
