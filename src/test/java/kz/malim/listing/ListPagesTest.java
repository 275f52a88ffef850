package kz.malim.listing;

import static kz.malim.listing.Lists.allByLinks;
import static kz.malim.listing.Lists.allTitles;
import static kz.malim.listing.Lists.ids;
import static kz.malim.listing.Lists.list;
import static kz.malim.listing.Lists.next;
import static kz.malim.listing.Lists.titles;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import kz.malim.support.Newsroom;
import kz.malim.text.Slug;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ListPagesTest {
    private static final LocalDate JULY = LocalDate.of(2024, 7, 12);

    @Inject
    Newsroom newsroom;

    @Test
    void sortsArticlesOfOneDayConsistently() {
        var tag = newsroom.tag("Tag");
        for (var title : List.of("C", "A", "D", "B")) {
            newsroom.publishes(article().titled(title).tagged(tag).datedOn(JULY));
        }
        for (var sort : List.of("-publishedAt", "publishedAt", "-publishedAt,title", "publishedAt,-updatedAt,title")) {
            var list = "tag=" + tag + "&sort=" + sort;
            var order = titles(list);

            for (int i = 0; i < 20; i++) {
                assertEquals(order, titles(list));
            }
            assertEquals(order, allTitles(list + "&limit=1"), "over page borders");
            assertEquals(order, allTitles(list + "&limit=3"), "over page borders");
        }
    }

    @Test
    void sortsByMoreThanOneKey() {
        var tag = newsroom.tag("Tag");
        newsroom.publishes(article().titled("B").tagged(tag).datedOn(JULY));
        newsroom.publishes(article().titled("A").tagged(tag).datedOn(JULY));
        newsroom.publishes(article().titled("C").tagged(tag).datedOn(JULY.plusDays(1)));
        newsroom.publishes(article().titled("A").tagged(tag).datedOn(JULY.plusDays(2)));
        var list = "tag=" + tag + "&sort=";

        assertEquals(List.of("A", "C", "A", "B"), allTitles(list + "-publishedAt,title&limit=1"));
        assertEquals(List.of("A", "C", "B", "A"), allTitles(list + "-publishedAt,-title&limit=1"));
        assertEquals(List.of("B", "A", "C", "A"), allTitles(list + "updatedAt&limit=1"));
        assertEquals(List.of("A", "A", "B", "C"), allTitles(list + "title,-publishedAt&limit=1"));
        assertEquals(
                List.of("2024-07-14", "2024-07-12", "2024-07-12", "2024-07-13"),
                list(list + "title,-publishedAt").extract().path("items.published.date"));
    }

    @Test
    void sortsTitlesByTheKazakhAlphabet() {
        var tag = newsroom.tag("Tag");
        for (var title : List.of("Іс", "Яғни", "Үй", "Ит", "Ұлы", "Әлем", "Уақыт", "Алма")) {
            newsroom.publishes(article().titled(title).tagged(tag));
        }

        var titles = allTitles("tag=" + tag + "&sort=title&limit=3");

        assertEquals(List.of("Алма", "Әлем", "Ит", "Уақыт", "Ұлы", "Үй", "Іс", "Яғни"), titles);
    }

    @Test
    void rejectsALimitAboveTheMaximum() {
        list("limit=100").statusCode(200);
        list("limit=101").statusCode(400).body("detail", containsString("100"));
        list("limit=1001").statusCode(400).body("detail", containsString("100"));
    }

    @Test
    void returnsEveryArticleOnceByCursorsLinksAndPageNumbers() {
        var tag = tagOf(7);
        var all = titles("tag=" + tag);

        assertEquals(List.of("7", "6", "5", "4", "3", "2", "1"), all);
        assertEquals(all, allTitles("tag=" + tag + "&limit=2"));
        assertEquals(all, allByLinks("tag=" + tag + "&limit=2"));
        assertEquals(all, allByLinks("tag=" + tag + "&limit=2&page=1&fields=title,byline.text"));
        assertEquals(all.subList(3, 6), titles("tag=" + tag + "&limit=3&page=2"));
    }

    @Test
    void pagesBackwards() {
        var tag = tagOf(5);
        var list = "tag=" + tag + "&limit=2";
        var second = list(list + "&cursor=" + next(list)).body("items.title", equalTo(List.of("3", "2")));

        String prev = second.extract().path("page.prev");

        list(list + "&cursor=" + prev)
                .body("items.title", equalTo(List.of("5", "4")))
                .body("page.prev", nullValue());
    }

    @Test
    void limitsTheDepthOfNumberedPages() {
        var tag = tagOf(5);
        var list = "tag=" + tag + "&limit=2";

        list(list + "&page=3")
                .body("items.title", equalTo(List.of("1")))
                .header("Link", containsString("</api/articles?tag=" + tag + "&limit=2&page=2>; rel=\"prev\""))
                .header("Link", containsString("</api/articles?tag=" + tag + "&limit=2&page=1>; rel=\"first\""))
                .header("Link", not(containsString("next")));
        list(list + "&page=9").statusCode(200).body("items", equalTo(List.of()));
        list("limit=100&page=100").statusCode(200);
        list("limit=100&page=101").statusCode(400).body("detail", containsString("cursor"));
        list(list + "&page=2&cursor=" + next(list)).statusCode(400);
    }

    /** Two articles arrive between two pages: one newer than the first page, one among those of later pages. */
    @Test
    void repeatsAndSkipsNothingWhenArticlesArriveMeanwhile() {
        var tag = tagOf(5);
        var list = "tag=" + tag + "&limit=2";
        var first = titles(list);
        var next = next(list);

        newsroom.publishes(article().titled("newest").tagged(tag).datedOn(JULY.plusYears(1)));
        newsroom.publishes(article().titled("between").tagged(tag).datedAt(time(2).plusMinutes(1)));
        var rest = allTitles(list, next);

        assertEquals(List.of("5", "4"), first);
        assertEquals(List.of("3", "between", "2", "1"), rest);
    }

    @Test
    void distinguishesMicroseconds() {
        var tag = newsroom.tag("Tag");
        for (int i = 1; i <= 4; i++) {
            newsroom.publishes(article().titled("" + i).tagged(tag).datedAt(time(1).plusNanos(i * 1_000L)));
        }

        assertEquals(List.of("4", "3", "2", "1"), allTitles("tag=" + tag + "&limit=1"));
    }

    @Test
    void rejectsACursorOfAnotherList() {
        var tag = tagOf(3);
        var list = "tag=" + tag + "&limit=1";
        var cursor = "&cursor=" + next(list);

        list(list + cursor).statusCode(200);
        list("tag=" + tag + "&limit=2&fields=id" + cursor).statusCode(200);
        for (var other : List.of(
                "limit=1",
                list + "&lang=kk",
                list + "&sort=title",
                list + "&sort=publishedAt",
                "tag!=" + tag,
                "tag=" + tag + ",a",
                list + "&from=2024-01-01",
                "author=" + tag)) {
            list(other + cursor).statusCode(400).body("type", equalTo("/problems/invalid-cursor"));
        }
    }

    @Test
    void rejectsATamperedCursor() {
        var tag = tagOf(3);
        for (var sort : List.of("-publishedAt", "title", "-updatedAt,title")) {
            var list = "tag=" + tag + "&limit=1&sort=" + sort;
            var cursor = next(list);
            var wrong = new HashSet<String>();
            for (int i = 0; i < cursor.length(); i++) {
                char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
                wrong.add(cursor.substring(0, i) + other + cursor.substring(i + 1));
                wrong.add(cursor.substring(0, i));
            }
            wrong.addAll(List.of(cursor + "A", cursor + "=", "AAAA", "%D0%B0", "-1"));
            wrong.remove("");

            for (var text : wrong) {
                list(list + "&cursor=" + text).statusCode(400);
            }
        }
    }

    @Test
    void countsOnRequestOnly() {
        var tag = tagOf(3);
        var list = "limit=1&tag=" + tag;

        list(list).header("Server-Timing", containsString("\"1 statements\"")).body("page.total", nullValue());
        list(list + "&sort=title&lang=kk&count=none").header("Server-Timing", containsString("\"1 statements\""));
        list(list + "&count=exact")
                .header("Server-Timing", containsString("\"2 statements\""))
                .body("page.total.value", equalTo(3))
                .body("page.total.precision", equalTo("exact"));
        list(list + "&tag!=nothing&lang=kk&count=exact").body("page.total.value", equalTo(3));
        list(list + "&count=estimate")
                .header("Server-Timing", containsString("\"2 statements\""))
                .body("page.total.value", equalTo(3))
                .body("page.total.precision", equalTo("exact"));
        list(list + "&count=exact&facets=tag,section,author,lang")
                .header("Server-Timing", containsString("\"2 statements\""))
                .body("page.total.value", equalTo(3));
    }

    @Test
    void executesOneStatementForAnyFilters() {
        var tag = tagOf(3);

        for (var query :
                List.of("", "&lang=kk", "&sort=title", "&lang=kk,ru&from=2020-01-01&sort=-updatedAt,title&tag!=a")) {
            list("tag=" + tag + query)
                    .header("Server-Timing", containsString("\"1 statements\""))
                    .body("items.size()", equalTo(3));
        }
        assertTrue(ids("tag=" + tag + "&lang=kk-Arab").isEmpty());
    }

    @Test
    void executesTwoMoreStatementsForASearch() {
        newsroom.publishes(article().titled("Сұраусанағыш бірінші"));
        var search = "q=" + URLEncoder.encode("сұраусанағыш", StandardCharsets.UTF_8);

        for (var query : List.of("", "&lang=kk", "&sort=-publishedAt", "&sort=title&from=2020-01-01")) {
            list(search + query)
                    .header("Server-Timing", containsString("\"3 statements\""))
                    .body("items.size()", equalTo(1));
        }
        list(search + "&count=exact&facets=lang")
                .header("Server-Timing", containsString("\"4 statements\""))
                .body("page.total.value", equalTo(1));
    }

    /** Articles "1", "2", … each published a day after the one before. */
    private Slug tagOf(int articles) {
        var tag = newsroom.tag("Tag");
        for (int i = 1; i <= articles; i++) {
            newsroom.publishes(article().titled("" + i).tagged(tag).datedAt(time(i)));
        }
        return tag;
    }

    private static OffsetDateTime time(int day) {
        return OffsetDateTime.parse("2024-05-01T09:00:00.123456Z").plusDays(day);
    }
}
