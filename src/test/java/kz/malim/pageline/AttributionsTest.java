package kz.malim.pageline;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Бәрі өтті, деп хабарлайды Malim.kz. | Malim.kz",
                "Бәрі өтті, - деп хабарлайды «Дала» телеарнасы. | Дала",
                "Бәрі өтті, деп жазады Dala.kz сайты. | Dala.kz",
                "Бәрі өтті, деп хабарлайды Uly Dala газетінің тілшісі. | Uly Dala",
                "Бәрі өтті деп хабарлайды Dala.kz тілшісі Асан Бек. | Dala.kz",
                "Бәрі өтті, деп Dala.kz тілшісі хабарлайды. | Dala.kz",
                "Dala.kz Reuters-ке сілтеме жасап хабарлайды. | Dala.kz",
                "Бұл туралы Reuters агенттігіне сілтеме жасап айтылды. | Reuters",
                "Euronews-тің хабарлауынша, бәрі өтті. | Euronews",
                "Barlyǵy ótti, dep habarlaıdy Dala.kz. | Dala.kz",
                "Всё прошло, передает корреспондент Dala.kz. | Dala.kz",
                "Всё прошло, сообщает Dala Press со ссылкой на акимат. | Dala Press",
                "Всё прошло, пишет издание «Степь». | Степь",
                "Об этом сообщает пресс-служба акимата. | пресс-служба акимата",
                "It is over, Dala.kz reports. | Dala.kz",
                "It is over, according to Reuters. | Reuters",
                "АСТАНА. KAZINFORM — Бәрі өтті. | KAZINFORM",
                "АСТАНА, 4 мамыр – Sputnik. Бәрі өтті. | Sputnik",
                "Алматы. 2 декабря. STEPPE TODAY - Всё прошло. | STEPPE TODAY",
                "МОСКВА, 10 октября. /ТАСС/. Всё прошло. | ТАСС",
                "ASTANA (Reuters) - It is over. | Reuters",
            })
    void readsTheSource(String paragraph, String source) {
        assertEquals(source, requireNonNull(Attributions.of(List.of(paragraph))).name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "АСТАНА. Бүгін бәрі өтті.",
                "ASTANA – It is over.",
                "«Бұл маңызды», деп жазды ол парақшасында.",
                "Министр сообщает о новых мерах поддержки.",
                "The minister reports to parliament on Monday.",
                "Мектеп «Барыс» деп аталды.",
            })
    void readsNoSourceWhereThereIsNone(String paragraph) {
        assertNull(Attributions.of(List.of(paragraph)));
    }
}
