package kz.malim.listing;

import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kz.malim.support.Newsroom;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A search finds what was meant, and that first. */
@QuarkusTest
class SearchPrecisionTest {
    @Inject
    Newsroom newsroom;

    private Slug tag;

    @BeforeEach
    void isolate() {
        tag = newsroom.tag("Дәлдік");
    }

    @Test
    void looksAWordUpByTheStemsOfItsOwnLanguage() {
        publish(Language.KAZAKH, "Өлім жазасы", "Әлем чемпионаты", "Ол келді", "Ал біз қалдық", "Өмір осындай");
        publish(Language.RUSSIAN, "Письмо Сталина", "Он стал первым", "Стала весна", "Чем закончился год", "Чемодан");

        assertFinds("өлім", "Өлім жазасы");
        assertFinds("әлем", "Әлем чемпионаты");
        assertFinds("әлемдегі", "Әлем чемпионаты");
        assertFinds("Сталина", "Письмо Сталина");
        assertFinds("чемоданы", "Чемодан");
    }

    @Test
    void countsAndFacetsWhatItFindsAlone() {
        publish(Language.KAZAKH, "Өзен тасыды", "Өз үйім", "Оза шапқан жүйрік");

        search("өзен", Map.of("count", "exact", "facets", "lang"))
                .body("page.total.value", equalTo(1))
                .body("facets.lang[0].count", equalTo(1));
        search("өзен", Map.of("sort", "-publishedAt")).body("items.size()", equalTo(1));
    }

    @Test
    void sharesNamesBetweenLanguages() {
        publish(Language.KAZAKH, "Тоқаевтың жолдауы");
        publish(Language.RUSSIAN, "Послание Токаева");
        publish(Language.ENGLISH, "Tokayev speaks");

        for (var typed : List.of("Тоқаев", "тоқаевтың", "Токаевым", "Tokayev")) {
            search(typed, Map.of()).body("items.size()", equalTo(3));
        }
        assertEquals("Тоқаевтың жолдауы", titles("Тоқаевқа").getFirst());
        assertEquals("Tokayev speaks", titles("Tokayev").getFirst());
    }

    @Test
    void returnsTheExactWordFirst() {
        publish(Language.KAZAKH, "Көл жағасында", "Қол қойды", "Ақша саясаты", "АҚШ сайлауы");

        assertFinds("көл", "Көл жағасында");
        assertFinds("қолдың", "Қол қойды");
        assertEquals(2, titles("кол").size());
        assertFinds("АҚШ", "АҚШ сайлауы");
        assertFinds("ақша", "Ақша саясаты");
    }

    @Test
    void findsWordsThatBeginSoOnlyWhenThereIsNoOther() {
        publish(Language.KAZAKH, "Тұрақты жұмыс", "Тұрақтандыру");

        assertFinds("тұрақты", "Тұрақты жұмыс");
        assertFinds("тұрақтанд", "Тұрақтандыру");
        search("тұрақтанд", Map.of("count", "exact")).body("page.total.value", equalTo(1));
    }

    @Test
    void findsVerbsAndDerivedWordsByTheirRoot() {
        publish(Language.KAZAKH, "Шебер қобыз жасады", "Хирургия бөлімі", "Ұл кітап оқиды");

        for (var typed : List.of("жасаған", "жасайды", "жасап", "жасау")) {
            assertFinds(typed, "Шебер қобыз жасады");
        }
        assertFinds("хирургиялық", "Хирургия бөлімі");
    }

    @Test
    void turnsThePagesOfWordsThatItGuessed() {
        publish(Language.KAZAKH, "Бала тасымалдады", "Әке тасымалдады", "Ата тасымалдады");

        var page = search("тасымалдаған", Map.of("limit", "2")).body("items.size()", equalTo(2));
        String next = page.extract().path("page.next");
        search("тасымалдаған", Map.of("limit", "2", "cursor", next)).body("items.size()", equalTo(1));
        search("тасымалдаған", Map.of("limit", "2", "page", "2")).body("items.size()", equalTo(1));
    }

    @Test
    void suggestsACorrectionOfEachWordByItself() {
        publish(Language.KAZAKH, "Қозыбағарлар мерейтойханада");

        for (var typed : List.of(
                "озқыбағарлар мерейтойханада",
                "қозыбағарлар мерейтйоханада",
                "қозыбғарлар мерейтойханадаа",
                "Қозыбағарлра")) {
            search(typed, Map.of()).body("items.size()", equalTo(0));
            String corrected = search(typed, Map.of()).extract().path("didYouMean");
            assertEquals(List.of("Қозыбағарлар мерейтойханада"), titles(String.valueOf(corrected)), typed);
        }
    }

    @Test
    void searchesForTheCorrectionWhenAsked() {
        publish(Language.KAZAKH, "Балауызшамдар жанды", "Балауызшамдар сөнді", "Балауызшамдар");

        var asked = Map.of("autocorrect", "true", "limit", "2", "count", "exact");
        var page = search("балауызшмадар", asked)
                .body("autocorrected", equalTo(true))
                .body("didYouMean", equalTo("балауызшамдар"))
                .body("page.total.value", equalTo(3))
                .body("items.size()", equalTo(2))
                .body("items[0].highlight.title.findAll { it.match }.size()", equalTo(1));
        search(
                        "балауызшмадар",
                        Map.of("autocorrect", "true", "cursor", page.extract().path("page.next")))
                .body("items.size()", equalTo(1))
                .body("autocorrected", equalTo(true));
        search("балауызшмадар", Map.of("autocorrect", "false"))
                .body("items.size()", equalTo(0))
                .body("didYouMean", equalTo("балауызшамдар"))
                .body("autocorrected", nullValue());
        search("балауызшамдар", asked).body("autocorrected", nullValue()).body("didYouMean", nullValue());
        given().queryParams(Map.of("q", "көл", "autocorrect", "perhaps"))
                .get("/api/articles")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("autocorrect"));
    }

    @Test
    void foldsMarksOfLatinLetters() {
        publish(Language.ENGLISH, "A café in town", "Naïve façades", "Łódź and Malmö", "Straße");

        assertFinds("cafe", "A café in town");
        assertFinds("naive facades", "Naïve façades");
        assertFinds("lodz", "Łódź and Malmö");
        assertFinds("strasse", "Straße");
        assertFinds("Málmo", "Łódź and Malmö");
    }

    @Test
    void distinguishesProgrammingLanguages() {
        publish(Language.ENGLISH, "Written in C++", "Written in C#", "Vitamin C helps");

        assertFinds("C++", "Written in C++");
        assertFinds("c# ", "Written in C#");
        assertFinds("vitamin C", "Vitamin C helps");
    }

    @Test
    void looksInOneFieldAlone() {
        var author = newsroom.author("Құмарқызы");
        newsroom.publishes(
                article().titled("Көктерек").saying("Қызғылт шам.").tagged(tag).by(author));
        newsroom.publishes(article()
                .titled("Қызғылт шам")
                .saying("Көктерек туралы Құмарқызы айтты.")
                .tagged(tag));

        assertFinds("көктерек", "Көктерек", "Қызғылт шам");
        assertFinds("title:көктеректі", "Көктерек");
        assertFinds("title:\"қызғылт шам\"", "Қызғылт шам");
        assertFinds("шам -title:көктерек", "Қызғылт шам");
        assertFinds("author:құмарқызының", "Көктерек");
        assertFinds("author:көктерек");
        assertFinds("title: көктерек");
    }

    @Test
    void findsEitherOfTwoWords() {
        publish(Language.KAZAKH, "Ақшағыл", "Сарыағаш базары", "Теректі базары");

        assertFinds("ақшағыл OR теректі", "Ақшағыл", "Теректі базары");
        assertFinds("базар сарыағаш OR теректі", "Сарыағаш базары", "Теректі базары");
        assertFinds("ақшағыл OR сарыағаш OR теректі", "Ақшағыл", "Сарыағаш базары", "Теректі базары");
        assertFinds("OR ақшағыл", "Ақшағыл");
    }

    @Test
    void findsOtherNames() {
        publish(Language.KAZAKH, "БҰҰ отырысы", "Мәскеу сапары", "ЕО шешімі", "Ес кіргенде");
        publish(Language.RUSSIAN, "Доклад ООН", "Погода в Москве");
        publish(Language.ENGLISH, "United Nations report", "A day in Moscow");

        for (var typed : List.of("БҰҰ", "ООН", "UN", "Біріккен Ұлттар Ұйымы", "Организации Объединённых Наций")) {
            search(typed, Map.of()).body("items.size()", equalTo(3));
        }
        for (var typed : List.of("Мәскеу", "Москвы", "Moscow")) {
            search(typed, Map.of()).body("items.size()", equalTo(3));
        }
        assertEquals("A day in Moscow", titles("Moscow").getFirst());
        assertFinds("ЕС", "ЕО шешімі", "Ес кіргенде");
        assertFinds("ес", "Ес кіргенде");
    }

    @Test
    void returnsTheWholeTitleFirstHoweverOldItIs() {
        publish(Language.KAZAKH, "Бәйтерек", "Ескі қала мен бәйтерек");
        newsroom.publishes(article()
                .titled("Көктөбекент бәйтерегі — жаңа")
                .datedOn(LocalDate.parse("1999-05-01"))
                .tagged(tag));
        publish(Language.KAZAKH, "Көктөбекент бәйтерегі жаңа көшеде", "Жаңа Көктөбекент бәйтерегі");

        assertEquals("Бәйтерек", titles("бәйтерек").getFirst());
        for (var typed :
                List.of("көктөбекент бәйтерегі жаңа", "«Көктөбекент бәйтерегі» жаңа", "коктобекент байтереги жана")) {
            assertEquals("Көктөбекент бәйтерегі — жаңа", titles(typed).getFirst(), typed);
        }
    }

    @Test
    void leavesOutOneWordWhenNoArticleHasAll() {
        publish(
                Language.KAZAKH,
                "Қаратау етегіндегі жылқы",
                "Қаратау мен етек",
                "Қаратау туралы жазба",
                "Етекте жатқан тас");

        search("қаратау етек қыркрдғы", Map.of("count", "exact"))
                .body("items.size()", equalTo(2))
                .body("page.total.value", equalTo(2))
                .body("partialMatch", equalTo(true));
        search("қаратау етек жылқы", Map.of())
                .body("items.title", contains("Қаратау етегіндегі жылқы"))
                .body("partialMatch", nullValue());
        for (var none : List.of(
                "қаратау қыркрдғы", "қыркрдғы", "\"қаратау тасы\" етек жылқы", "қаратау туралы қыркрдғы тыңқтбп")) {
            search(none, Map.of()).body("items.size()", equalTo(0)).body("partialMatch", nullValue());
        }
        var first = search("қаратау етек қыркрдғы", Map.of("limit", "1"));
        search(
                        "қаратау етек қыркрдғы",
                        Map.of("limit", "1", "cursor", first.extract().path("page.next")))
                .body("items.size()", equalTo(1))
                .body("page.next", nullValue())
                .body("partialMatch", equalTo(true));
    }

    @Test
    void leavesOutNoExcludedWordAndNoneOfAField() {
        publish(Language.KAZAKH, "Шалқар айдыны", "Шалқар жағасы");

        assertFinds("шалқар айдыны қыркрдғы -жағасы", "Шалқар айдыны");
        assertFinds("шалқар айдыны title:қыркрдғы");
    }

    @Test
    void findsNumbersHoweverTheirDigitsAreGrouped() {
        publish(
                Language.KAZAKH,
                "Қор 1 234 567,89 теңге",
                "Байланыс +7 (701) 123-45-67",
                "Алыс 77012345678 нөмірі",
                "2025 2026 маусымы");

        assertFinds("1234567,89", "Қор 1 234 567,89 теңге");
        assertFinds("1 234 567,89", "Қор 1 234 567,89 теңге");
        assertFinds("+77011234567", "Байланыс +7 (701) 123-45-67");
        assertFinds("7 701 123 45 67", "Байланыс +7 (701) 123-45-67");
        assertFinds("+7 701 234 56 78", "Алыс 77012345678 нөмірі");
        assertFinds("20252026");
        assertFinds("2026 2025", "2025 2026 маусымы");
    }

    private void publish(Language language, String... titles) {
        for (var title : titles) {
            newsroom.publishes(article().in(language).titled(title).tagged(tag));
        }
    }

    private void assertFinds(String typed, String... titles) {
        assertEquals(
                List.of(titles).stream().sorted().toList(),
                titles(typed).stream().sorted().toList(),
                typed);
    }

    private List<String> titles(String typed) {
        return search(typed, Map.of()).extract().path("items.title");
    }

    private ValidatableResponse search(String typed, Map<String, String> parameters) {
        return given().queryParams(parameters)
                .queryParams(Map.of("q", typed, "tag", tag.value()))
                .get("/api/articles")
                .then()
                .statusCode(200);
    }
}
