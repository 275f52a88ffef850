package kz.malim.editing;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import kz.malim.access.Role;
import kz.malim.support.DatabaseContents;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent is stored and shown as it was sent, or refused. */
@QuarkusTest
class KeptAsSentTest {
    private static final String ENGLAND =
            "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F";

    @Inject
    Newsroom newsroom;

    @Inject
    DatabaseContents stored;

    private Editor publisher = new Editor("");
    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void giveKey() {
        publisher = new Editor(newsroom.keyOf(Role.PUBLISHER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "England " + ENGLAND + " wins",
                "Цена 12\u00A0500\u00A0тенге, 1\u202F000, 1\u2007000",
                "\u06DD\u0661 \u0600\u0661 \u0601 \u070F",
                "a\u200Bb",
                "Сайт \u2068\u05D0\u05D1\u2069, \u200Fжаңа\u200E",
                "می\u200Cخواهم",
            })
    void keepsCharactersThatReadersSee(String text) {
        var title = word + " " + text + ".";
        var path = drafts(Map.of("title", title, "body", List.of(paragraph(text))));

        publisher
                .reads(path)
                .then()
                .body("content.title", equalTo(title))
                .body("content.body[0].text[0].text", equalTo(text));
        publish(path);
        readers(path).body("title", equalTo(title)).body("body[0].text[0].text", equalTo(text));
    }

    @ParameterizedTest
    @CsvSource({
        "a\u0085b, a b",
        "a\u202Eb\u202Cc, abc", // an override may show another text than the one that is stored
        "a\u2067b, ab", // would turn around what follows the title elsewhere
        "a\u2069b\u202C, ab",
        "\uD83D\uDE00\uDB40\uDC67\uDB40\uDC62x, \uD83D\uDE00x", // tags that are no flag
        "\u00A0\u200Ba\u00A0, a",
    })
    void removesFromTitlesWhatHidesOrForgesText(String sent, String kept) {
        var path = drafts(Map.of("title", word + " " + sent + ".", "lede", sent));

        publisher.reads(path).then().body("content.lede", equalTo(kept));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0", "\u200B\u200D", "\u2060\u202F"})
    void takesTextThatNobodySeesForNone(String blank) {
        stored.refused(() -> publisher.createsDraft("{\"lang\": \"kk\", \"title\": \"" + blank + "\"}"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("#/title"));
        var path = drafts(Map.of("title", word, "lede", blank, "body", List.of(list("bullet", blank, null))));

        publisher.reads(path).then().body("content.lede", nullValue()).body("content.body[0].intro", nullValue());
    }

    @Test
    void keepsTheUnsafeLinkOfABlankIntroToRefuseIt() {
        stored.refused(() -> publisher.createsDraft("""
                        {"lang": "kk", "title": "%s", "body": [{"type": "list", "style": "bullet", "items": [{"text": [{"text": "a"}]}],
                         "intro": [{"text": " ", "href": "javascript:alert(1)"}]}]}""".formatted(word))).statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 999_999_000})
    void showsTheSameNumbersInEveryForm(int start) {
        var path = drafts(Map.of("title", word, "body", List.of(list("number", "i", start))));
        publish(path);

        var address = "/api/articles/" + word;
        get(address + "?fields=body").then().body("body[0].start", equalTo(start));
        get(address + "?format=html").then().body(containsString("<ol start=\"" + start + "\">"));
        for (var format : List.of("text", "markdown")) {
            get(address + "?format=" + format).then().body(containsString(start + ". a\n" + (start + 1) + ". b"));
        }
    }

    @ParameterizedTest
    @CsvSource({"number, -1", "number, 999999001", "number, 2147483647", "number, -2147483648", "bullet, 3"})
    void refusesNumbersThatNoFormCanShow(String style, int start) {
        stored.refused(() -> creates(Map.of("title", word, "body", List.of(list(style, "i", start)))))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("#/body/0/start"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"restore\": null}", "{\"restore\": 0}", "{\"restore\": -1}", "{\"restore\": 1.5}"})
    void restoresOnlyARevisionThatWasNamed(String body) {
        var path = drafts(Map.of("title", word));

        stored.refused(() -> publisher
                        .having(publisher.etag(path))
                        .contentType("application/json")
                        .body(body)
                        .post(path + "/revisions"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("#/restore"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\": \"heading\", \"text\": [{\"text\": \"a\"}]} | #/body/0/level",
                "{\"type\": \"heading\", \"level\": null, \"text\": [{\"text\": \"a\"}]} | #/body/0/level",
                "{\"type\": \"quote\", \"text\": [{\"text\": \"a\"}], \"attributionInText\": true}"
                        + " | #/body/0/attributionInText",
            })
    void inventsNoNumbersAndDropsNoFlags(String block, String pointer) {
        stored.refused(() -> publisher.createsDraft(
                        "{\"lang\": \"kk\", \"title\": \"" + word + "\", \"body\": [" + block + "]}"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer));
    }

    private Response creates(Map<String, ?> content) {
        var body = new HashMap<String, Object>(content);
        body.put("lang", "kk");
        return publisher.request().contentType("application/json").body(body).post(Editor.ARTICLES);
    }

    private String drafts(Map<String, ?> content) {
        return URI.create(creates(content).then().statusCode(201).extract().header("Location"))
                .getPath();
    }

    private void publish(String path) {
        publisher.puts(path, "/publication").then().statusCode(200);
    }

    private ValidatableResponse readers(String path) {
        return get("/api/articles/" + publisher.reads(path).<String>path("slug"))
                .then();
    }

    private static Map<String, ?> paragraph(String text) {
        return Map.of("type", "paragraph", "text", List.of(Map.of("text", text)));
    }

    private static Map<String, ?> list(String style, String intro, @Nullable Integer start) {
        var block = new HashMap<String, Object>(Map.of(
                "type",
                "list",
                "style",
                style,
                "intro",
                List.of(Map.of("text", intro)),
                "items",
                Stream.of("a", "b")
                        .map(item -> Map.of("text", List.of(Map.of("text", item))))
                        .toList()));
        if (start != null) {
            block.put("start", start);
        }
        return block;
    }
}
