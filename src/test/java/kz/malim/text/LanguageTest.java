package kz.malim.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Language tags are read by language and script; whatever else they have is ignored. */
class LanguageTest {
    @ParameterizedTest
    @CsvSource({
        "kk, kk", "KK-KZ, kk", "kz, kk", "kk_KZ, kk", "kk-Latn-KZ, kk-Latn", "kk-latn, kk-Latn", "kk-Arab-CN, kk-Arab",
        "ru-RU, ru", "RU, ru", "ru-abc, ru", "ru_wBc-x-d5, ru", "ru-Latn, ru", "en-GB-oxendict, en",
                "en-u-ca-buddhist, en"
    })
    void isRead(String tag, String language) {
        assertEquals(Optional.of(language), Language.of(tag).map(Language::tag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "de", "und", "abc-ru", "x-ru", "rus", "kk@latin"})
    void isNotKnown(String tag) {
        assertEquals(Optional.empty(), Language.of(tag));
    }
}
