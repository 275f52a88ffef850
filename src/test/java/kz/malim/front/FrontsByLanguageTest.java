package kz.malim.front;

import static io.restassured.RestAssured.get;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Blocks in the language of their reader, several at once, and pages of them. */
@QuarkusTest
class FrontsByLanguageTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    @Inject
    Newsroom newsroom;

    private Client editor = new Client("");

    /** Of this test alone, since the database is everybody's. */
    private final String name = "front-" + UUID.randomUUID();

    @BeforeEach
    void giveKey() {
        editor = new Client(newsroom.keyOf(Role.ADMIN));
    }

    @Test
    void showsPinsTitlesAndFillOfTheRequestedLanguage() {
        var tag = newsroom.tag("Тіл");
        var kazakh = newsroom.publishes(article().titled("Көпір"));
        var translated =
                newsroom.publishes(article().titled("Мост").in(Language.RUSSIAN).translating(kazakh));
        var alone = newsroom.publishes(article().titled("Тек қазақша"));
        newsroom.publishes(article().titled("Жаңа").tagged(tag).datedOn(MAY));
        newsroom.publishes(
                article().titled("Новое").in(Language.RUSSIAN).tagged(tag).datedOn(MAY));
        creates(
                name,
                Map.of("ru", "Главное", "en", "Top"),
                Map.of("tag", tag.value()),
                Map.of("article", kazakh.id(), "title", "Көпір ашық", "teaser", "Бүгін."),
                Map.of("article", alone.id()));

        block(name, "?lang=ru")
                .header("Content-Language", "ru")
                .header("Server-Timing", containsString("\"1 statements\""))
                .body("lang", is("ru"), "title", is("Главное"))
                .body("items.title", equalTo(List.of("Мост", "Новое")))
                .body("items[0].id", is(translated.id().toString()), "items[0].lede", nullValue())
                .body("items.lang", everyItem(is("ru")));
        block(name, "?lang=kk")
                .body("lang", is("kk"), "title", is("Басты"))
                .body("items.title", equalTo(List.of("Көпір ашық", "Тек қазақша", "Жаңа")))
                .body("items[0].lede", is("Бүгін."));
        block(name, "").body("lang", nullValue(), "title", is("Басты"), "items.lang", hasItem("ru"));
        editor.reads(path(name)).then().body("titles.ru", is("Главное"));
    }

    @Test
    void saysInWhichLanguageItIsShownInstead() {
        var story = newsroom.publishes(article().titled("Көпір"));
        creates(name, Map.of("ru", "Главное"), null, Map.of("article", story.id()));
        block(name, "?lang=ru").header("Content-Language", "kk").body("lang", is("kk"), "title", is("Басты"));
        block(name, "?lang=kk-Latn").body("lang", is("kk"), "items.title", equalTo(List.of("Көпір")));

        newsroom.publishes(article().titled("Мост").in(Language.RUSSIAN).translating(story));

        block(name, "?lang=ru").body("lang", is("ru"), "items.title", equalTo(List.of("Мост")));
        block(name, "?lang=uz").statusCode(400).body("errors[0].parameter", is("lang"));
    }

    @Test
    void showsOneStoryOnceThoughBothItsLanguagesArePinned() {
        var kazakh = newsroom.publishes(article().titled("Көпір"));
        var russian =
                newsroom.publishes(article().titled("Мост").in(Language.RUSSIAN).translating(kazakh));
        creates(
                name,
                Map.of(),
                null,
                Map.of("article", kazakh.id(), "title", "Көпір!"),
                Map.of("article", russian.id(), "title", "Мост!"));

        block(name, "?lang=ru").body("items.title", equalTo(List.of("Мост!")));
        block(name, "?lang=kk").body("items.title", equalTo(List.of("Көпір!")));
        block(name, "").body("items.title", equalTo(List.of("Көпір!", "Мост!")));
    }

    @Test
    void givesSeveralBlocksInTheOrderOfTheirNamesUpToALimit() {
        var stories = Stream.of("1", "2", "3")
                .map(title -> newsroom.publishes(article().titled(title)))
                .toList();
        creates(name, Map.of(), null, pins(stories));
        creates(name + "-b", Map.of(), null, pins(stories));

        get("/api/blocks?limit=2&names=" + name + "-b,joq-" + name + "," + name)
                .then()
                .statusCode(200)
                .header("Server-Timing", containsString("\"1 statements\""))
                .body("items.name", equalTo(List.of(name + "-b", name)))
                .body("items[0].items.title", equalTo(List.of("1", "2")));
        block(name, "?limit=1").body("items.title", equalTo(List.of("1")));
        for (var wrong : List.of("limit=0", "limit=51", "limit=x", "names=A", "names=a,")) {
            get("/api/blocks?" + wrong).then().statusCode(400).body("errors[0].parameter", is(wrong.split("=")[0]));
        }
        var many = Stream.iterate(0, n -> n + 1).limit(21).map(n -> "b-" + n).toList();
        get("/api/blocks?names=" + String.join(",", many)).then().statusCode(400);
    }

    @Test
    void showsNoStoryTwiceOnAPage() {
        var tag = newsroom.tag("Бет");
        var titles = List.of("a", "b", "c", "d", "e");
        var stories = titles.stream()
                .map(title -> newsroom.publishes(
                        article().titled(title).tagged(tag).datedOn(MAY.minusDays(titles.indexOf(title)))))
                .toList();
        var query = Map.of("tag", tag.value());
        creates(name, 2, query, pins(List.of(stories.get(2))));
        creates(name + "-b", 2, query, pins(List.of(stories.get(3), stories.get(0))));
        creates(name + "-c", 5, query);
        page("").statusCode(404);

        makesPage(name, name + "-b", name + "-c").statusCode(201).header("ETag", "\"0\"");

        page("").statusCode(200)
                .header("Server-Timing", containsString("\"1 statements\""))
                .body("name", is(name), "blocks.name", equalTo(List.of(name, name + "-b", name + "-c")))
                .body("blocks[0].items.title", equalTo(List.of("c", "a")))
                .body("blocks[1].items.title", equalTo(List.of("d", "b")))
                .body("blocks[2].items.title", equalTo(List.of("e")));
        var newer = newsroom.publishes(article().titled("0").tagged(tag).datedOn(MAY.plusDays(1)));
        page("").body("blocks[0].items.title", equalTo(List.of("c", "0")))
                .body("blocks[1].items.title", equalTo(List.of("d", "a")))
                .body("blocks[2].items.title", equalTo(List.of("b", "e")));
        newsroom.takesDown(newer, "Сынақ");
        page("?limit=1")
                .body("blocks[0].items.title", equalTo(List.of("c")))
                .body("blocks[1].items.title", equalTo(List.of("d")))
                .body("blocks[2].items.title", equalTo(List.of("a")));

        newsroom.publishes(article().titled("f").in(Language.RUSSIAN).tagged(tag));
        page("?lang=ru")
                .body("blocks.lang", equalTo(List.of("ru", "ru", "ru")))
                .body("blocks[0].items.title", equalTo(List.of("f")))
                .body("blocks[1].items", empty());
    }

    @Test
    void editsAPageAsAWhole() {
        creates(name, Map.of(), null);
        creates(name + "-b", Map.of(), null);
        var page = "/management/pages/" + name;
        makesPage("joq-" + name).statusCode(400).body("errors[0].pointer", is("#/blocks/0"));
        makesPage(name, name).statusCode(400).body("errors[0].pointer", is("#/blocks/1"));
        makesPage(Stream.iterate(0, n -> n + 1).limit(21).map(n -> "b-" + n).toArray(String[]::new))
                .statusCode(400)
                .body("errors[0].pointer", is("#/blocks"));
        editor.puts(page, "\"0\"", Map.of("blocks", List.of(name))).then().statusCode(428);

        makesPage(name, name + "-b").statusCode(201);
        makesPage(name).statusCode(412).body("current.blocks", equalTo(List.of(name, name + "-b")));
        page("").body("blocks.name", equalTo(List.of(name, name + "-b")));

        editor.puts(page, Map.of("blocks", List.of(name + "-b", name)))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("blocks", equalTo(List.of(name + "-b", name)));
        page("").body("blocks.name", equalTo(List.of(name + "-b", name)));
        editor.reads("/management/pages?limit=100").then().body("items.name", hasItem(name));
        editor.deletes(path(name)).then().statusCode(409).body("type", is("/problems/still-referenced"));

        editor.deletes(page).then().statusCode(204);
        page("").statusCode(404);
        editor.deletes(path(name)).then().statusCode(204);
    }

    @Test
    void leavesPagesAsTheyAreWhenTheSiteIsShownAsOfATime() {
        var before = Instant.now();
        creates(name, Map.of(), null);
        makesPage(name).statusCode(201);

        editor.reads("/management/site/blocks?asOf=" + before)
                .then()
                .statusCode(200)
                .body("items.name", not(hasItem(name)));

        page("").body("blocks.name", equalTo(List.of(name)));
    }

    private static Map<?, ?>[] pins(List<Story> stories) {
        return stories.stream().map(story -> Map.of("article", story.id())).toArray(Map<?, ?>[]::new);
    }

    private void creates(String block, int limit, Map<String, ?> fill, Map<?, ?>... items) {
        editor.makes(
                "/management/blocks",
                Map.of("name", block, "title", "Басты", "limit", limit, "fill", fill, "items", Arrays.asList(items)));
    }

    private void creates(String block, Map<String, String> titles, @Nullable Map<String, ?> fill, Map<?, ?>... items) {
        var input = new HashMap<String, Object>(
                Map.of("name", block, "title", "Басты", "titles", titles, "items", Arrays.asList(items)));
        if (fill != null) {
            input.put("fill", fill);
        }
        editor.makes("/management/blocks", input);
    }

    private ValidatableResponse makesPage(String... blocks) {
        return editor.request()
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body(Map.of("blocks", List.of(blocks)))
                .put("/management/pages/" + name)
                .then();
    }

    private String path(String block) {
        return "/management/blocks/"
                + editor.reads("/management/blocks?limit=100").path("items.find { it.name == '" + block + "' }.id");
    }

    private static ValidatableResponse block(String block, String query) {
        return get("/api/blocks/" + block + query).then();
    }

    private ValidatableResponse page(String query) {
        return get("/api/pages/" + name + query).then();
    }
}
