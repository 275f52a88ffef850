package kz.malim.syndication;

import static io.restassured.RestAssured.get;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import kz.malim.support.Newsroom;
import kz.malim.support.OwnDatabase;
import kz.malim.text.Language;
import org.hamcrest.MatcherAssert;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(OwnDatabase.Profile.class)
class SitemapResourceTest {
    @Inject
    Newsroom newsroom;

    @Inject
    Clock clock;

    @Test
    void theIndexLeadsToEveryDayAndTheDayToEveryArticle() {
        var early = newsroom.publishes(article().datedOn(LocalDate.of(1999, 3, 1)));
        var late = newsroom.publishes(article().datedAt(OffsetDateTime.parse("1999-03-01T23:59:59+06:00")));
        var other = newsroom.publishes(article().datedOn(LocalDate.of(1999, 3, 5)));
        newsroom.drafts(article().datedOn(LocalDate.of(1999, 3, 9)));

        var index = xml("/sitemap.xml");

        var days = index.select("sitemapindex > sitemap > loc").eachText();
        assertEquals(days.stream().distinct().sorted((a, b) -> b.compareTo(a)).toList(), days);
        assertTrue(
                days.stream().anyMatch(day -> day.matches("https?://.*/sitemaps/1999-03-05\\.xml")), days.toString());
        assertTrue(days.stream().noneMatch(day -> day.contains("1999-03-09")), days.toString());
        var day = xml("/sitemaps/1999-03-01.xml").select("urlset > url > loc").eachText();
        assertEquals(2, day.size());
        assertTrue(day.getFirst().endsWith(late.path()) && day.getLast().endsWith(early.path()), day.toString());
        assertTrue(xml("/sitemaps/1999-03-05.xml").select("loc").text().endsWith(other.path()));
    }

    @Test
    void aTranslatedStoryNamesAllItsLanguages() {
        var original = newsroom.publishes(article().datedOn(LocalDate.of(1998, 1, 1)));
        var translation = newsroom.publishes(
                article().in(Language.RUSSIAN).translating(original).datedOn(LocalDate.of(1998, 1, 2)));

        var links = xml("/sitemaps/1998-01-02.xml").select("xhtml|link[rel=alternate]");

        assertEquals(2, links.size());
        assertTrue(links.select("[hreflang=kk]").attr("href").endsWith(original.path()));
        assertTrue(links.select("[hreflang=ru]").attr("href").endsWith(translation.path()));
    }

    @Test
    void newsAreTheLastTwoDaysOnly() {
        var now = OffsetDateTime.now(clock);
        var fresh = newsroom.publishes(
                article().titled("Жаңа & <ыстық>").datedAt(now.minusDays(2).plusMinutes(5)));
        var stale = newsroom.publishes(article().datedAt(now.minusDays(2).minusMinutes(5)));
        var future = newsroom.publishes(article().datedAt(now.plusHours(1)));

        var news = xml("/sitemap-news.xml").select("urlset > url");

        assertEquals(1, having(news, fresh.path()).size());
        assertEquals(0, having(news, stale.path()).size());
        assertEquals(0, having(news, future.path()).size());
        MatcherAssert.assertThat(news.size(), lessThanOrEqualTo(1000));
        var item = having(news, fresh.path());
        assertEquals("Malim", item.select("news|publication > news|name").text());
        assertEquals("kk", item.select("news|publication > news|language").text());
        assertEquals("Жаңа & <ыстық>", item.select("news|title").text());
        for (var date : news.select("news|publication_date").eachText()) {
            var when = date.length() == 10
                    ? LocalDate.parse(date)
                            .atStartOfDay(ZoneId.of("Asia/Almaty"))
                            .toOffsetDateTime()
                    : OffsetDateTime.parse(date);
            assertTrue(when.isAfter(now.minusDays(2)) && when.isBefore(now.plusMinutes(10)), date);
        }
    }

    @Test
    void newsOfAKnownDayHaveNoTimeOfDay() {
        var today = newsroom.publishes(article().datedOn(LocalDate.now(clock)));

        var item = having(xml("/sitemap-news.xml").select("url"), today.path());

        assertEquals(
                LocalDate.now(clock).toString(),
                item.select("news|publication_date").text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1066-10-14", "2026-02-30", "2026-1-1", "1", "-0001-01-01", "9999-12-31"})
    void aDayWithoutArticlesIsNotFound(String day) {
        get("/sitemaps/" + day + ".xml").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void robotsTxtListsTheSitemaps() {
        get("/robots.txt")
                .then()
                .statusCode(200)
                .contentType(equalTo("text/plain;charset=UTF-8"))
                .body(containsString("Sitemap: http"))
                .body(containsString("/sitemap.xml\n"));
    }

    private static Elements having(Elements urls, String path) {
        return new Elements(urls.stream()
                .filter(url -> url.select("loc").text().endsWith(path))
                .toList());
    }

    private static Document xml(String path) {
        var response = get(path);
        response.then().statusCode(200).contentType(equalTo("application/xml;charset=UTF-8"));
        return Jsoup.parse(response.asString(), Parser.xmlParser());
    }
}
