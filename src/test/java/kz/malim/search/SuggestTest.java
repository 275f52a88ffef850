package kz.malim.search;

import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SuggestTest {
    @Inject
    Newsroom newsroom;

    @Test
    void suggestsTitlesAsTheyAreTyped() {
        var story = newsroom.publishes(article().titled("Жұлдызтанушылар кеңесі"));
        newsroom.drafts(article().titled("Жұлдызтанушылар құпиясы"));

        for (var typed : List.of("жұлдызт", "juldyzt", "zhuldyzt", "жулдызтанушылар ке")) {
            suggest(typed)
                    .body("items.slug", hasItem(story.slug()))
                    .body("items.text", not(hasItem("Жұлдызтанушылар құпиясы")));
        }
        suggest("жұлдызт").body("items[0].url", equalTo(story.path())).body("items[0].type", equalTo("article"));
    }

    @Test
    void suggestsPeopleTagsAndSections() {
        var author = newsroom.author("Ғарифолла Мыңжасар");
        var tag = newsroom.tag("Мыңжылқы");
        var section = newsroom.section("Мыңбұлақ");
        newsroom.publishes(article().by(author).tagged(tag).inSection(section));

        await().untilAsserted(() -> suggest("мың")
                .body("items.slug", hasItem(author.value()))
                .body("items.slug", hasItem(tag.value()))
                .body("items.slug", hasItem(section.value())));
    }

    @Test
    void suggestsTitlesThatBeginSoFirstAndMarksTheWords() {
        newsroom.publishes(article().titled("Мұнартауда қар жауды"));
        newsroom.publishes(article().titled("Қар мұнартауды басты"));

        suggest("мұнарт")
                .body("items.text", contains("Мұнартауда қар жауды", "Қар мұнартауды басты"))
                .body("items[0].highlight.text", contains("Мұнартауда", " қар жауды"))
                .body("items[0].highlight.match", contains(true, false))
                .body("items[1].highlight.text", contains("Қар ", "мұнартауды", " басты"));
    }

    @Test
    void acceptsAnyText() {
        for (var typed : List.of("ж", "%", "((", "-", "'", "\"", "&|!", "-жұлдыз")) {
            suggest(typed).body("items", empty());
        }
        given().queryParam("q", "а".repeat(201))
                .get("/api/search/suggest")
                .then()
                .statusCode(400);
        given().get("/api/search/suggest").then().statusCode(400);
    }

    private static ValidatableResponse suggest(String typed) {
        return given().queryParam("q", typed).get("/api/search/suggest").then().statusCode(200);
    }
}
