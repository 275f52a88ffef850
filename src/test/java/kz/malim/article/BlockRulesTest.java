package kz.malim.article;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.malim.access.Role;
import kz.malim.media.Credit;
import kz.malim.support.DatabaseContents;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables, code, maps, pictures, embeds and stories: what is taken comes back as it was sent, the rest is refused by its place. */
@QuarkusTest
class BlockRulesTest {
    private static final String UNKNOWN = "018f3c5e-0000-7000-8000-000000000000";

    @Inject
    Newsroom newsroom;

    @Inject
    DatabaseContents stored;

    private Editor writer = new Editor("");
    private UUID photo = UUID.randomUUID();

    @BeforeEach
    void giveKey() {
        writer = new Editor(newsroom.keyOf(Role.PUBLISHER));
        photo = newsroom.photo("Көпір", null, Credit.of("Фото", "Malim"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"type": "table", "rows": []}                                                            | /rows
        {"type": "table", "rows": [[{"text": []}], [{"text": []}, {"text": []}]]}                | /rows/1
        {"type": "table", "columns": [{"text": []}], "rows": [[{"text": []}, {"text": []}]]}     | /rows/0
        {"type": "table", "columns": [{"text": []}, {"text": []}], "rows": [[{"text": []}]]}     | /rows/0
        {"type": "table", "rows": [[{"text": [], "rowspan": 2}]]}                                | /rows
        {"type": "table", "rows": [[{"text": [], "rowspan": 2}], [{"text": []}]]}                | /rows/1
        {"type": "table", "rows": [[{"text": []}], []]}                                          | /rows/1
        {"type": "table", "rows": [[{"text": []}, {"text": [], "rowspan": 2}], [{"text": [], "colspan": 2}]]} | /rows/1
        {"type": "table", "rows": [[{"text": [], "colspan": 0}]]}                                | /rows/0/0/colspan
        {"type": "table", "rows": [[{"text": [], "colspan": 51}]]}                               | /rows/0/0/colspan
        {"type": "table", "rows": [[{"text": [], "rowspan": -1}]]}                               | /rows/0/0/rowspan
        {"type": "table", "rows": [[{"text": [{"text": "x", "href": "x:y"}]}]]}                  | /rows/0/0/text/0/href
        {"type": "table", "columns": [{"name": "x"}], "rows": [[{"text": []}]]}                  | /columns/0/name
        {"type": "table", "header": [], "rows": [[{"text": []}]]}                                | /header
        {"type": "code", "text": ""}                                                             | /text
        {"type": "code", "text": " \\n"}                                                         | /text
        {"type": "code"}                                                                         | /text
        {"type": "code", "text": "x", "language": "a b"}                                         | /language
        {"type": "code", "text": "x", "language": "```"}                                         | /language
        {"type": "map", "latitude": 90.01, "longitude": 0}                                       | /latitude
        {"type": "map", "latitude": 1e400, "longitude": 0}                                       | /latitude
        {"type": "map", "latitude": 0, "longitude": -180.5}                                      | /longitude
        {"type": "map", "longitude": 1}                                                          | /latitude
        {"type": "map", "latitude": 1}                                                           | /longitude
        {"type": "map", "latitude": 1, "longitude": 1, "zoom": 23}                               | /zoom
        {"type": "map", "latitude": "51", "longitude": 1}                                        | /latitude
        {"type": "image", "photo": "PHOTO", "crop": "2:1"}                                       | /crop
        {"type": "image", "photo": "PHOTO", "crop": "0:0"}                                       | /crop
        {"type": "image", "photo": "PHOTO", "size": "huge"}                                      | /size
        {"type": "image", "photo": "PHOTO", "href": "javascript:alert(1)"}                       | /href
        {"type": "image", "photo": "PHOTO", "href": "//evil.example"}                            | /href
        {"type": "image", "photo": "018f3c5e-0000-7000-8000-000000000000"}                       | /photo
        {"type": "gallery", "items": []}                                                         | /items
        {"type": "gallery", "items": [{"photo": "018f3c5e-0000-7000-8000-000000000000"}]}        | /items/0/photo
        {"type": "gallery", "photos": ["PHOTO"]}                                                 | /photos
        {"type": "embed", "url": "https://youtu.be/x", "ratio": "16/9"}                          | /ratio
        {"type": "embed", "url": "https://youtu.be/x", "ratio": "0:9"}                           | /ratio
        {"type": "embed", "url": "https://youtu.be/x", "height": 0}                              | /height
        {"type": "embed", "url": "https://youtu.be/x", "height": 400, "ratio": "1:1"}            | /height
        {"type": "embed", "url": "https://youtu.be/x", "poster": "018f3c5e-0000-7000-8000-000000000000"} | /poster
        {"type": "embed", "url": "https://youtu.be/x", "html": "<script>"}                       | /html
        {"type": "embed", "url": "https://x.com/1", "quoted": {"text": []}}                      | /quoted/text
        {"type": "embed", "url": "https://x.com/1", "quoted": {"text": [{"text": "x"}], "date": "20 November"}} | /quoted/date
        {"type": "embed", "url": "https://x.com/1", "quoted": {"text": [{"text": "x"}], "date": "2026-02-30"}} | /quoted/date
        {"type": "embed", "url": "https://x.com/1", "quoted": {"text": [{"text": "x"}], "date": "2026-11-20T10:00:00"}} | /quoted/date
        {"type": "embed", "url": "https://x.com/1", "quoted": {"text": [{"text": "x"}], "url": "data:,x"}} | /quoted/url
        {"type": "story"}                                                                        | ``
        {"type": "story", "url": "https://example.org/"}                                         | /title
        {"type": "story", "url": "ftp://example.org/", "title": "x"}                             | /url
        {"type": "story", "url": "https://example.org/", "title": "x", "article": "018f3c5e-0000-7000-8000-000000000000"} | ``
        {"type": "story", "article": "some-slug"}                                                | /article
        {"type": "story", "article": "018f3c5e-0000-7000-8000-000000000000", "photo": "018f3c5e-0000-7000-8000-000000000000"} | /photo
        {"type": "story", "article": "018f3c5e-0000-7000-8000-000000000000", "story": {"title": "x"}} | /story
        {"type": "divider", "paywall": "yes"}                                                    | /paywall
        """)
    void refusesByItsPlace(String block, String place) {
        stored.refused(() -> writer.createsDraft(article(block)))
                .statusCode(400)
                .body("errors.pointer", contains("#/body/0" + place));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"table\", \"rows\": [[{\"text\": []}]]}",
                "{\"type\": \"table\", \"caption\": [{\"text\": \"a\"}], \"columns\": [{\"text\": [{\"text\":"
                        + " \"b\"}]}, {\"text\": [], \"numeric\": true}], \"rows\": [[{\"text\": [], \"header\": true,"
                        + " \"rowspan\": 2}, {\"text\": []}], [{\"text\": []}], [{\"text\": [], \"colspan\": 2}]],"
                        + " \"footer\": [{\"text\": \"c\"}]}",
                "{\"type\": \"table\", \"rows\": [[{\"text\": [], \"rowspan\": 2, \"colspan\": 50}], []]}",
                "{\"type\": \"code\", \"text\": \"\\n  a\\r\\n\\tb  \\n\\n\", \"language\": \"c++\"}",
                "{\"type\": \"code\", \"text\": \"e\\u0301 \\u200b\\u00a0```\"}",
                "{\"type\": \"map\", \"latitude\": 0.0, \"longitude\": -180.0}",
                "{\"type\": \"map\", \"latitude\": 51.1283, \"longitude\": 71.4305, \"zoom\": 0, \"label\": \"a\","
                        + " \"alternative\": \"b\"}",
                "{\"type\": \"image\", \"photo\": \"PHOTO\"}",
                "{\"type\": \"image\", \"photo\": \"PHOTO\", \"caption\": [{\"text\": \"a\"}], \"alt\": \"b\","
                        + " \"crop\": \"4:3\", \"href\": \"/articles/x\", \"size\": \"inline\"}",
                "{\"type\": \"gallery\", \"items\": [{\"photo\": \"PHOTO\"}, {\"photo\": \"PHOTO\", \"caption\":"
                        + " [{\"text\": \"a\"}], \"alt\": \"b\"}]}",
                "{\"type\": \"embed\", \"url\": \"https://unknown.example/x\"}",
                "{\"type\": \"embed\", \"url\": \"https://unknown.example/x\", \"title\": \"a\", \"height\": 400,"
                        + " \"poster\": \"PHOTO\", \"alternative\": \"b\", \"quoted\": {\"author\": \"c\", \"text\":"
                        + " [{\"text\": \"d\"}], \"date\": \"2026-11-20\", \"url\": \"https://x.example/1\"}}",
                "{\"type\": \"story\", \"article\": \"018f3c5e-0000-7000-8000-000000000000\", \"label\": \"a\","
                        + " \"title\": \"b\", \"teaser\": \"c\", \"photo\": \"PHOTO\"}",
                "{\"type\": \"story\", \"url\": \"https://example.org/\", \"title\": \"a\"}",
                "{\"type\": \"divider\"}",
                "{\"type\": \"divider\", \"paywall\": true}",
            })
    void keepsWhatItTakes(String block) {
        var path = writer.drafts(article(block));

        Map<String, Object> sent =
                JsonPath.from(block.replace("PHOTO", photo.toString())).getMap("");
        var kept = new HashMap<String, Object>(writer.reads(path).jsonPath().getMap("content.body[0]"));
        kept.remove("id");

        assertEquals(sent, kept);
    }

    @Test
    void takesNoMoreThanAHundredStories() {
        var story = "{\"type\": \"story\", \"article\": \"%s\"}";
        var most = IntStream.range(0, 100)
                .mapToObj(n -> story.formatted(UUID.randomUUID()))
                .collect(Collectors.joining(","));

        writer.createsDraft(article(most)).then().statusCode(201);
        stored.refused(() -> writer.createsDraft(article(most + "," + story.formatted(UNKNOWN))))
                .statusCode(400)
                .body("errors.pointer", contains("#/body/100"));
    }

    @Test
    void takesAGalleryOfFiveHundredPhotosOnly() {
        var one = "{\"photo\": \"PHOTO\"}";
        var most = IntStream.range(0, 500).mapToObj(n -> one).collect(Collectors.joining(","));

        writer.createsDraft(article("{\"type\": \"gallery\", \"items\": [" + most + "]}"))
                .then()
                .statusCode(201);
        stored.refused(() ->
                        writer.createsDraft(article("{\"type\": \"gallery\", \"items\": [" + most + "," + one + "]}")))
                .statusCode(400)
                .body("errors.pointer", contains("#/body/0/items"));
    }

    @Test
    void findsWhatSomeReadersMiss() {
        var hidden = newsroom.drafts(Newsroom.article());
        var shown = newsroom.publishes(Newsroom.article());
        var path = writer.drafts("""
            {"lang": "kk", "title": "Көл", "lede": "Лид осы.", "body": [
                {"type": "table", "rows": [[{"text": [{"text": "a"}]}]]},
                {"type": "table", "columns": [{"text": [{"text": "a"}]}], "rows": [[{"text": []}]]},
                {"type": "table", "rows": [[{"text": [{"text": "a"}], "header": true}]]},
                {"type": "embed", "url": "https://youtu.be/x", "title": "a"},
                {"type": "embed", "url": "https://youtu.be/x", "alternative": "a"},
                {"type": "embed", "url": "https://youtu.be/x", "quoted": {"text": [{"text": "a"}]}},
                {"type": "story", "article": "%s"},
                {"type": "story", "article": "%s"},
                {"type": "story", "article": "%s"},
                {"type": "story", "url": "https://example.org/", "title": "a"},
                {"type": "code", "text": "циклfor"}]}
            """.formatted(hidden.id(), shown.id(), UNKNOWN));

        writer.request()
                .post(path + "/validate")
                .then()
                .body(
                        "items.collect { it.rule + ' ' + it.pointer }",
                        containsInAnyOrder(
                                "missing-table-header #/body/0",
                                "missing-alternative #/body/3",
                                "dead-story #/body/6/article",
                                "dead-story #/body/8/article"));
    }

    /** What a place says of a photo counts where only that place shows it. */
    @Test
    void acceptsTheAlternativeTextOfThePlace() {
        var mute = newsroom.photo(null, null, Credit.of("Фото", "Malim"));
        var all = """
            {"lang": "kk", "title": "Көл", "lede": "Лид.", "photos": [{"id": "%1$s", "role": "%2$s"}], "body": [
                {"type": "image", "photo": "%1$s", "alt": "Көл"},
                {"type": "gallery", "items": [{"photo": "%1$s"%3$s}]}]}
            """;

        finds(all.formatted(mute, "body", ", \"alt\": \"Көл\"")).body("items", empty());
        finds(all.formatted(mute, "body", "")).body("items.rule", contains("missing-alt"));
        finds(all.formatted(mute, "lead", ", \"alt\": \"Көл\"")).body("items.rule", contains("missing-alt"));
    }

    @Test
    void namesTheProviderByTheHost() {
        var path = writer.drafts("""
            {"lang": "kk", "title": "Көл", "body": [
                {"type": "embed", "url": "https://www.youtube.com/watch?v=1"},
                {"type": "embed", "url": "https://YOUTU.BE./1"},
                {"type": "embed", "url": "http://m.facebook.com:80/1"},
                {"type": "embed", "url": "https://twitter.com/a/status/1", "provider": "youtube"},
                {"type": "embed", "url": "https://www.google.com/maps/place/1"},
                {"type": "embed", "url": "https://www.google.com/mapsearch"},
                {"type": "embed", "url": "https://notyoutube.com/1"},
                {"type": "embed", "url": "https://youtube.com.evil.example/1", "provider": "youtube"}]}
            """);

        writer.reads(path)
                .then()
                .body(
                        "content.body.provider",
                        contains("youtube", "youtube", "facebook", "x", "google-maps", null, null, null))
                .body("content.body[7]", not(hasKey("provider")))
                .body("content.body[3].url", equalTo("https://twitter.com/a/status/1"));
    }

    private ValidatableResponse finds(String content) {
        return writer.request().post(writer.drafts(content) + "/validate").then();
    }

    private String article(String blocks) {
        return "{\"lang\": \"kk\", \"title\": \"Көл\", \"photos\": [{\"id\": \"PHOTO\", \"role\": \"body\"}], \"body\": [%s]}"
                .formatted(blocks)
                .replace("PHOTO", photo.toString());
    }
}
