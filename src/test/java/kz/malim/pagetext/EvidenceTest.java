package kz.malim.pagetext;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kz.malim.pageline.PageDate;
import kz.malim.pagetext.Evidence.Confidence;
import kz.malim.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page is never guessed in silence: what it does not say has a warning, and what was read says from where. */
class EvidenceTest {

    @Test
    void tellsTheLineRuleAndConfidenceOfEveryField() {
        var page = read("""
            Ескі диірмен қайта айналды
            Оны балалар да іске қоса алады.
            Автор: Дана Омар
            Жарияланды: 05.06.2025

            Диірмен тастан қаланған, деп хабарлайды Dala.kz.

            Фото: Dala.kz
            #диірмен #ауыл
            """);

        assertEquals(
                new Evidence(1, "title-line", Confidence.MEDIUM),
                page.evidence().get("title"));
        assertEquals(
                new Evidence(2, "between-title-and-date", Confidence.MEDIUM),
                page.evidence().get("lede"));
        assertEquals(new Evidence(3, "label", Confidence.HIGH), page.evidence().get("byline"));
        assertEquals(
                new Evidence(4, "date-line", Confidence.HIGH), page.evidence().get("published"));
        assertEquals(
                new Evidence(6, "reported-by", Confidence.MEDIUM),
                page.evidence().get("source"));
        assertEquals(new Evidence(6, "text", Confidence.MEDIUM), page.evidence().get("body"));
        assertEquals(new Evidence(8, "credit", Confidence.HIGH), page.evidence().get("photos"));
        assertEquals(
                new Evidence(9, "tag-line", Confidence.HIGH), page.evidence().get("tags"));
        assertEquals(
                new Evidence(null, "letters", Confidence.HIGH), page.evidence().get("lang"));
    }

    @Test
    void saysThatAFieldWasGuessed() {
        var page = read("Выставка открылась в пятницу, сообщает Dala.kz.\n\nТам сорок картин. Вход свободный.");

        assertEquals(
                Confidence.LOW, requireNonNull(page.evidence().get("title")).confidence());
        assertNull(page.evidence().get("published"));
    }

    @Test
    void warnsOfAPageWithoutADate() {
        assertTrue(codes("Ескі диірмен қайта айналды\n\nДиірмен тастан қаланған. Оны көпшілік көрді.")
                .contains("date-missing"));
        assertTrue(codes("Old mill turns again\n\nThe mill is of stone. Everybody came to see it.")
                .contains("date-missing"));
        assertFalse(codes("Old mill turns again\n\n5 June 2025\n\nThe mill is of stone.")
                .contains("date-missing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Вторник, 23 мая, 14:05",
                "23 мая, 14:05",
                "вчера, 18:30",
                "2 часа назад",
                "Кеше, 09:15",
                "12 наурыз, 10:00",
                "Thursday, May 23",
                "3 days ago",
                "14:05, 23 мая",
                "5 минут бұрын"
            })
    void warnsOfADateThatCannotBeResolved(String date) {
        var codes = codes("Старый мост открыли снова\n\n" + date + "\n\nМост простоял сто лет. Теперь он новый.");

        assertTrue(codes.contains("date-unknown"), codes::toString);
        assertFalse(codes.contains("date-missing"), codes::toString);
    }

    @Test
    void forgetsTheWarningWhenADateIsGiven() {
        var page = read("Ескі диірмен қайта айналды\n\nДиірмен тастан қаланған. Оны көпшілік көрді.");
        var given = new PageDate(LocalDate.of(2025, 6, 5), null);

        var dated = page.dated(given);

        assertEquals(given, dated.date());
        assertEquals(
                new Evidence(null, "given", Confidence.HIGH), dated.evidence().get("published"));
        assertTrue(dated.warnings().stream().noneMatch(warning -> warning.code().equals("date-missing")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Мост открыли в пятницу, и по нему пошли автобусы.",
                "АСТАНА, 4 мая – Степь. Мост открыли в пятницу",
                "Көпір жұма күні ашылды, деп хабарлайды Dala.kz",
                "ASTANA (Steppe Wire) - The bridge opened on Friday",
                "Мост открыли в пятницу, передает Dala.kz"
            })
    void warnsOfATitleTakenFromTheText(String title) {
        assertTrue(codes(title + "\n\n04.05.2025\n\nДлина моста двести метров. Стройка шла три года.")
                .contains("title-guessed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Мост открыт", "Көпір қашан ашылады?", "Всё готово!", "«Арман» ашылды"})
    void warnsOfNoTitleThatIsOne(String title) {
        assertFalse(codes(title + "\n\n04.05.2025\n\nДлина моста двести метров. Стройка шла три года.")
                .contains("title-guessed"));
    }

    @Test
    void readsTheSourceOfATitleTakenFromTheText() {
        var page = read(
                "Көпір жұма күні ашылды, деп хабарлайды Dala.kz тілшісі.\n\nҰзындығы екі жүз метр. Үш жыл салынды.");

        assertEquals("Dala.kz", page.source());
        assertEquals(1, requireNonNull(page.evidence().get("source")).line());
    }

    @Test
    void doesNotGuessALanguageThatIsGiven() {
        var page =
                PageReader.read("Aynaköl'de yeni köprü açıldı\n\nKöprü iki yüz metre.", Optional.of(Language.ENGLISH));

        assertTrue(page.warnings().stream().noneMatch(warning -> warning.code().equals("language-guessed")));
        assertEquals(
                new Evidence(null, "given", Confidence.HIGH), page.evidence().get("lang"));
    }

    private static Page read(String text) {
        return PageReader.read(text, Optional.empty());
    }

    private static List<String> codes(String text) {
        return read(text).warnings().stream().map(ImportWarning::code).toList();
    }
}
