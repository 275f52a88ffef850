package kz.malim.delivery;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.malim.access.Role;
import kz.malim.picture.Samples;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import kz.malim.text.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What front ends ask to be left out of responses, and to be put into them. */
@QuarkusTest
class ShapesTest {
    private static final String SPARSE = "application/vnd.malim.sparse+json";

    @Inject
    Newsroom newsroom;

    private Client editor = new Client("");

    @BeforeEach
    void giveKey() {
        editor = new Client(newsroom.keyOf(Role.ADMIN));
    }

    @Test
    void anArticleHasItsJsonLdInTheSameAnswer() throws IOException {
        var author = newsroom.author("Айгерім Құрылым");
        var other = newsroom.publishes(article().titled("Басқасы"));
        var story = newsroom.publishes(article()
                .titled("Құрылым </script>")
                .by(author)
                .relatedTo(other)
                .withLeadPhoto(upload())
                .withPhoto(newsroom.photo("Фото", "Ерлан")));

        var answer = get(story.path() + "?include=jsonld")
                .then()
                .statusCode(200)
                .header("Server-Timing", containsString("\"1 statements\""))
                .body("jsonld.'@type'", is("NewsArticle"), "jsonld.headline", is("Құрылым </script>"))
                .body("jsonld.isAccessibleForFree", is(true))
                .body("jsonld.author[0].url", containsString(author.value()))
                .body("jsonld.publisher.name", is("Malim"))
                .body("jsonld.mainEntityOfPage.breadcrumb.itemListElement.position", contains(1, 2))
                .body("jsonld.mainEntityOfPage.relatedLink", hasItem(containsString(other.path())))
                .body("jsonld.image", hasSize(5))
                .body("photos", hasSize(1), "photo.role", is("lead"))
                .body("$", not(hasKey("related")), "$", not(hasKey("authors")), "$", not(hasKey("media")))
                .extract()
                .jsonPath();
        var widths = answer.<Integer>getList("jsonld.image.width");
        var heights = answer.<Integer>getList("jsonld.image.height");
        var ratios = IntStream.range(1, 4)
                .mapToObj(i -> Math.round(100.0 * widths.get(i) / heights.get(i)))
                .toList();
        assertEquals(List.of(100L, 133L, 178L), ratios);

        get(story.path() + "?include=jsonld,photos,related&fields=title")
                .then()
                .contentType(SPARSE)
                .body("keySet()", containsInAnyOrder("title", "jsonld", "photos", "related"))
                .body("photos", hasSize(2));
        get(story.path() + "?include=jsonld&body=html").then().body("html", notNullValue());
        get(story.path()).then().body("$", not(hasKey("jsonld")));
        get(story.path() + "?profile=full").then().body("$", not(hasKey("jsonld")));
    }

    @Test
    void blocksAndPagesHaveTheFieldsThatAreAskedFor() {
        var story = newsroom.publishes(article().titled("Пішін").withLede("Қысқаша."));
        var block = newsroom.block("Пішін", story);
        var page = "shape-" + UUID.randomUUID();
        editor.request()
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body(Map.of("blocks", List.of(block.value())))
                .put("/management/pages/" + page)
                .then()
                .statusCode(201);
        var places = Map.of(
                "/api/blocks/" + block, "items[0]",
                "/api/blocks?names=" + block, "items[0].items[0]",
                "/api/pages/" + page, "blocks[0].items[0]");
        places.forEach((address, card) -> {
            var and = address.contains("?") ? "&" : "?";
            get(address + and + "fields=title,byline.text")
                    .then()
                    .contentType(SPARSE)
                    .header("Vary", containsString("Accept,"))
                    .body(card + ".keySet()", containsInAnyOrder("title", "byline"))
                    .body(card + ".byline.keySet()", contains("text"));
            get(address + and + "profile=mobile")
                    .then()
                    .contentType(SPARSE)
                    .body(card, not(hasKey("lede")), card + ".title", is("Пішін"));
            get(address + and + "profile=card").then().body(card + ".lede", is("Қысқаша."));
            get(address + and + "profile=full")
                    .then()
                    .contentType("application/json")
                    .body(card, hasKey("modifiedAt"));
            for (var wrong : List.of("profile=tiny", "fields=titel", "profile=card&fields=title", "widths=641")) {
                get(address + and + wrong).then().statusCode(400).body("errors", hasSize(1));
            }
        });
        editor.deletes("/management/pages/" + page).then().statusCode(204);
        newsroom.removes(block);
    }

    @Test
    void picturesHaveTheWidthsThatAreAskedFor() throws IOException {
        var story = newsroom.publishes(article().withLeadPhoto(upload())); // 480 pixels wide
        var block = newsroom.block("Ені", story);

        for (var place : Map.of(
                        story.path() + "?", "photo",
                        "/api/articles?ids=" + story.id() + "&", "items[0].photo",
                        "/api/blocks/" + block + "?", "items[0].photo")
                .entrySet()) {
            widths(place, "320").body(place.getValue() + ".renditions.heights", contains(480));
            widths(place, "320").body(place.getValue() + ".renditions.widths", contains(320));
            widths(place, "320").body(place.getValue() + ".crops.widths", everyItem(contains(320)));
            widths(place, "1280,640").body(place.getValue() + ".renditions.widths", contains(480));
            widths(place, "2048,320,320").body(place.getValue() + ".renditions.widths", contains(320, 480));
            for (var wrong : List.of("0", "321", "320,", "-320", "0320", "320;640", "1e3", "")) {
                get(place.getKey() + "widths=" + wrong)
                        .then()
                        .statusCode(400)
                        .body("errors[0].parameter", is("widths"));
            }
        }
        newsroom.removes(block);
    }

    @Test
    void widthsInAnyOrderAreOneAnswerInTheCache() {
        var tag = newsroom.tag("Кэш");
        newsroom.publishes(article().tagged(tag));
        get("/api/articles?tag=" + tag + "&widths=640,320").then().statusCode(200);
        get("/api/articles?tag=" + tag + "&widths=320,640,320").then().header("Cache-Status", containsString("hit"));
        get("/api/articles?limit=1&tag=" + tag + "&widths=1280,640")
                .then()
                .header("Link", containsString("widths=640,1280"));
    }

    @Test
    void aListHasAllPhotosOfItsBodies() throws IOException {
        var inBody = newsroom.photo("Фото", "Ерлан");
        var word = "quranthoz" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        var story = newsroom.publishes(
                article().titled(word).withLeadPhoto(upload()).withPhoto(inBody));
        var list = "/api/articles?ids=" + story.id();

        get(list + "&include=photos")
                .then()
                .header("Server-Timing", containsString("\"1 statements\""))
                .body("items[0].photos.role", contains("lead", "body"))
                .body("items[0].photos.id", hasItem(inBody.toString()));
        get(list + "&include=photos&fields=body")
                .then()
                .body("items[0].keySet()", containsInAnyOrder("body", "photos"));
        get("/api/articles?include=photos&q=" + word)
                .then()
                .body("items", hasSize(1), "items[0].photos.role", contains("lead", "body"));
        get(list).then().body("items[0]", not(hasKey("photos")));
        for (var wrong : List.of("related", "photos,photos", "Photos", "")) {
            get(list + "&include=" + wrong).then().statusCode(400).body("errors[0].parameter", is("include"));
        }

        editor.request()
                .contentType("application/merge-patch+json")
                .header("If-Match", editor.etag("/management/photos/" + inBody))
                .body(Map.of("credit", Map.of("text", "Мадина")))
                .patch("/management/photos/" + inBody)
                .then()
                .statusCode(200);
        get(list + "&include=photos").then().body("items[0].photos.credit.text", hasItem("Мадина"));
    }

    @Test
    void twentyCardsForAPhoneAreUnderThreeKilobytes() throws IOException {
        var tag = newsroom.tag("Телефон");
        List<Path> stories;
        try (var files = Files.list(Path.of("src/main/resources/demo/articles"))) {
            stories = files.sorted().limit(20).toList();
        }
        for (var file : stories) {
            var story = new ObjectMapper().readTree(file.toFile());
            newsroom.publishes(article()
                    .in(Language.of(story.path("lang").asText()).orElseThrow())
                    .titled(story.path("title").asText())
                    .withLede(story.path("lede").asText())
                    .tagged(tag)
                    .withLeadPhoto(upload()));
        }

        given().config(RestAssuredConfig.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", "br")
                .head("/api/articles?limit=20&profile=mobile&tag=" + tag)
                .then()
                .header("Content-Encoding", equalTo("br"))
                .header("Content-Length", Integer::parseInt, lessThan(3 * 1024));
    }

    @Test
    void blocksBesideAnArticleAreInItsLanguage() {
        var kazakh = newsroom.publishes(article().titled("Көпір"));
        var russian =
                newsroom.publishes(article().titled("Мост").in(Language.RUSSIAN).translating(kazakh));
        var block = "beside-" + UUID.randomUUID();
        var record = editor.makes(
                "/management/blocks",
                Map.of(
                        "name",
                        block,
                        "title",
                        "Басты",
                        "titles",
                        Map.of("ru", "Главное"),
                        "besideArticles",
                        true,
                        "items",
                        List.of(Map.of("article", kazakh.id()))));
        var found = "blocks.find { it.name == '" + block + "' }.";

        get(russian.path() + "?include=blocks")
                .then()
                .header("Server-Timing", containsString("\"1 statements\""))
                .body(found + "lang", is("ru"), found + "title", is("Главное"))
                .body(found + "items.title", contains("Мост"));
        get(kazakh.path() + "?include=blocks")
                .then()
                .body(found + "lang", is("kk"), found + "items.title", contains("Көпір"));
        get(kazakh.path() + "?include=blocks&lang=ru").then().body(found + "title", is("Главное"));
        var english = newsroom.publishes(article().titled("Bridge").in(Language.ENGLISH));
        get(english.path() + "?include=blocks").then().body(found + "lang", is("kk"), found + "title", is("Басты"));
        editor.deletes(record).then().statusCode(204);
    }

    @Test
    void relatedStoriesAreThoseOfTheTranslationThatIsAskedFor() {
        var besideKazakh = newsroom.publishes(article().titled("Қасында"));
        var besideRussian = newsroom.publishes(article().titled("Рядом").in(Language.RUSSIAN));
        var kazakh = newsroom.publishes(article().titled("Көпір").relatedTo(besideKazakh));
        newsroom.publishes(article()
                .titled("Мост")
                .in(Language.RUSSIAN)
                .translating(kazakh)
                .relatedTo(besideRussian));

        get(kazakh.path() + "/related").then().body("items[0].title", is("Қасында"));
        get(kazakh.path() + "/related?lang=ru")
                .then()
                .header("Content-Language", "ru")
                .body("items[0].title", is("Рядом"), "items.lang", everyItem(is("ru")));
        get(kazakh.path() + "/related?lang=en").then().statusCode(404);
        get(kazakh.path() + "/related?lang=en&fallback=kk").then().body("items[0].title", is("Қасында"));
        get(kazakh.path() + "/related?lang=de").then().statusCode(400);
    }

    @Test
    void feedsAreInTheLanguageThatIsAskedFor() {
        var tag = newsroom.tag("Арна", Map.of("ru", "Канал"));
        var author = newsroom.author("Ерлан Арна");
        var section = newsroom.section("Арна");
        newsroom.publishes(article().titled("Қазақша").tagged(tag).by(author).inSection(section));
        newsroom.publishes(article()
                .titled("По-русски")
                .in(Language.RUSSIAN)
                .tagged(tag)
                .by(author)
                .inSection(section));

        for (var feed : List.of("tag/" + tag, "author/" + author, "section/" + section)) {
            get("/feeds/" + feed + ".rss?lang=ru")
                    .then()
                    .statusCode(200)
                    .header("Content-Language", "ru")
                    .body(containsString("<language>ru</language>"), containsString("<title>По-русски</title>"))
                    .body(not(containsString("Қазақша")))
                    .body(containsString(feed + ".rss?lang=ru\""));
            get("/feeds/" + feed + ".rss?lang=en")
                    .then()
                    .body(containsString("<language>en</language>"), not(containsString("<item>")));
            get("/feeds/" + feed + ".json").then().body("items", hasSize(2));
            get("/feeds/" + feed + ".rss?lang=xx").then().statusCode(400);
        }
        get("/feeds/tag/" + tag + ".json?lang=ru").then().body("title", containsString("Канал"));
        get("/feeds/all.json?lang=ru")
                .then()
                .body("items.language", everyItem(is("ru")), "feed_url", containsString("/feeds/lang/ru.json"));
        newsroom.publishes(article().titled("Ещё").in(Language.RUSSIAN).tagged(tag));
        get("/feeds/tag/" + tag + ".json?lang=ru").then().body("items.title", contains("Ещё", "По-русски"));
    }

    @Test
    void suggestionsAreInTheLanguageThatIsAskedFor() {
        var word = "Жұлдызай"
                + UUID.randomUUID()
                        .toString()
                        .replaceAll("[^a-d]", "")
                        .replace('a', 'б')
                        .replace('b', 'р')
                        .replace('c', 'к')
                        .replace('d', 'м');
        var tag = newsroom.tag(word, Map.of("ru", word + " русская"));
        newsroom.publishes(article().titled(word + " қазақша").tagged(tag));
        newsroom.publishes(article().titled(word + " по-русски").in(Language.RUSSIAN));

        suggestions(word, "&lang=ru").body("items.text", contains(word + " русская", word + " по-русски"));
        suggestions(word, "&lang=kk").body("items.text", contains(word, word + " қазақша"));
        suggestions(word, "&lang=en").body("items.text", contains(word));
        suggestions(word, "").body("items", hasSize(3));
        suggestions(word, "&lang=de").statusCode(400).body("errors[0].parameter", is("lang"));
    }

    private static ValidatableResponse suggestions(String word, String more) {
        return get("/api/search/suggest?q=" + word + more).then();
    }

    private static ValidatableResponse widths(Map.Entry<String, String> place, String widths) {
        return get(place.getKey() + "widths=" + widths).then().statusCode(200);
    }

    private UUID upload() throws IOException {
        return UUID.fromString(editor.request()
                .multiPart("file", "x.jpg", Samples.ownCopy("camera.jpg"))
                .post("/management/photos")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }
}
