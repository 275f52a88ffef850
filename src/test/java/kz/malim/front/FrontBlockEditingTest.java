package kz.malim.front;

import static io.restassured.RestAssured.get;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FrontBlockEditingTest {
    private static final String BLOCKS = "/management/blocks";

    @Inject
    Newsroom newsroom;

    private Client editor = new Client("");
    private final String name = "blok-" + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);

    @BeforeEach
    void giveKey() {
        editor = new Client(newsroom.keyOf(Role.EDITOR));
    }

    @Test
    void showsPinnedArticlesInOrderWithOverrides() {
        var first = newsroom.publishes(article().saying("Бірінші."));
        var second = newsroom.publishes(article().saying("Екінші."));
        var path = editor.makes(
                BLOCKS,
                Map.of(
                        "name",
                        name,
                        "title",
                        "Басты",
                        "items",
                        List.of(
                                Map.of("article", first.id(), "title", "Басқаша", "teaser", "Қысқа."),
                                Map.of("article", second.id()))));

        seen().body("title", is("Басты"))
                .body("items.id", contains(first.id().toString(), second.id().toString()))
                .body("items[0].title", is("Басқаша"))
                .body("items[0].lede", is("Қысқа."));

        editor.puts(path, block(second, first)).then().statusCode(200).body("items.article", ids(second, first));
        seen().body("items.id", ids(second, first)).body("items[1].title", not("Басқаша"));
    }

    @Test
    void takesIntegersHoweverTheyAreWritten() {
        var sent = "{\"name\": \"%s\", \"title\": \"Басты\", \"limit\": %s}";
        for (var limit : List.of("7.0", "7", "0.7e1", "70e-1")) {
            var path = editor.request()
                    .contentType("application/json")
                    .body(sent.formatted(name + limit.replaceAll("[^0-9e]", ""), limit))
                    .post(BLOCKS)
                    .then()
                    .statusCode(201)
                    .body("limit", is(7))
                    .extract()
                    .header("Location");
            editor.deletes(path).then().statusCode(204);
        }
        for (var limit : List.of("7.5", "1e400", "7.0000001", "\"7\"")) {
            editor.request()
                    .contentType("application/json")
                    .body(sent.formatted(name, limit))
                    .post(BLOCKS)
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void reordersManyInOneRequest() {
        var stories = Stream.generate(() -> newsroom.publishes(article().saying("Мәтін.")))
                .limit(6)
                .toList();
        var path = editor.makes(BLOCKS, block(stories.toArray(Story[]::new)));

        editor.puts(path, block(stories.reversed().toArray(Story[]::new)))
                .then()
                .statusCode(200);

        seen().body("items.id", ids(stories.reversed().toArray(Story[]::new)));
    }

    @Test
    void fillsWithTheNewestOfASection() {
        var section = newsroom.section("Толтыру");
        var pinned = newsroom.publishes(article().saying("Ілінген."));
        var older = newsroom.publishes(article().inSection(section).saying("Ескі."));
        editor.makes(
                BLOCKS,
                Map.of(
                        "name",
                        name,
                        "title",
                        "Толтыру",
                        "limit",
                        3,
                        "fill",
                        Map.of("section", section.value()),
                        "items",
                        List.of(Map.of("article", pinned.id()))));
        seen().body("items.id", ids(pinned, older));

        var newer = newsroom.publishes(article().inSection(section).saying("Жаңа."));

        seen().body("items.id", ids(pinned, newer, older));
    }

    @Test
    void showsAPinnedArticleOnlyWhileValid() {
        var now = newsroom.publishes(article().saying("Қазір."));
        var later = newsroom.publishes(article().saying("Кейін."));
        var past = newsroom.publishes(article().saying("Бұрын."));
        var path = editor.makes(
                BLOCKS,
                Map.of(
                        "name",
                        name,
                        "title",
                        "Мерзім",
                        "items",
                        List.of(
                                Map.of("article", past.id(), "validUntil", "2020-01-01T00:00:00Z"),
                                Map.of("article", now.id(), "validFrom", "2020-01-01T00:00:00Z"),
                                Map.of("article", later.id(), "validFrom", "2099-01-01T00:00:00Z"))));

        seen().body("items.id", ids(now));
        editor.reads(path).then().body("items.article", ids(past, now, later));
    }

    @Test
    void neverShowsReadersAPinnedDraft() {
        var draft = newsroom.drafts(article().saying("Жасырын."));
        editor.makes(BLOCKS, block(draft));

        seen().body("items", empty());
        newsroom.publishes(draft);
        seen().body("items.id", ids(draft));
    }

    @Test
    void deletesABlock() {
        var path = editor.makes(BLOCKS, block());
        seen();
        get("/api/blocks").then().body("items.name", hasItem(name));

        editor.deletes(path).then().statusCode(204);

        get("/api/blocks/" + name).then().statusCode(404);
    }

    @Test
    void rejectsAnOutdatedEdit() {
        var path = editor.makes(BLOCKS, block());
        var old = editor.etag(path);
        editor.puts(path, Map.of("name", name, "title", "Бірінші"))
                .then()
                .statusCode(200)
                .body("fill", nullValue());

        editor.puts(path, old, Map.of("name", name, "title", "Екінші"))
                .then()
                .statusCode(412)
                .body("current.title", is("Бірінші"));
        editor.request().delete(path).then().statusCode(428);
    }

    @Test
    void rejectsInvalidItems() {
        var story = newsroom.publishes(article().saying("Бірінші."));

        editor.posts(BLOCKS, block(story, story)).then().statusCode(400);
        editor.posts(BLOCKS, Map.of("title", "x", "items", List.of(Map.of("article", UUID.randomUUID()))))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("#/items/0/article"));
        editor.posts(BLOCKS, Map.of("title", "x", "limit", 51)).then().statusCode(400);
        editor.posts(BLOCKS, Map.of("title", "x", "fill", Map.of("tag", "joq")))
                .then()
                .statusCode(400);
    }

    private Map<String, Object> block(Story... stories) {
        return Map.of(
                "name",
                name,
                "title",
                "Басты",
                "items",
                Stream.of(stories).map(story -> Map.of("article", story.id())).toList());
    }

    private ValidatableResponse seen() {
        return get("/api/blocks/" + name).then().statusCode(200);
    }

    private static org.hamcrest.Matcher<Iterable<? extends String>> ids(Story... stories) {
        return contains(Stream.of(stories).map(story -> story.id().toString()).toArray(String[]::new));
    }
}
