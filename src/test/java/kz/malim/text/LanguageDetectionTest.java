package kz.malim.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectionTest {
    private static final String KAZAKH =
            "Ауыл тұрғындары жаңа көпірдің ашылуына жиналды, көпір биыл күзде салынып бітті. ";
    private static final String RUSSIAN =
            "Жители посёлка собрались на открытие нового моста, его построили этой осенью. ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Көпір ашылды | kk",
                "В Алматы выпал снег | ru",
                "Компания «Қазақтелеком» объявила о новых тарифах для всех абонентов | ru",
                "Ferry service resumes across the Caspian | en",
                "Almatyda jańa saıabaq ashyldy | kk-Latn",
                "Almatyda zhana saiabaq ashyldy, dep habarlaidy Dala | kk-Latn",
                "قازاقستان جاڭالىقتارى | kk-Arab",
                "12345 | kk",
            })
    void detectsTheLanguageOfAShortText(String text, String tag) {
        assertEquals(tag, LanguageDetection.of(text).tag());
    }

    @Test
    void detectsThePrevailingLanguageOfAMixedText() {
        assertEquals(Language.KAZAKH, LanguageDetection.of(KAZAKH.repeat(7) + RUSSIAN.repeat(3)));
        assertEquals(Language.RUSSIAN, LanguageDetection.of(KAZAKH.repeat(2) + RUSSIAN.repeat(8)));
    }
}
