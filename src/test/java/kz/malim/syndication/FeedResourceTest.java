package kz.malim.syndication;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import kz.malim.cache.CdnTags;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FeedResourceTest {
    @Inject
    Newsroom newsroom;

    @Inject
    CdnTags cdn;

    @ParameterizedTest
    @CsvSource({"rss, application/rss+xml", "atom, application/atom+xml"})
    void aFeedReaderReadsThem(String form, String mediaType) throws FeedException {
        var tag = newsroom.tag("Көпір");
        var author = newsroom.author("Айгерім Садықова");
        var story = publish(tag, author);

        var response = get("/feeds/tag/" + tag + "." + form);

        response.then()
                .statusCode(200)
                .contentType(equalTo(mediaType + ";charset=UTF-8"))
                .header("Content-Language", equalTo("kk"))
                .header("Server-Timing", containsString("1 statements"));
        var feed = read(response.asString());
        assertEquals("Malim – Көпір", feed.getTitle());
        var entry = feed.getEntries().getFirst();
        assertEquals("Көпір ашылды & «Арай»", entry.getTitle());
        assertEquals("urn:uuid:" + story.id(), entry.getUri());
        assertTrue(entry.getLink().endsWith(story.path()), entry.getLink());
        assertTrue(entry.getLink().startsWith("http"), entry.getLink());
        assertEquals(
                LocalDate.of(2026, 5, 23).atStartOfDay(ZoneId.of("Asia/Almaty")).toInstant(),
                entry.getPublishedDate().toInstant());
        assertTrue(entry.getAuthors().stream().anyMatch(one -> one.getName().equals("Айгерім Садықова"))
                || entry.getAuthor().equals("Айгерім Садықова"));
        var content = Jsoup.parse(contentOf(entry));
        assertEquals(
                "Фото: Данияр <Қайратұлы>", content.select("figcaption small").text());
        assertTrue(content.text().contains("Абзац."));
        assertTrue(content.text().contains("Kazinform"));
    }

    @Test
    void rssNamesThePhotographerThoughThereIsNoFile() {
        var tag = newsroom.tag("Көпір");
        publish(tag, newsroom.author("Айгерім Садықова"));

        var item = Jsoup.parse(get("/feeds/tag/" + tag + ".rss").asString(), Parser.xmlParser())
                .select("item");

        assertEquals("Фото: Данияр <Қайратұлы>", item.select("media|credit").text());
        assertEquals("2026-05-23", item.select("dcterms|date").text());
        assertEquals("Айгерім Садықова", item.select("dc|creator").text());
        assertEquals("false", item.select("guid").attr("isPermaLink"));
    }

    @Test
    void jsonFeedHasTheFieldsOfItsStandard() {
        var tag = newsroom.tag("Көпір");
        var author = newsroom.author("Айгерім Садықова");
        var story = publish(tag, author);

        get("/feeds/author/" + author + ".json")
                .then()
                .statusCode(200)
                .contentType(equalTo("application/feed+json;charset=UTF-8"))
                .body("version", equalTo("https://jsonfeed.org/version/1.1"))
                .body("title", equalTo("Malim – Айгерім Садықова"))
                .body("home_page_url", startsWith("http"))
                .body("feed_url", startsWith("http"))
                .body("language", equalTo("kk"))
                .body("items", hasSize(1))
                .body("items[0].id", equalTo("urn:uuid:" + story.id()))
                .body("items[0].url", startsWith("http"))
                .body("items[0].title", equalTo("Көпір ашылды & «Арай»"))
                .body("items[0].summary", equalTo("Лид."))
                .body("items[0].content_html", containsString("<p>Абзац.</p>"))
                .body("items[0].date_published", equalTo("2026-05-23T00:00:00+05:00"))
                .body("items[0].authors[0].name", equalTo("Айгерім Садықова"))
                .body("items[0].tags[0]", equalTo("Көпір"))
                .body("items[0]._malim.published.precision", equalTo("day"))
                .body("items[0]._malim.photos[0].credit", equalTo("Фото: Данияр <Қайратұлы>"));
    }

    @Test
    void arabicLettersRunFromRightToLeftInEveryForm() {
        var tag = newsroom.tag("Тоте");
        var story = newsroom.publishes(article()
                .titled("قالادا جاڭا كوپىر اشىلدى")
                .in(Language.KAZAKH_ARABIC)
                .tagged(tag));

        given().accept("text/html")
                .get(story.path())
                .then()
                .body(containsString("<article lang=\"kk-Arab\" dir=\"rtl\""));
        given().accept("application/ld+json")
                .get(story.path())
                .then()
                .body("'@context'[1].'@direction'", equalTo("rtl"));
        get("/feeds/tag/" + tag + ".json")
                .then()
                .body("items[0].content_html", startsWith("<div lang=\"kk-Arab\" dir=\"rtl\">"));
        for (var form : List.of("rss", "atom")) {
            var content = Jsoup.parse(get("/feeds/tag/" + tag + "." + form).asString(), Parser.xmlParser())
                    .select(form.equals("rss") ? "content|encoded" : "content")
                    .text();
            assertTrue(content.startsWith("<div lang=\"kk-Arab\" dir=\"rtl\">"), content);
        }
        var left = newsroom.publishes(article().titled("Сол жақтан"));
        given().accept("text/html").get(left.path()).then().body(not(containsString("rtl")));
    }

    @Test
    void theNewestThirtyNewestFirst() {
        var tag = newsroom.tag("Көп");
        IntStream.rangeClosed(1, 31)
                .forEach(n -> newsroom.publishes(article()
                        .titled("Story " + n)
                        .tagged(tag)
                        .datedAt(OffsetDateTime.parse("2026-05-01T00:00:00+05:00")
                                .plusHours(n))));

        get("/feeds/tag/" + tag + ".json")
                .then()
                .body("items", hasSize(30))
                .body("items[0].title", equalTo("Story 31"))
                .body("items[29].title", equalTo("Story 2"));
    }

    @Test
    void aSectionHasWhatItsSectionsHave() {
        var sport = newsroom.section("Спорт");
        var football = newsroom.section("Футбол", sport);
        newsroom.publishes(article().titled("Гол").inSection(football));

        get("/feeds/section/" + sport + ".json").then().body("items.title", equalTo(List.of("Гол")));
    }

    @Test
    void aSectionWithoutStoriesHasAnEmptyFeed() {
        var section = newsroom.section("Бос");

        get("/feeds/section/" + section + ".json").then().statusCode(200).body("items", equalTo(List.of()));
        get("/feeds/section/" + section + ".atom").then().statusCode(200);
        get("/feeds/section/joq-" + section + ".atom").then().statusCode(404);
    }

    @Test
    void aFeedIsThereForEverythingAndForALanguage() {
        newsroom.publishes(article().in(Language.ENGLISH).titled("English"));

        get("/feeds/all.rss").then().statusCode(200);
        get("/feeds/lang/en.json").then().statusCode(200).body("language", equalTo("en"));
    }

    @Test
    void draftsAreInNone() {
        var tag = newsroom.tag("Құпия");
        newsroom.drafts(article().tagged(tag));

        get("/feeds/tag/" + tag + ".rss").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tag/no-such-tag.rss", "section/no-such.atom", "author/nobody.json", "lang/fr.rss", "lang/KK.rss",
                "tag/Big.rss", "all.xml", "tag/x.y.rss", "tag/.rss", "all.rss/more"
            })
    void whatDoesNotExistIsNotFound(String path) {
        get("/feeds/" + path).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void aMisspeltParameterIsRejected() {
        get("/feeds/all.rss?limit=3").then().statusCode(400);
    }

    @Test
    void anUnchangedFeedIsNotSentAgain() {
        var tag = newsroom.tag("Тыныш");
        newsroom.publishes(article().tagged(tag));
        var first = get("/feeds/tag/" + tag + ".rss");

        given().header("If-None-Match", first.header("ETag"))
                .get("/feeds/tag/" + tag + ".rss")
                .then()
                .statusCode(304);
        assertTrue(first.header("Cache-Tag")
                .contains(cdn.header(Set.of("list:tag:" + tag)).get("Cache-Tag")));
    }

    @Test
    void aCachedFeedIsInvalidatedByAnEditAndANewStory() {
        var tag = newsroom.tag("Жаңалық");
        var story = newsroom.publishes(article().titled("One").tagged(tag));
        var feed = "/feeds/tag/" + tag + ".json";
        get(feed).then().body("items.title", equalTo(List.of("One")));

        newsroom.edits(story, article().titled("Two").tagged(tag));
        newsroom.publishes(article().titled("Three").tagged(tag));

        await().untilAsserted(() -> get(feed).then().body("items.title", equalTo(List.of("Three", "Two"))));
    }

    private Story publish(Slug tag, Slug author) {
        return newsroom.publishes(article()
                .titled("Көпір ашылды & «Арай»")
                .withLede("Лид.")
                .tagged(tag)
                .by(author)
                .datedOn(LocalDate.of(2026, 5, 23))
                .attributedTo("Kazinform")
                .withLeadPhoto(newsroom.photo("Фото", "Данияр <Қайратұлы>"))
                .saying("Абзац."));
    }

    private static String contentOf(SyndEntry entry) {
        return entry.getContents().getFirst().getValue();
    }

    private static SyndFeed read(String xml) throws FeedException {
        return new SyndFeedInput().build(new StringReader(xml));
    }
}
