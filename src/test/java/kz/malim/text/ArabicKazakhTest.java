package kz.malim.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArabicKazakhTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "قالادا جاڭا كوپىر اشىلدى | қалада жаңа көпір ашылды",
                "كىتاپ | кітап",
                "دەپ حابارلايدى | деп хабарлайды",
                "قىركۇيەك | қыркүйек",
                "۲۰۲۵ جىل | 2025 жыл",
                "Malim.kz | Malim.kz",
            })
    void readsLetterForLetter(String arabic, String cyrillic) {
        assertEquals(cyrillic, ArabicKazakh.cyrillic(arabic));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ءجۇز مەتر، سۋ؛ نە؟", "«ءبىز», 30 قاڭتار 2026", "", "ء"})
    void keepsTheLength(String text) {
        assertEquals(text.length(), ArabicKazakh.cyrillic(text).length());
    }
}
