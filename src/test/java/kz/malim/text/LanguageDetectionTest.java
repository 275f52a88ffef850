package kz.malim.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertEquals(tag, LanguageDetection.of(text).language().tag());
    }

    @Test
    void detectsThePrevailingLanguageOfAMixedText() {
        assertEquals(
                Language.KAZAKH,
                LanguageDetection.of(KAZAKH.repeat(7) + RUSSIAN.repeat(3)).language());
        assertEquals(
                Language.RUSSIAN,
                LanguageDetection.of(KAZAKH.repeat(2) + RUSSIAN.repeat(8)).language());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Айылда жаңы мектеп ачылды, анда эки жүз окуучу билим алат, өздөрү оңдошту", // Kyrgyz
                "Бу шәһәрдә яңа мәктәп ачылды, анда ике йөз бала укый", // Tatar
                "Ҡалала яңы мәктәп асылды, унда ике йөҙ бала уҡый", // Bashkir
                "Шаҳарда янги мактаб очилди, унда икки юз ўқувчи ўқийди", // Uzbek
                "У місті відкрили нову школу, її будували три роки", // Ukrainian
                "Shaharda yangi maktab ochildi va unda ikki yuz o'quvchi bilim oladi",
                "Şehirde yeni bir okul açıldı ve iki yüz öğrenci ders görüyor",
                "Die neue Schule ist offen und die Kinder sind nicht mehr in der alten",
                "L'école est ouverte et les enfants sont dans une nouvelle cour",
                "افتتحت مدرسة جديدة في المدينة وفيها مئتا طالب",
                "شەھەردە يېڭى مەكتەپ ئېچىلدى، ئىككى يۈز ئوقۇغۇچى بار", // Uyghur
            })
    void isNotSureOfOtherLanguages(String text) {
        assertFalse(LanguageDetection.of(text).sure());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ауылда жаңа мектеп ашылды, онда екі жүз бала оқиды",
                "В посёлке открыли новую школу, в ней учатся двести детей",
                "The new school is open and two hundred children learn there",
                "Aýylda jańa mektep ashyldy, onda eki júz bala oqıdy",
                "Auylda jaŋa mektep aşyldy, onda ekı jüz bala oqidy",
                "اۋىلدا جاڭا مەكتەپ اشىلدى، وندا ەكى ءجۇز بالا وقيدى",
            })
    void isSureOfItsOwn(String text) {
        assertTrue(LanguageDetection.of(text).sure());
    }
}
