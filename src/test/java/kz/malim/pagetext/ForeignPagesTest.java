package kz.malim.pagetext;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.malim.body.BodyBlock;
import kz.malim.body.Heading;
import kz.malim.body.ListBlock;
import kz.malim.body.Paragraph;
import kz.malim.body.Quote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages of sites never seen have around their stories, a kind a test. */
class ForeignPagesTest {
    private static final String TITLE = "В посёлке снова запели петухи";
    private static final String TEXT = "Петухов привезли из соседнего района. Будить они будут всех.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#Наша школа\n#Большая стройка города",
                "#Жаңа Қазақстан\n#Ауыл үні\n#Сұхбат",
                "USD 512.3 EUR 540.1 RUB 5.4",
                "• USD:\n512.30\n• EUR:\n540.10",
                "$ 512,3 € 540,1 ₽ 5,4",
                "Brent 84,12",
                "Астана +12°C",
                "Среда, 24 апреля 2024",
                "• Шаршемби 24 Чын куран 2024\n• Среда 24 Апрель 2024",
                "Версия для слабовидящих",
                "Перейти к основному содержанию\nКарта сайта",
                "Негізгі мазмұнға өту\nНашар көретіндерге арналған нұсқа",
                "Skip to main content\nOpen menu\nSign in",
                "Главная » Новости » Общество",
                "Рынок труда\nАвто\nНедвижимость",
                "Basty bet\nJańalyqtar\nSaıttan izdeý",
                "Степные новости сегодня",
                "petuh_2024.jpg",
                "Поделиться\nFacebook\nTelegram",
            })
    void findsTheTitleBelow(String above) {
        var page = read(above + "\n" + TITLE + "\n\n14 января 2021\n\n" + TEXT);

        assertEquals(TITLE, page.title());
        assertEquals(
                LocalDate.of(2021, 1, 14), Objects.requireNonNull(page.date()).day());
        assertEquals(
                List.of(TEXT),
                plain(page).stream().filter(words -> !words.equals(above)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"» » ", "» ", "› ", "/ ", "→ "})
    void readsTheTitleWithoutTheGlyphsOfABreadcrumb(String glyphs) {
        assertEquals(
                TITLE, read(glyphs + TITLE + "\n\n" + TITLE + "\n\n" + TEXT).title());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Новости" + TITLE, "ОбществоКультура" + TITLE, "Қоғам" + TITLE, "Главная\nОбщество" + TITLE})
    void readsTheTitleWithoutTheSectionsGluedToIt(String head) {
        var page = read(head + "\n\n14 января 2021\n\n" + TEXT);

        assertEquals(TITLE, page.title());
        assertEquals(List.of(TEXT), plain(page));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ايگۇل ساپاروۆا", "سەرىك نۇرلان ۇلى", "اسان ومىربەك"})
    void readsASignatureInArabicLettersWithoutALabel(String name) {
        var text = "اۋىل تۇرعىندارى جاڭا كوپىر سالدى. كوپىر كوكتەمدە اشىلادى.";
        for (var page : List.of(
                read("اۋىلدا جاڭا كوپىر سالىندى دەپ حابارلاندى\n\n" + name + "\n14 قاڭتار 2021\n\n" + text),
                read("اۋىلدا جاڭا كوپىر سالىندى دەپ حابارلاندى\n\n14 قاڭتار 2021\n" + name + "\n\n" + text))) {
            assertEquals(name, page.byline());
            assertEquals(List.of(text), plain(page));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "546 рет\nкөрсетілді\n20 мин\nоқу үшін",
                "205 ret\nkórsetildi",
                "1 204\nпросмотра",
                "Просмотров\n1204",
                "12\ncomments",
                "3 min\nread",
                "0 839",
                "Комментарии",
                "Give Your Comments",
                "Пікіріңізді қалдырыңыз",
                "Поделиться с друзьями",
                "Share on Facebook",
                "Таңдаулыға қосу",
                "Aa",
            })
    void dropsCountersAndLabelsUnderTheTitle(String chrome) {
        var page = read(TITLE + "\n" + chrome + "\n\n" + TEXT);

        assertEquals(List.of(TEXT), plain(page));
        assertTrue(page.warnings().stream().anyMatch(warning -> warning.code().equals("chrome-dropped")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ҚОҒАМ ЖӘНЕ САЯСАТ 9.01.2026 14:13:03 149 0 | ",
                "ЭКОНОМИКА И БИЗНЕС 09.01.2026 | ",
                "9 января 2026 Источник gorod.kg Комментарии | ",
                "Latest Posts, 9 January 2026 | ",
                "9 января 2026, Ольга Ким | Ольга Ким",
                "By Aliya Dosova in Nation on 9 January 2026 | Aliya Dosova",
            })
    void readsNoSectionOrLabelAsAByline(String line, String byline) {
        var page = read(TITLE + "\n\n" + line + "\n\n" + TEXT);

        assertEquals(byline, page.byline());
        assertEquals(
                LocalDate.of(2026, 1, 9), Objects.requireNonNull(page.date()).day());
        assertEquals(List.of(TEXT), plain(page));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Материал подготовил независимый аналитик Александр Белый. | Александр Белый",
                "Подготовила Ольга Ким | Ольга Ким",
                "Материалды дайындаған Асан Бек | Асан Бек",
                "Aset Bolat. | Aset Bolat",
                "Әлия ӘШІМ | Әлия ӘШІМ",
                "Words by Tom Reed | Tom Reed",
            })
    void readsASignatureAtTheEnd(String line, String byline) {
        assertEquals(
                byline,
                read(TITLE + "\n\n14.01.2021\n\n" + TEXT + "\n\n" + line).byline());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Derek, foto: gorod.kz",
                "Дереккөз және сурет: gorod.kz",
                "Источник и фото: gorod.kz",
                "Source / photo: gorod.kz"
            })
    void readsTwoLabelsOfOneName(String line) {
        var page = read(TITLE + "\n\n14.01.2021\n\n" + TEXT + "\n\n" + line);

        assertEquals("gorod.kz", page.source());
        assertEquals("gorod.kz", page.photos().getFirst().text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Мост осмотрел аким Серик Ахметов. | – Мост простоит сто лет, – сказал он. | Серик Ахметов",
                "Мост осмотрели у акима Серика Ахметова. | – Мост простоит сто лет, – сказал он. | ",
                "Мост осмотрела мэр Ольга Снегова. | – Мост простоит сто лет, – сказала она. | Ольга Снегова",
                "Мост осмотрела мэр Ольга Снегова. | – Мост простоит сто лет, – сказал он. | ",
                "Көпірді әкім Асан Бек көрді. | – Көпір жүз жыл тұрады, – деді ол. | Асан Бек",
                "Көпірді бәрі көрді. | – Көпір жүз жыл тұрады, – деді ол. | ",
                "The mayor Dana Li saw the bridge. | \"It will stand for a century,\" she said. | Dana Li",
                "Мост осмотрели. | «Открыть движение с марта», - говорится в постановлении. | постановление",
                "Мост осмотрели. | «Движение откроют в марте», - сообщили в акимате. | ",
                "Көпір көрілді. | «Қозғалыс наурызда ашылады», – деп хабарлады департаменттен. | ",
                "Kópir ashyldy. | «Kópir jaqsy», dedi J. Sadyq OKQ-de onlaın ótken máslıhatta. | J. Sadyq",
                "Инженер Белый рассказал о сроках: | «Мы закончили на месяц раньше, чем обещали». | Инженер Белый",
                "Асан Бек былай деді: | «Біз бір ай бұрын бітірдік, уәде осылай еді». | Асан Бек",
            })
    void namesASpeakerInTheNominativeOrNone(String before, String quote, String speaker) {
        var page = read(TITLE + "\n\n14.01.2021\n\n" + before + "\n\n" + quote + "\n\n" + TEXT);

        var quotes = page.body().stream()
                .filter(Quote.class::isInstance)
                .map(Quote.class::cast)
                .toList();
        assertEquals(1, quotes.size());
        assertEquals(speaker, quotes.getFirst().attribution());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "По его словам, движение откроют 19 марта. \"Потом пойдут и автобусы\", - сказал он.",
                "Аким отменил праздник. Об этом сообщает газета Gorod.kz «Есть летние наряды», - сказал он.",
                "Ол көпірді аралап шықты. «Енді автобус жүреді», – деді ол.",
                "The mayor crossed the bridge. \"Buses come next,\" she said.",
                "«Потом пойдут автобусы», – сказал аким. Затем он уехал и открыл новую школу.",
            })
    void putsNoNarrationIntoAMouth(String line) {
        var page = read(TITLE + "\n\n14.01.2021\n\n" + TEXT + "\n\n" + line + "\n\n" + TEXT);

        assertTrue(page.body().stream().allMatch(Paragraph.class::isInstance), page::toString);
    }

    @Test
    void endsAListAtAnEmptyLine() {
        var page = read("""
            Көшет алу үшін не керек?

            01.04.2026

            Мыналарды әкеліңіз:

            Жеке куәлік;
            Жер актісі;
            Өтініш;

            Өтініш бес күнде қаралады.

            Көшет сәуірде таратылады.
            """);

        var list = (ListBlock) page.body().getFirst();
        assertEquals(3, list.items().size());
        assertEquals(3, page.body().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Фотографии: gorod.kg | gorod.kg",
                "Picture Courtesy: City Archive | City Archive",
                "Image source: City Archive | City Archive",
                "ашық дереккөз | ашық дереккөз",
                "(фото из открытых источников) | из открытых источников",
                "сурет - Gorod.kz | Gorod.kz",
                "Снимок: Ольга Ким | Ольга Ким",
                "سۋرەت: قالا اكىمدىگى | قالا اكىمدىگى",
            })
    void readsTheLabelsOfPhotos(String line, String credit) {
        for (var page : List.of(
                read(line + "\n14 января 2021\n\n" + TITLE + "\n\n" + TEXT),
                read(TITLE + "\n\n14 января 2021\n\n" + line + "\n\n" + TEXT))) {
            assertEquals(TITLE, page.title());
            assertEquals(
                    List.of(credit),
                    page.photos().stream().map(photo -> photo.text()).toList());
            assertEquals(List.of(TEXT), plain(page));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Петух на заборе", "Ауыл таңы", "A rooster on the fence", TITLE})
    void readsTheLineAboveACreditAsItsCaption(String caption) {
        var page = read(TITLE + "\n\n14.01.2021\n\n" + TEXT + "\n\n" + caption + "\nФото: Ольга Ким\n\n" + TEXT);

        assertEquals(caption, page.photos().getFirst().caption());
        assertEquals(List.of(TEXT, TEXT), plain(page));
    }

    @Test
    void readsADateInALineOfAltText() {
        var page = read(TITLE + "\n\nПетух, забор, сурет - Dala.kz жаңалық 11.03.2026 17:14 Фото: Dala.kz\n" + TEXT);

        assertEquals(
                LocalDate.of(2026, 3, 11), Objects.requireNonNull(page.date()).day());
        assertEquals("Dala.kz", page.photos().getFirst().text());
        assertEquals(List.of(TEXT), plain(page));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thu May 23, 2024 / 2:05 PM EDT",
                "23.05.2024 14:05 (Астана)",
                "14:05 (Астана), 23 мая 2024",
                "23 мая 2024, 14:05 по местному времени",
                "2:05 PM EST, May 23, 2024",
                "23 мамыр 2024, 14:05 Астана уақытымен",
                "23 May 2024 14:05 GMT+5",
                "Published 2:05 PM EDT, May 23, 2024 | Updated 4:10 PM EDT, May 24, 2024",
            })
    void leavesNoZoneInTheText(String date) {
        var page = read(TITLE + "\n\n" + date + "\n\n" + TEXT);

        assertNotNull(page.date());
        assertEquals(LocalDate.of(2024, 5, 23).atTime(14, 5), page.date().time());
        assertEquals(List.of(TEXT), plain(page));
    }

    @ParameterizedTest
    @ValueSource(strings = {"img_4fc829S.jpg", "/uploads/thumbnail/2017/photo_1.png", "Снимок экрана 2024.webp"})
    void dropsTheNamesOfImageFiles(String file) {
        assertEquals(
                List.of(TEXT, TEXT), plain(read(TITLE + "\n\n14.01.2021\n\n" + TEXT + "\n\n" + file + "\n\n" + TEXT)));
    }

    @Test
    void makesEntriesOfTheTimesOfALiveBlog() {
        var page =
                read(TITLE + "\n\n14.01.2021\n\n20:55 " + TEXT + "\n\n20:30\n\n19:30 – " + TEXT + "\n\n18:00\n" + TEXT);

        assertEquals(
                "20:55 19:30 18:00",
                page.body().stream()
                        .filter(Heading.class::isInstance)
                        .map(BodyBlock::plain)
                        .collect(Collectors.joining(" ")));
        assertEquals(3, page.body().stream().filter(Paragraph.class::isInstance).count());
    }

    @Test
    void leavesTheTimesOfAProgrammeInItsLines() {
        var page =
                read(TITLE + "\n\n14.01.2021\n\n" + TEXT + "\n\nБағдарлама:\n09:00 – ашылуы\n10:00 – ән\n11:00 – би");

        assertFalse(page.body().stream().anyMatch(Heading.class::isInstance));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ссылка на новость:\nhttps://gorod.example/1.html\nСегодня. Погода и афиша\nАфиша: концерты",
                "Постоянная ссылка: https://gorod.example/1\nКак выбрать арбуз",
                "Permalink: https://gorod.example/1",
                "Latest Posts",
                "Соңғы жаңалықтар",
            })
    void dropsWhatStandsAfterTheStory(String after) {
        assertEquals(List.of(TEXT), plain(read(TITLE + "\n\n14.01.2021\n\n" + TEXT + "\n\n" + after)));
    }

    @Test
    void readsKazakhInArabicLetters() {
        var page = read("""
            جۇما، 30 قاڭتار 2026

            قالادا جاڭا كوپىر اشىلدى

            29 قاڭتار 2026 ساعات 13:48

            اۆتورى: اسان بەك

            كوپىردىڭ ۇزىندىعى ەكى ءجۇز مەتر، دەپ حابارلايدى Dala.kz.

            كوپىردە مىنالار بار:
            • جول؛
            • شام.

            «كوپىر ءجۇز جىل تۇرادى، ءبىز ونى تەكسەردىك»، – دەدى ينجەنەر سەرىك.

            سۋرەت: قالا اكىمدىگى
            تاعى وقىڭىز
            اۋىلدا مەكتەپ اشىلدى
            """);

        assertEquals("kk-Arab", page.language().tag());
        assertEquals("قالادا جاڭا كوپىر اشىلدى", page.title());
        assertEquals(
                "2026-01-29T13:48",
                String.valueOf(Objects.requireNonNull(page.date()).time()));
        assertEquals("اسان بەك", page.byline());
        assertEquals("Dala.kz", page.source());
        assertEquals("قالا اكىمدىگى", page.photos().getFirst().text());
        assertEquals(2, ((ListBlock) page.body().get(1)).items().size());
        assertEquals("ينجەنەر سەرىك", ((Quote) page.body().get(2)).attribution());
        assertEquals("اۋىلدا مەكتەپ اشىلدى", page.related().getFirst().title());
        assertNull(page.lede());
    }

    private static Page read(String text) {
        return PageReader.read(text, Optional.empty());
    }

    private static List<String> plain(Page page) {
        return page.body().stream().map(BodyBlock::plain).toList();
    }
}
