package kz.malim.listing;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SearchTest {
    @Inject
    Newsroom newsroom;

    @Test
    void findsEveryFormOfAWordAndShowsWhereItIs() {
        var story = newsroom.publishes(article()
                .titled("Зымырантану министрлігі есеп берді")
                .withLede("Жаңа жоба")
                .saying("Бұл туралы министрліктің баспасөз қызметі хабарлады."));

        search("министрлік зымырантану")
                .body("items[0].id", equalTo(story.id().toString()))
                .body("items[0].highlight.title.find { it.text == 'министрлігі' }.match", equalTo(true))
                .body("items[0].highlight.body.find { it.text == 'министрліктің' }.match", equalTo(true))
                .body("items[0].highlight.title.text.join('')", equalTo("Зымырантану министрлігі есеп берді"));
    }

    @Test
    void matchesAnyScript() {
        var story =
                newsroom.publishes(article().titled("Қазақстанның жыртөлелері").saying("Қазақ жылқысы."));

        assertAll(Stream.of(
                        "Қазақстан жыртөле",
                        "Qazaqstan jyrtöle",
                        "Казахстан жыртоле",
                        "Kazakhstan zhyrtole",
                        "казак жыртоле",
                        "Казахстана жыртөлелер",
                        "qazaq jyrtole",
                        "қазақстанымыздың жыртөл")
                .map(typed -> () -> assertTrue(finds(typed, story), typed)));
    }

    @Test
    void findsRussianAndEnglishInTheirForms() {
        var russian = newsroom.publishes(article().in(Language.RUSSIAN).titled("Библиотеки Аксуларска ждут читателей"));
        var english = newsroom.publishes(
                article().in(Language.ENGLISH).titled("Aksularsk libraries are waiting for readers"));

        assertTrue(finds("библиотека аксуларск", russian));
        assertTrue(finds("библиотек аксуларске", russian));
        assertTrue(finds("library aksularsk", english));
        assertTrue(finds("Ақсуларск", english));
    }

    @Test
    void matchesPhrasesAndExclusions() {
        var near = newsroom.publishes(article().titled("Жұпаргүл алқабы кеңейді"));
        var apart = newsroom.publishes(article().titled("Жұпаргүл өсетін алқабы бар"));

        assertTrue(finds("жұпаргүл алқап", near) && finds("жұпаргүл алқап", apart));
        assertTrue(finds("\"жұпаргүл алқабы\"", near));
        assertFalse(finds("\"жұпаргүл алқабы\"", apart));
        assertFalse(finds("жұпаргүл -кеңею -кеңейді", near));
        assertTrue(finds("жұпаргүл -кеңейді", apart));
    }

    @Test
    void matchesTheLastWordByPrefix() {
        var story = newsroom.publishes(article().titled("Көкқанаттылар мерекесі"));

        assertTrue(finds("көкқана", story));
        assertTrue(finds("kokqana", story));
        assertFalse(finds("көкқана мереке", story));
    }

    @Test
    void findsAuthorsAndPhotoCredits() {
        var author = newsroom.author("Ұлболсын Тәжіқара");
        var photo = newsroom.photo("Фото", "Сырғанат Өрімбай");
        var story = newsroom.publishes(article().by(author).withLeadPhoto(photo));

        assertTrue(finds("Ұлболсын Тәжіқара", story));
        assertTrue(finds("Сырғанат", story));
    }

    @Test
    void putsTheTitleBeforeTheBodyAndTheNewBeforeTheOld() {
        var body =
                newsroom.publishes(article().saying("Мұнда құлпытасхана бар.").datedOn(LocalDate.of(2026, 5, 1)));
        var old = newsroom.publishes(article().titled("Құлпытасхана").datedOn(LocalDate.of(2024, 1, 1)));
        var title = newsroom.publishes(article().titled("Құлпытасхана").datedOn(LocalDate.of(2026, 5, 1)));

        assertEquals(
                List.of(title.id().toString(), old.id().toString()),
                ids(search("құлпытасхана")).stream()
                        .filter(id -> !id.equals(body.id().toString()))
                        .toList());
        assertEquals(title.id().toString(), ids(search("құлпытасхана")).getFirst());
        search(Map.of("q", "құлпытасхана", "sort", "publishedAt"))
                .body("items[0].id", equalTo(old.id().toString()));
    }

    @Test
    void pagesThroughASearch() {
        IntStream.range(0, 7).forEach(i -> newsroom.publishes(article().titled("Тоғызқырат " + i)));
        for (var sort : List.of("relevance", "-publishedAt")) {
            var seen = new ArrayList<String>();
            String cursor = null;
            do {
                var parameters = new HashMap<String, String>(Map.of("q", "тоғызқырат", "limit", "3", "sort", sort));
                if (cursor != null) {
                    parameters.put("cursor", cursor);
                }
                var page = search(parameters);
                seen.addAll(ids(page));
                cursor = page.extract().path("page.next");
            } while (cursor != null);
            assertEquals(7, seen.size());
            assertEquals(7, new HashSet<>(seen).size());
        }
    }

    /** Words are searched a few months at a time; matches at the borders of months and far back must be in order. */
    @Test
    void returnsMatchesInTheOrderOfPublicationHoweverOld() {
        var days = Stream.of(
                        "2026-11-02",
                        "2026-11-01",
                        "2026-10-31",
                        "2026-07-01",
                        "2026-06-30",
                        "2026-02-28",
                        "2025-03-01",
                        "2025-02-28",
                        "2019-10-31",
                        "2019-10-31",
                        "2019-10-31",
                        "1998-07-01",
                        "1996-02-29",
                        "1913-01-02")
                .toList();
        var shuffled = new ArrayList<>(days);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.forEach(
                day -> newsroom.publishes(article().titled("Шежіреқонды").datedOn(LocalDate.parse(day))));

        var newest = Map.of("q", "шежіреқонды", "sort", "-publishedAt");
        var oldest = Map.of("q", "шежіреқонды", "sort", "publishedAt");
        var range = Map.of("from", "2025-02-28", "to", "2026-07-01");
        assertEquals(days, thereAndBack(newest));
        assertEquals(days.reversed(), thereAndBack(oldest));
        assertEquals(days.subList(3, 8), thereAndBack(joined(newest, range)));
        assertEquals(days.subList(3, 8).reversed(), thereAndBack(joined(oldest, range)));
        assertEquals(days, thereAndBack(Map.of("q", "шежіреқонды")));
    }

    private static Map<String, String> joined(Map<String, String> one, Map<String, String> other) {
        var both = new HashMap<>(one);
        both.putAll(other);
        return both;
    }

    /** The dates on all pages, turned to the last one; and back to the first one they are the same. */
    private static List<String> thereAndBack(Map<String, String> parameters) {
        var pages = new ArrayDeque<List<String>>();
        String prev = null;
        String next = null;
        do {
            var page = page(parameters, next);
            pages.addLast(page.extract().path("items.publishedAt"));
            prev = page.extract().path("page.prev");
            next = page.extract().path("page.next");
        } while (next != null);
        var days = pages.stream()
                .flatMap(List::stream)
                .map(time -> time.substring(0, 10))
                .toList();
        pages.removeLast();
        while (!pages.isEmpty()) {
            var page = page(parameters, requireNonNull(prev));
            assertEquals(pages.removeLast(), page.extract().path("items.publishedAt"));
            prev = page.extract().path("page.prev");
        }
        assertNull(prev);
        return days;
    }

    private static ValidatableResponse page(Map<String, String> parameters, @Nullable String cursor) {
        var all = joined(parameters, Map.of("limit", "3"));
        return search(cursor == null ? all : joined(all, Map.of("cursor", cursor)));
    }

    @Test
    void countsWhatItFinds() {
        var tag = newsroom.tag("Сүгірет");
        newsroom.publishes(article().titled("Шыңырау бірінші").tagged(tag));
        newsroom.publishes(article().titled("Шыңырау екінші").tagged(tag));
        newsroom.publishes(article().titled("Шыңырау үшінші"));

        search(Map.of("q", "шыңырау", "facets", "tag,section", "count", "exact"))
                .body("page.total.value", equalTo(3))
                .body("facets.tag.find { it.slug == '" + tag.value() + "' }.count", equalTo(2));
        search(Map.of("q", "шыңырау", "tag", tag.value())).body("items.size()", equalTo(2));
    }

    /** No reader could turn to an article that is not ranked. */
    @Test
    void countsNoMoreThanItRanks() {
        var tag = newsroom.tag("Реттелген");
        for (int i = 0; i < 260; i++) {
            newsroom.publishes(article()
                    .titled("Реттік " + i)
                    .saying("Бұлдырқара " + i)
                    .datedOn(LocalDate.parse("2019-03-01"))
                    .tagged(tag));
        }
        var many = Map.of("q", "бұлдырқара", "tag", tag.value(), "count", "exact");
        search(joined(many, Map.of("sort", "-publishedAt")))
                .body("page.total.value", equalTo(260))
                .body("page.ranked", nullValue());
        search(many)
                .body("page.total.value", equalTo(250))
                .body("page.total.precision", equalTo("at-least"))
                .body("page.ranked", equalTo(250));
        search(joined(many, Map.of("limit", "50", "page", "5")))
                .body("items.size()", equalTo(50))
                .body("page.next", nullValue());
        search(joined(many, Map.of("limit", "50", "page", "6")))
                .body("items", empty())
                .body("page.total.value", equalTo(250));
    }

    @Test
    void suggestsASpelling() {
        newsroom.publishes(article().titled("Тербелмелі зерттеухана"));

        search("зертеухана").body("items", empty()).body("didYouMean", equalTo("зерттеухана"));
        search("зерттеухана").body("didYouMean", nullValue());
    }

    @Test
    void neverFindsADraft() {
        var marker = "фыщқүмбелгі"; // no other word is like it
        newsroom.drafts(article().titled(marker).withLede(marker).saying(marker));
        var story = newsroom.publishes(article().titled("Ашық мақала"));
        newsroom.redrafts(story, article().titled(marker));

        search(Map.of("q", marker, "count", "exact", "facets", "tag,lang,author,section"))
                .body("items", empty())
                .body("page.total.value", equalTo(0))
                .body("didYouMean", nullValue());
    }

    @Test
    void dropsWhatAnEditRemoved() {
        var story = newsroom.publishes(article().titled("Ескіатауберді").saying("Ескісөзберді деген."));
        assertTrue(finds("ескіатауберді", story) && finds("ескісөзберді", story));

        newsroom.redrafts(story, article().titled("Жаңаатауберді").saying("Жаңасөзберді деген."));
        assertTrue(finds("ескіатауберді", story));
        newsroom.publishes(story);

        assertFalse(finds("ескіатауберді", story) || finds("ескісөзберді", story));
        assertTrue(finds("жаңаатауберді", story) && finds("жаңасөзберді", story));
    }

    @Test
    void acceptsAnyText() {
        var all = newsroom.publishes(article().titled("Foo and bar"));
        for (var typed : List.of(
                "%",
                "\\",
                "_",
                "' or 1=1 --",
                "foo & | bar",
                "((",
                "!",
                "'",
                "a<999999>b",
                "foo:*",
                "\"",
                "\"\"",
                "-",
                "-\"",
                "*",
                "$$",
                "{}",
                "\u00a0",
                "\ud83d\ude00",
                "а".repeat(200),
                "\"".repeat(200),
                "-a ".repeat(66),
                "a-".repeat(100),
                "(a+)+$",
                "1.1.1.1.1.1.1",
                "и",
                "the",
                "NULL",
                "\\'",
                ":A",
                "a:*ABCD")) {
            search(typed);
        }
        search("%").body("items", empty());
        search("_").body("items", empty());
        search("foo & | bar").body("items.id", hasItem(all.id().toString()));
        query(Map.of("q", "а".repeat(201))).statusCode(400).body("errors[0].parameter", equalTo("q"));
        given().urlEncodingEnabled(false).get("/api/articles?q=%00").then().statusCode(400);
        query(Map.of("sort", "relevance")).statusCode(400);
    }

    private boolean finds(String typed, Story story) {
        return ids(search(typed)).contains(story.id().toString());
    }

    private static List<String> ids(ValidatableResponse page) {
        return page.extract().path("items.id");
    }

    private static ValidatableResponse search(String typed) {
        return search(Map.of("q", typed));
    }

    private static ValidatableResponse search(Map<String, String> parameters) {
        return query(parameters).statusCode(200);
    }

    private static ValidatableResponse query(Map<String, String> parameters) {
        return given().queryParams(parameters).get("/api/articles").then();
    }
}
