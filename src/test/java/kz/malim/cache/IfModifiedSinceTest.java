package kz.malim.cache;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.head;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import kz.malim.support.Newsroom;
import kz.malim.web.HttpDate;
import org.junit.jupiter.api.Test;

/** {@code If-Modified-Since} leads to a {@code 304} when nothing changed, and never when something did. */
@QuarkusTest
class IfModifiedSinceTest {
    private static final String HIT = "malim; hit";

    @Inject
    Newsroom newsroom;

    @Inject
    CachedResponses responses;

    @Inject
    DataSource database;

    @Test
    void everyResourceSends304FromTheCacheAndWithoutIt() {
        var tag = newsroom.tag("Мәдениет");
        var photo = newsroom.photo("Фото", "Айгерім");
        var day = LocalDate.of(1996, 2, 29);
        var story =
                newsroom.publishes(article().tagged(tag).withLeadPhoto(photo).datedOn(day));
        var block = newsroom.block("Block", story);
        var paths = List.of(
                story.path(),
                story.path() + "?include=related,blocks",
                "/api/articles?tag=" + tag.value(),
                "/api/articles?q=Мәдениет",
                "/api/search/suggest?q=Мәд",
                "/api/blocks",
                "/api/blocks/" + block.value(),
                "/api/photos/" + photo,
                "/feeds/all.rss",
                "/feeds/tag/" + tag.value() + ".json",
                "/sitemap.xml",
                "/sitemap-news.xml",
                "/sitemaps/" + day + ".xml",
                "/robots.txt");

        for (var path : paths) {
            var modified = settled(path);

            since(modified, path)
                    .then()
                    .statusCode(304)
                    .header("Cache-Status", HIT)
                    .header("ETag", not(nullValue()))
                    .header("Content-Length", nullValue())
                    .body(emptyString());
            responses.reset();
            since(modified, path).then().statusCode(304).header("Cache-Status", "malim; fwd=miss; stored");
            given().header("If-Modified-Since", modified).head(path).then().statusCode(304);
            responses.reset();
            get(path).then().statusCode(200).header("Last-Modified", modified);
            head(path).then().statusCode(200).header("Last-Modified", modified);
        }
        newsroom.removes(block);
    }

    @Test
    void whatChangesTwiceInASecondIsSentTwice() {
        var story = newsroom.publishes(article().titled("One"));
        for (var title : List.of("Two", "Three", "Four")) {
            var first = get(story.path()).header("Last-Modified");

            newsroom.edits(story, article().titled(title));

            since(first, story.path()).then().statusCode(200).body("title", equalTo(title));
        }
    }

    @Test
    void isTheTimeOfTheChangeAndNeverLaterThanNow() {
        var path = newsroom.publishes(article()).path();

        for (int time = 0; time < 2; time++) {
            var response = get(path);

            long date = HttpDate.epochSecond(response.header("Date"));
            assertTrue(
                    second(response) <= date && second(response) > date - 60,
                    response.headers().toString());
        }
    }

    @Test
    void aListWhoseNewestIsWithdrawnIsSentAgainAndIsNotOlderThanBefore() {
        var tag = newsroom.tag("Спорт");
        newsroom.publishes(article().tagged(tag));
        var leaves = newsroom.publishes(article().tagged(tag));
        var list = "/api/articles?tag=" + tag.value();
        var feed = "/feeds/tag/" + tag.value() + ".json";
        var listBefore = settled(list);
        var feedBefore = settled(feed);

        newsroom.takesDown(leaves, "Сот шешімі");

        var listAfter = since(listBefore, list);
        listAfter.then().statusCode(200).body("items.size()", equalTo(1));
        assertTrue(
                second(listAfter) >= HttpDate.epochSecond(listBefore),
                listBefore + ", and then " + listAfter.headers());
        var feedAfter = since(feedBefore, feed);
        feedAfter.then().statusCode(200).body("items.size()", equalTo(1));
        assertTrue(
                second(feedAfter) >= HttpDate.epochSecond(feedBefore),
                feedBefore + ", and then " + feedAfter.headers());
    }

    @Test
    void aListIsSentAgainWhenATagItShowsIsRenamed() throws SQLException {
        var tag = newsroom.tag("Қала");
        newsroom.publishes(article().tagged(tag));
        var path = "/api/articles?tag=" + tag.value();
        var before = settled(path);

        sql("update tag set name = 'Астана', version = version + 1 where slug = '" + tag.value() + "'");

        since(before, path).then().statusCode(200).body("items[0].tags.name", contains("Астана"));
    }

    /** Nothing is written when a placement ends. */
    @Test
    void aBlockIsSentAgainWhenAPlacementEnds() throws SQLException {
        var story = newsroom.publishes(article());
        var block = newsroom.block("In time", story);
        sql("update front_placement set valid_until = now() + interval '4 seconds' where article_id = '" + story.id()
                + "' and block_id = (select id from front_block where name = '" + block.value() + "')");
        var path = "/api/blocks/" + block.value();
        var before = settled(path);
        get(path).then().body("items.size()", equalTo(1));

        await().untilAsserted(() -> get(path).then().body("items.size()", equalTo(0)));

        since(before, path).then().statusCode(200);
        responses.reset();
        var after = settled(path);
        assertTrue(HttpDate.epochSecond(after) >= HttpDate.epochSecond(before) + 2, before + " and then " + after);
        newsroom.removes(block);
    }

    @Test
    void aListIsSentAgainWhenAScheduledTransitionRemovesAnArticle() throws SQLException {
        var tag = newsroom.tag("Ертең");
        var story = newsroom.publishes(article().tagged(tag));
        newsroom.publishes(article().tagged(tag));
        sql(
                "update revision set shown_until = now() + interval '4 seconds' where state = 'published' and article_id = '"
                        + story.id() + "'");
        var path = "/api/articles?tag=" + tag.value();
        var before = settled(path);
        get(path).then().body("items.size()", equalTo(2));

        await().untilAsserted(() -> get(path).then().body("items.size()", equalTo(1)));

        since(before, path).then().statusCode(200);
    }

    @Test
    void ifNoneMatchTakesPrecedence() {
        var path = newsroom.publishes(article()).path();
        var modified = settled(path);
        var etag = get(path).header("ETag");

        for (int time = 0; time < 2; time++) {
            given().header("If-Modified-Since", modified)
                    .header("If-None-Match", "\"another\"")
                    .get(path)
                    .then()
                    .statusCode(200);
            given().header("If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT")
                    .header("If-None-Match", etag)
                    .get(path)
                    .then()
                    .statusCode(304);
            responses.reset();
        }
    }

    @Test
    void invalidAndFutureDatesAreIgnored() {
        var path = newsroom.publishes(article()).path();
        var modified = settled(path);
        var tomorrow = HttpDate.of(Instant.now().getEpochSecond() + 86_400);

        for (int time = 0; time < 2; time++) {
            for (var date : List.of(
                    "yesterday", "", "0", modified + ", " + modified, modified.toLowerCase(Locale.ROOT), tomorrow)) {
                since(date, path).then().statusCode(200);
            }
            given().header("If-Modified-Since", modified, modified)
                    .get(path)
                    .then()
                    .statusCode(200);
            responses.reset();
        }
    }

    @Test
    void theOtherFormatsOfHttpDatesAreUnderstood() {
        var path = newsroom.publishes(article()).path();
        var modified =
                Instant.ofEpochSecond(HttpDate.epochSecond(settled(path))).atOffset(ZoneOffset.UTC);

        for (var format : List.of("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", "EEE MMM ppd HH:mm:ss yyyy")) {
            var formatter = DateTimeFormatter.ofPattern(format, Locale.US);
            since(formatter.format(modified), path).then().statusCode(304);
            since(formatter.format(modified.minusSeconds(1)), path).then().statusCode(200);
        }
    }

    private static Response since(String date, String path) {
        return given().header("If-Modified-Since", date).get(path);
    }

    /** What {@code Last-Modified} is some seconds after the last change. */
    private static String settled(String path) {
        var modified = new String[1];
        await().untilAsserted(() -> {
            var response = get(path);
            response.then().statusCode(200);
            modified[0] = response.header("Last-Modified");
            assertEquals(304, since(modified[0], path).statusCode(), () -> path + " of " + modified[0]);
        });
        return modified[0];
    }

    private static long second(Response response) {
        return HttpDate.epochSecond(response.header("Last-Modified"));
    }

    private void sql(String text) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
