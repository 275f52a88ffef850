package kz.malim.pageline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageDatesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "23.05.2024",
                "• 23.05.2024",
                "23/05/2024",
                "05/23/2024",
                "23-05-2024",
                "23.05.24",
                "2024-05-23",
                "23 мамыр 2024",
                "23 Мамыр, 2024",
                "23 мамыр 2024 ж.",
                "23 мам. 2024",
                "2024 жылғы 23 мамыр",
                "2024 жылғы 23 мамырда",
                "2024 ж. 23 мамыр, бейсенбі",
                "23 mamyr 2024",
                "2024 jylǵy 23 mamyr",
                "23 мая 2024",
                "23 мая, 2024 года",
                "четверг, 23 мая 2024 г.",
                "May 23, 2024",
                "May 23rd, 2024",
                "23 May 2024",
                "Thursday, 23 May 2024",
                "Жарияланды: 23.05.2024",
                "Опубликовано 23 мая 2024",
                "Published on May 23, 2024",
                "23.05.2024 4236",
                "23.05.202469561",
                "23.05.2024 | 3 мин оқу",
            })
    void readsTheDayWithoutInventingATime(String line) {
        var date = dated(line);

        assertEquals(LocalDate.of(2024, 5, 23), date.day());
        assertNull(date.time());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "02.12.2025, 09:06",
                "02.12.2025 09:06:30",
                "02.12.2025, 09:06 69561",
                "02.12.2025, 09:0669561",
                "09:06 02.12.2025",
                "09:06, 2 желтоқсан 2025",
                "2 желтоқсан 2025, 09:06",
                "2 жел. 2025 09:06",
                "2 декабря 2025 г. 9:06",
                "2 декабря 2025 в 09:06",
                "2 December 2025 at 9:06 AM",
                "Dec. 2, 2025 9:06 a.m.",
                "2025-12-02T09:06:00+05:00",
                "Опубликовано: 02.12.2025 09:06 Обновлено: 03.12.2025 10:00",
            })
    void readsTheTimeWhereThePageHasOne(String line) {
        assertEquals(LocalDateTime.of(2025, 12, 2, 9, 6), dated(line).time());
    }

    @ParameterizedTest
    @CsvSource({
        "қаңтар,1",
        "ақпан,2",
        "наурыз,3",
        "сәуір,4",
        "мамыр,5",
        "маусым,6",
        "шілде,7",
        "тамыз,8",
        "қыркүйек,9",
        "қазан,10",
        "қараша,11",
        "желтоқсан,12",
        "қаң.,1",
        "ақп.,2",
        "нау.,3",
        "сәу.,4",
        "мам.,5",
        "мау.,6",
        "шіл.,7",
        "там.,8",
        "қыр.,9",
        "қаз.,10",
        "қар.,11",
        "жел.,12",
        "Казан,10",
        "qańtar,1",
        "naýryz,3",
        "sáýir,4",
        "maýsym,6",
        "şılde,7",
        "qyrkúıek,9",
        "января,1",
        "февраля,2",
        "марта,3",
        "апреля,4",
        "мая,5",
        "июня,6",
        "июля,7",
        "августа,8",
        "сентября,9",
        "октября,10",
        "ноября,11",
        "декабря,12",
        "January,1",
        "Sept.,9",
        "Dec,12"
    })
    void readsTheMonth(String name, int month) {
        assertEquals(LocalDate.of(2025, month, 9), dated("9 " + name + " 2025").day());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Кеше, 14:30", "бүгін 09:00", "2 часа назад", "5 мин бұрын", "14:30", "23 мамыр, 14:30", "May 23"
            })
    void recognisesAnIncompleteDate(String line) {
        assertTrue(PageDates.isIncomplete(line));
        assertNull(Metadata.of(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31.02.2024",
                "23.05.2024 күні Астанада үлкен жиын өтті",
                "В 2024 году 23 мая открыли новый мост через реку",
                "15-20 градус",
                "Есеп 3:2",
            })
    void ignoresText(String line) {
        assertNull(Metadata.of(line));
    }

    private static PageDate dated(String line) {
        var metadata = Metadata.of(line);
        var date = metadata == null ? null : metadata.date();
        if (date == null) {
            throw new AssertionError("no date in: " + line);
        }
        return date;
    }
}
