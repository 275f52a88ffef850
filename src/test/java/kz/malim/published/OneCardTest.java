package kz.malim.published;

import static io.restassured.RestAssured.get;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import kz.malim.text.Slug;
import org.junit.jupiter.api.Test;

/** A story's card is the same wherever it stands. */
@QuarkusTest
class OneCardTest {
    @Inject
    Newsroom newsroom;

    @Test
    void isTheSameInListsBlocksRelatedListsAndTheArticle() {
        var author = newsroom.author("Айгерім Карта");
        var story = dressed(author);
        var asked = newsroom.publishes(article().titled("Жанында").relatedTo(story));
        var block = newsroom.block("Карталар", story);

        var listed = card("/api/articles?ids=" + story.id(), "items[0]");

        assertEquals(listed, card("/api/blocks/" + block, "items[0]"));
        var related = card(asked.path() + "/related", "items[0]");
        assertEquals("curated", related.remove("origin"));
        assertEquals(listed, related);
        var whole = card(story.path(), "$");
        listed.forEach((field, value) -> {
            if (!field.equals("tags")) { // an article's are linked
                assertEquals(value, whole.get(field), field);
            }
        });
        newsroom.removes(block);
    }

    @Test
    void hasTheTitleAndTheLedeOfItsPlace() {
        var story = dressed(newsroom.author("Ерлан Орын"));
        var block = newsroom.block("Орындар", story, "Мұнда", "Осылай.");
        var listed = card("/api/articles?ids=" + story.id(), "items[0]");

        var placed = card("/api/blocks/" + block, "items[0]");

        assertEquals("Мұнда", placed.put("title", listed.get("title")));
        assertEquals("Осылай.", placed.put("lede", listed.get("lede")));
        assertEquals(listed, placed);
        newsroom.removes(block);
    }

    @Test
    void changesWithTheNamesOnItWhereverItStands() {
        var editor = new Client(newsroom.keyOf(Role.ADMIN));
        var record = editor.makes("/management/authors", Map.of("name", "Бұрынғы Есім", "kind", "person"));
        var story = dressed(new Slug(editor.reads(record).path("slug")));
        var asked = newsroom.publishes(article().titled("Жанында").relatedTo(story));
        var block = newsroom.block("Есімдер", story);
        var places = Map.of(
                "/api/articles?ids=" + story.id(), "items[0]",
                "/api/blocks/" + block, "items[0]",
                asked.path() + "/related", "items[0]",
                asked.path() + "?include=related", "related.items[0]");
        places.forEach(
                (address, place) -> assertTrue(card(address, place).toString().contains("Бұрынғы Есім")));

        editor.puts(record, Map.of("name", "Жаңа Есім", "kind", "person"))
                .then()
                .statusCode(200);

        places.forEach((address, place) -> await().untilAsserted(
                        () -> assertTrue(card(address, place).toString().contains("Жаңа Есім"), address)));
        newsroom.removes(block);
    }

    @Test
    void hasNoPhotoWhereTheArticleHasNoLead() {
        var bodyOnly = newsroom.publishes(article().titled("Суретсіз").withPhoto(newsroom.photo("Фото", "Айгерім")));

        get(bodyOnly.path()).then().body("photo", nullValue(), "photos", equalTo(List.of()));
        get(bodyOnly.path() + "?include=photos")
                .then()
                .body("photo", nullValue(), "photos.credit.text", hasItem("Айгерім"));
    }

    private Story dressed(Slug author) {
        return newsroom.publishes(article()
                .titled("Карта")
                .withLede("Қысқаша.")
                .by(author)
                .tagged(newsroom.tag("Карта"))
                .inSection(newsroom.section("Карта"))
                .withLeadPhoto(newsroom.photo("Фото", "Айгерім")));
    }

    private static Map<String, Object> card(String address, String place) {
        return new HashMap<>(
                get(address).then().statusCode(200).extract().jsonPath().getMap(place));
    }
}
