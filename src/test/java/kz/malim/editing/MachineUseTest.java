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
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;
import kz.malim.access.Role;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import org.jspecify.annotations.Nullable;
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
        String id = editor.reads("/management/sections").path("items.find { it.slug == '" + section + "' }.id");
        var path = "/management/sections/" + id;
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
        publishes("\"section\": \"%s\", \"usage\": {\"trainAi\": true, \"aiOutput\": true, \"search\": true}"
                .formatted(section));
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
        var edited = publishes("\"section\": \"%s\", \"lede\": \"%s\", \"digitalSourceType\": \"humanEdits\""
                .formatted(section, word));
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
            given().queryParam("digitalSource", wrong)
                    .get("/api/articles")
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void aPhotoSaysHowItCameToBe() {
        var photo = newsroom.photo("Сурет", "Malim");
        var path = "/management/photos/" + photo;
        editor.patches(path, editor.etag(path), "{\"digitalSourceType\": \"made by AI\"}")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("#/digitalSourceType"));
        editor.patches(path, editor.etag(path), "{\"digitalSourceType\": \"trainedAlgorithmicMedia\"}")
                .then()
                .statusCode(200)
                .body("content.digitalSourceType", equalTo(SCHEME + "trainedAlgorithmicMedia"));
        var slug = publishes("\"photos\": [{\"id\": \"%s\", \"role\": \"lead\"}]".formatted(photo));

        get("/api/articles/" + slug)
                .then()
                .body("photos[0].digitalSourceType", equalTo(SCHEME + "trainedAlgorithmicMedia"));
        get("/api/articles?ids=" + slug)
                .then()
                .body("items[0].photo.digitalSourceType", equalTo(SCHEME + "trainedAlgorithmicMedia"));
        get("/api/photos/" + photo).then().body("digitalSourceType", equalTo(SCHEME + "trainedAlgorithmicMedia"));
        given().accept("application/ld+json")
                .get("/api/articles/" + slug)
                .then()
                .body("image[0].digitalSourceType", equalTo(SCHEME + "trainedAlgorithmicMedia"));
        given().accept("application/vnd.iptc.ninjs+json")
                .get("/api/articles/" + slug)
                .then()
                .body("associations[0].digitalSourceType.uri", equalTo(SCHEME + "trainedAlgorithmicMedia"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia,http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        "https://cv.iptc.org/newscodes/digitalsourcetype/composite,http://cv.iptc.org/newscodes/digitalsourcetype/composite",
        "digitalCapture,http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
        "drawn by hand,"
    })
    void aFileSaysHowItsPictureCameToBe(String inFile, @Nullable String told) throws IOException {
        editor.request()
                .multiPart("file", "x.jpg", jpegSaying(inFile))
                .post("/management/photos")
                .then()
                .statusCode(201)
                .body("content.digitalSourceType", equalTo(told));
    }

    /** A picture of its own, whose XMP has this digital source type. */
    private static byte[] jpegSaying(String type) throws IOException {
        var image = new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 80 * 60; i++) {
            image.setRGB(i % 80, i / 80, ThreadLocalRandom.current().nextInt());
        }
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        var xmp = ("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
                        + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\""
                        + " xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\">"
                        + "<Iptc4xmpExt:DigitalSourceType>" + type + "</Iptc4xmpExt:DigitalSourceType>"
                        + "</rdf:Description></rdf:RDF></x:xmpmeta>")
                .getBytes(StandardCharsets.UTF_8);
        var whole = new ByteArrayOutputStream();
        whole.write(jpeg.toByteArray(), 0, 2);
        whole.write(new byte[] {(byte) 0xff, (byte) 0xe1, (byte) ((xmp.length + 2) >> 8), (byte) (xmp.length + 2)});
        whole.write(xmp);
        whole.write(jpeg.toByteArray(), 2, jpeg.size() - 2);
        return whole.toByteArray();
    }

    private String publishes(String fields) {
        var path = editor.drafts(json(fields));
        return editor.puts(path, "/publication")
                .then()
                .statusCode(200)
                .extract()
                .path("slug");
    }

    private static String json(String fields) {
        return "{\"lang\": \"kk\", \"title\": \"Мақала %s\", %s}".formatted(UUID.randomUUID(), fields);
    }
}
