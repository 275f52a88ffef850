package kz.malim.listing;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One article of a far century makes nothing slow for the others. */
@QuarkusTest
class FarDatesTest {
    private final List<Story> published = new ArrayList<>();

    @Inject
    Newsroom newsroom;

    /** Since other tests look for their own articles among the newest. */
    @AfterEach
    void takesThemDown() {
        published.forEach(story -> newsroom.takesDown(story, "For a test"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9998-12-31", "1000-01-01", "3024-05-23"})
    void isFoundLikeAnyOther(String day) {
        var word = word();
        var far = publishes(word + " far", day);
        var near = newsroom.publishes(article().titled(word + " near").datedOn(LocalDate.parse("2026-05-23")));
        boolean later = day.compareTo("2026") > 0;

        search(word, "-publishedAt")
                .body("items.slug", later ? contains(far.slug(), near.slug()) : contains(near.slug(), far.slug()));
        search(word, "publishedAt")
                .body("items.slug", later ? contains(near.slug(), far.slug()) : contains(far.slug(), near.slug()));
        search(word + " near", "relevance").body("items.slug", contains(near.slug()));
        given().queryParam("q", word)
                .get("/api/search/suggest")
                .then()
                .statusCode(200)
                .body("items.slug", hasItem(far.slug()));
        for (var path : new String[] {"/sitemap.xml", "/sitemap-news.xml", "/feeds/all.rss", "/feeds/all.json"}) {
            get(path).then().statusCode(200);
        }
    }

    @Test
    void costsNothingWhenNothingMatches() {
        publishes("far", "9998-12-31");

        search("nothing-has-" + word(), "relevance").body("items", empty());
    }

    private Story publishes(String title, String day) {
        var story = newsroom.publishes(article().titled(title).datedOn(LocalDate.parse(day)));
        published.add(story);
        return story;
    }

    private static ValidatableResponse search(String q, String sort) {
        return given().queryParam("q", q)
                .queryParam("sort", sort)
                .get("/api/articles")
                .then()
                .statusCode(200);
    }

    private static String word() {
        return "sozdik" + UUID.randomUUID().toString().replace("-", "");
    }
}
