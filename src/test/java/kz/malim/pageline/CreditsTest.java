package kz.malim.pageline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Фото: Dala.kz | Фото | Dala.kz",
                "ФОТО:Dala.kz | ФОТО | Dala.kz",
                "Сурет: ашық дереккөз | Сурет | ашық дереккөз",
                "Суретті түсірген – Азамат Нұр | Суретті түсірген | Азамат Нұр",
                "Коллаж: Dala | Коллаж | Dala",
                "Видео: Dala TV | Видео | Dala TV",
                "Фото мен видео: мектеп мұрағаты | Фото мен видео | мектеп мұрағаты",
                "Sýret: Dala | Sýret | Dala",
                "Suret: Dala | Suret | Dala",
                "Foto: Dala | Foto | Dala",
                "Photo by Dana Smagul | Photo by | Dana Smagul",
                "Photo: Steppe Wire/File | Photo | Steppe Wire/File",
                "Image: Dana | Image | Dana",
                "Credit: Chess Federation | Credit | Chess Federation",
                "Photo credit: Dana | Photo credit | Dana",
                "(Фото: Dala.kz) | Фото | Dala.kz",
                "Фото: © Dala | Фото | Dala",
                "Фото из открытого источника | Фото | из открытого источника",
                "фото Игоря Петрова | фото | Игоря Петрова",
                "сурет - Dala.kz | сурет | Dala.kz",
                "Фото: Д. Серік. | Фото | Д. Серік",
            })
    void readsACredit(String line, String label, String text) {
        assertEquals(new Credits(List.of(new PhotoCredit(label, text)), ""), Credits.in(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Бұл фото көрмеде ілінді.",
                "Фото көрмесі ашылды",
                "Сурет – адамның ойы",
                "Фото және видео түсіруге тыйым салынды.",
                "Құжаттар: анкета, фото: 3х4 болуы керек",
                "Министр журналистерге фото көрсетті: онда жаңа көпір бейнеленген.",
                "Video shows how the bridge fell",
                "Photos of the year: readers choose",
                "The photo by Dana won the prize.",
                "• фото: 3х4;",
                "Фото: министрлік тыйым салды. Бұл туралы ол кеше айтты. Енді басқа шара болады.",
            })
    void ignoresSentencesAboutPictures(String line) {
        assertEquals(new Credits(List.of(), line), Credits.in(line));
    }

    @Test
    void keepsTheTextBeforeTheCredit() {
        assertEquals(
                new Credits(List.of(new PhotoCredit("Фото", "Dala.kz")), "Көрмеден көрініс."),
                Credits.in("Көрмеден көрініс. Фото: Dala.kz"));
    }

    @Test
    void findsSeveralCreditsOnOneLine() {
        assertEquals(
                List.of(new PhotoCredit("Фото", "Reuters"), new PhotoCredit("видео", "Dala TV")),
                Credits.in("Фото: Reuters, видео: Dala TV").credits());
    }

    @Test
    void findsACreditAfterADate() {
        assertEquals(
                new Credits(List.of(new PhotoCredit("Сурет", "Dala.kz")), "23.05.2024 14:00"),
                Credits.in("23.05.2024 14:00 Сурет: Dala.kz"));
    }
}
