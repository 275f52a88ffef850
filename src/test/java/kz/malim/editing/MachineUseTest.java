package kz.malim.editing;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What machines may do with articles, and how articles came to be. */
@QuarkusTest
class MachineUseTest {
    private static final String SCHEME = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    @Inject
    Newsroom newsroom;

    private Editor editor = new Editor("");

    @BeforeEach
    void giveKey() {
        editor = new Editor(newsroom.keyOf(Role.ADMIN));
    }

    @Test
    void anArticleTellsItInEveryForm() {
        var slug = publishes("\"usage\": {\"trainAi\": false, \"search\": true}");

        get("/api/articles/" + slug)
                .then()
                .header("Content-Usage", equalTo("train-ai=n, search=y"))
                .body("usage", equalTo(Map.of("trainAi", false, "search", true)));
        for (var part : List.of("/body", "/photos", "/related")) {
            get("/api/articles/" + slug + part).then().header("Content-Usage", equalTo("train-ai=n, search=y"));
        }
        for (var form : List.of("text/html", "text/markdown", "text/plain", "application/atom+xml")) {
            given().accept(form)
                    .get("/api/articles/" + slug)
                    .then()
                    .header("Content-Usage", equalTo("train-ai=n, search=y"));
        }
        given().accept("application/ld+json")
                .get("/api/articles/" + slug)
                .then()
                .body("usageInfo.text", equalTo("Content-Usage: train-ai=n, search=y"));
        given().accept("application/vnd.iptc.ninjs+json")
                .get("/api/articles/" + slug)
                .then()
                .body("usageTerms", equalTo("Content-Usage: train-ai=n, search=y"));
    }

    @Test
    void saysNothingWhereNothingIsStated() {
        var slug = publishes("\"usage\": {}");

        get("/api/articles/" + slug).then().header("Content-Usage", nullValue()).body("", not(hasKey("usage")));
        get("/api/articles?ids=" + slug).then().header("Content-Usage", nullValue());
        get("/robots.txt").then().body(not(containsString("Content-Usage")));
    }

    @Test
    void anArticleGoesBeforeItsSection() {
        var section = newsroom.section("Машиналар");
        var path = "/management/sections/" + section;
        var name = editor.reads(path).<String>path("name");
        var slug = publishes("\"section\": \"%s\", \"usage\": {\"search\": true}".formatted(section));
        get("/api/articles/" + slug).then().header("Content-Usage", equalTo("search=y"));

        editor.having(editor.etag(path))
                .contentType("application/json")
                .body(Map.of("name", name, "usage", Map.of("trainAi", false, "search", false)))
                .put(path)
                .then()
                .statusCode(200)
                .body("usage", equalTo(Map.of("trainAi", false, "search", false)));

        get("/api/articles/" + slug).then().header("Content-Usage", equalTo("train-ai=n, search=y"));
        var plain = publishes("\"section\": \"%s\"".formatted(section));
        get("/api/articles/" + plain).then().header("Content-Usage", equalTo("train-ai=n, search=n"));
    }

    @Test
    void listsAndFeedsAreToldAsTheStrictestItem() {
        var section = newsroom.section("Қатаң");
        publishes("\"section\": \"%s\", \"usage\": {\"trainAi\": true, \"aiOutput\": true, \"search\": true}".formatted(section));
        publishes("\"section\": \"%s\", \"usage\": {\"trainAi\": false, \"search\": true}".formatted(section));

        var strictest = "train-ai=n, search=y"; // of the output one says nothing
        get("/api/articles?section=" + section)
                .then()
                .header("Content-Usage", equalTo(strictest))
                .body("items[0]", not(hasKey("usage")));
        get("/api/articles?fields=title&section=" + section).then().header("Content-Usage", equalTo(strictest));
        for (var form : List.of("rss", "atom", "json")) {
            get("/feeds/section/" + section + "." + form).then().header("Content-Usage", equalTo(strictest));
        }
        for (var form : List.of("rss", "atom")) {
            get("/feeds/section/" + section + "." + form)
                    .then()
                    .body(containsString("<dcterms:rights>Content-Usage: train-ai=n, search=y</dcterms:rights>"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "usage": {"trainAi": "n"}              | #/usage/trainAi
            "usage": {"train-ai": false}           | #/usage/train-ai
            "usage": "train-ai=n"                  | #/usage
            "digitalSourceType": "made by AI"      | #/digitalSourceType
            "digitalSourceType": "https://example.org/x" | #/digitalSourceType
            "digitalSourceType": 4                 | #/digitalSourceType
            """)
    void refusesWhatIsWrongWithAPointer(String field, String pointer) {
        editor.createsDraft(json(field)).then().statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compositeCapture",
                "http://cv.iptc.org/newscodes/digitalsourcetype/compositeCapture",
                "https://cv.iptc.org/newscodes/digitalsourcetype/compositeCapture"
            })
    void anArticleSaysHowItCameToBe(String given) {
        var slug = publishes("\"digitalSourceType\": \"%s\"".formatted(given));

        get("/api/articles/" + slug).then().body("digitalSourceType", equalTo(SCHEME + "compositeCapture"));
        given().accept("application/ld+json")
                .get("/api/articles/" + slug)
                .then()
                .body("digitalSourceType", equalTo(SCHEME + "compositeCapture"));
        given().accept("application/vnd.iptc.ninjs+json")
                .get("/api/articles/" + slug)
                .then()
                .body("digitalSourceType.uri", equalTo(SCHEME + "compositeCapture"));
    }

    @Test
    void listsAndSearchesAreFilteredByIt() {
        var section = newsroom.section("Дереккөз");
        var word = "derek" + UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9-]", "z");
        var made = publishes("\"section\": \"%s\", \"lede\": \"%s\", \"digitalSourceType\": \"trainedAlgorithmicMedia\""
                .formatted(section, word));
        var edited = publishes(
                "\"section\": \"%s\", \"lede\": \"%s\", \"digitalSourceType\": \"humanEdits\"".formatted(section, word));
        publishes("\"section\": \"%s\", \"lede\": \"%s\"".formatted(section, word));

        for (var list : List.of("/api/articles?section=" + section, "/api/articles?q=" + word)) {
            get(list + "&digitalSource=trainedAlgorithmicMedia").then().body("items.slug", contains(made));
            get(list + "&digitalSource=humanEdits,trainedAlgorithmicMedia")
                    .then()
                    .body("items.slug", containsInAnyOrder(made, edited));
            get(list + "&digitalSource=humanEdits&kind=news").then().body("items.slug", contains(edited));
            get(list + "&digitalSource=noSuchSource").then().body("items", empty());
        }
        for (var wrong : List.of("a b", "humanEdits,", "дерек", "")) {
            given().queryParam("digitalSource", wrong).get("/api/articles").then().statusCode(400);
        }
    }

    private String publishes(String fields) {
        var path = editor.drafts(json(fields));
        return editor.puts(path, "/publication").then().statusCode(200).extract().path("slug");
    }

    private static String json(String fields) {
        return "{\"lang\": \"kk\", \"title\": \"Мақала %s\", %s}".formatted(UUID.randomUUID(), fields);
    }
}
