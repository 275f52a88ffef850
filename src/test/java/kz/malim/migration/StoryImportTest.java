package kz.malim.migration;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class StoryImportTest {
    private static final String HTML = """
            <p>Көпір <b>ашылды</b>, дейді <a href="/about/">редакция</a>.</p>
            <p>Онымен өтеді:</p><ul><li>жаяулар<ul><li>балалар</li></ul></li></ul>
            <figure><img src="/i/bridge.jpg" alt="Көпір"><figcaption>Таңғы көпір. Фото: Дана Омар</figcaption></figure>
            <audio src="/a/story.mp3"></audio>
            <p>Есеп<sup><a href="#n1">1</a></sup> дайын.</p><form><p>Жазылыңыз</p></form>
            <ol><li id="n1">Әкімдік дерегі.</li></ol>""";

    @Inject
    Newsroom newsroom;

    private final String source = "s" + UUID.randomUUID().toString().substring(0, 8) + ".example.org";
    private Client publisher = new Client("");

    @BeforeEach
    void createKey() {
        publisher = new Client(newsroom.keyOf(Role.PUBLISHER));
    }

    @Test
    void becomesAnArticleWithBlocksPhotosTimesAndFormerAddresses() {
        var url = "https://" + source + "/2019/05/23/kopir/";
        var slug = imports(story("1")
                        .with("url", url)
                        .with("addresses", List.of("/?p=12&from=" + source))
                        .with("authors", List.of("Айгүл Сейіт " + source, "Дана Омар " + source))
                        .with("tags", List.of("Көпір " + source))
                        .with("publishedAt", "2019-05-23T10:00:00+06:00")
                        .with("updatedAt", "2019-06-01T08:00:00+06:00")
                        .with("publish", true))
                .body("items[0].outcome", equalTo("created"))
                .body("items[0].losses.kind", contains("form"))
                .body("items[0].balance.words.lost", equalTo(1))
                .body("items[0].balance.links.out", equalTo(1))
                .body("items[0].balance.listItems.out", equalTo(2))
                .body("items[0].pictures.url", contains("https://" + source + "/i/bridge.jpg"))
                .body("items[0].content", nullValue())
                .extract()
                .<String>path("items[0].slug");

        get("/api/articles/" + slug + "?include=photos,media")
                .then()
                .statusCode(200)
                .body("title", equalTo("Көпір & өзен " + source))
                .body("lede", equalTo("Қала күткен көпір."))
                .body("publishedAt", equalTo("2019-05-23T10:00:00+06:00"))
                .body("updatedAt", equalTo("2019-06-01T08:00:00+06:00"))
                .body("byline.authors.name", contains("Айгүл Сейіт " + source, "Дана Омар " + source))
                .body("tags.name", contains("Көпір " + source))
                .body("body.type", contains("paragraph", "list", "image", "audio", "paragraph"))
                .body("body[1].intro[0].text", equalTo("Онымен өтеді:"))
                .body("body[1].items[0].list.items[0].text[0].text", equalTo("балалар"))
                .body("body[0].text[3].href", equalTo("https://" + source + "/about/"))
                .body("notes.text[0][0].text", equalTo("Әкімдік дерегі."))
                .body("photos[0].role", equalTo("lead"))
                .body("photos[0].alt", equalTo("Көпір"))
                .body("photos[0].caption", equalTo("Таңғы көпір."))
                .body("photos[0].credit.label", equalTo("Фото"))
                .body("photos[0].credit.text", equalTo("Дана Омар"))
                .body("media[0].sources[0].url", equalTo("https://" + source + "/a/story.mp3"));
        for (var old : List.of(url, "http://www." + source + "/2019/05/23/kopir", "/?p=12&from=" + source)) {
            given().queryParam("url", old)
                    .get("/api/addresses")
                    .then()
                    .statusCode(200)
                    .body("slug", equalTo(slug));
        }
    }

    @Test
    void changesNothingTheSecondTimeAndMakesARevisionOfWhatHasChanged() {
        var published =
                story("1").with("publishedAt", "2019-05-23T10:00:00+06:00").with("publish", true);
        var first = imports(published).extract();
        var article = first.<String>path("items[0].article");
        String etag = publisher.etag("/management/articles/" + article);

        imports(published).body("items[0].outcome", equalTo("unchanged")).body("items[0].article", equalTo(article));
        assertEquals(etag, publisher.etag("/management/articles/" + article));

        imports(published.with("html", HTML + "<p>Жаңа сөйлем.</p>"))
                .body("items[0].outcome", equalTo("updated"))
                .body("items[0].article", equalTo(article))
                .body("items[0].pictures.id", equalTo(first.path("items[0].pictures.id")));

        get("/api/articles/" + article)
                .then()
                .body("body[-1].text[0].text", equalTo("Жаңа сөйлем."))
                .body("publishedAt", equalTo("2019-05-23T10:00:00+06:00"))
                .body("photos", hasSize(1));
    }

    @Test
    void leavesAloneWhatEditorsHaveChanged() {
        var edited = imports(story("1")).extract().<String>path("items[0].article");
        var trashed = imports(story("2")).extract().<String>path("items[0].article");
        publisher
                .puts(
                        "/management/articles/" + edited,
                        publisher.etag("/management/articles/" + edited),
                        Map.of("title", "Редактор жазды"))
                .then()
                .statusCode(200);
        publisher.deletes("/management/articles/" + trashed).then().statusCode(204);

        imports(story("1").with("html", "<p>Басқа.</p>"), story("2").with("html", "<p>Басқа.</p>"), story("3"))
                .body("items.outcome", contains("conflict", "conflict", "created"))
                .body("items[0].article", equalTo(edited));

        publisher.reads("/management/articles/" + edited).then().body("content.title", equalTo("Редактор жазды"));
    }

    @Test
    void showsInADryRunWhatItWouldDoAndStoresNothing() {
        var dry = given().auth()
                .oauth2(publisher.key())
                .contentType("application/json")
                .queryParam("dryRun", true)
                .body(Map.of("source", source, "items", List.of(story("1").fields())))
                .post("/management/imports/stories")
                .then()
                .statusCode(200)
                .body("items[0].outcome", equalTo("created"))
                .body("items[0].content.body.type", contains("paragraph", "list", "image", "audio", "paragraph"))
                .extract()
                .<String>path("items[0].article");

        publisher.reads("/management/articles/" + dry).then().statusCode(404);
        imports(story("1")).body("items[0].outcome", equalTo("created"));
    }

    /** Two stories show one picture: it is one photo, and each story keeps its own words about it. */
    @Test
    void sharesThePicturesOfASource() {
        var figure = "<figure><img src='https://%s/one.jpg'><figcaption>%s</figcaption></figure>";
        var report = imports(
                        story("1").with("html", figure.formatted(source, "Таңертең. Фото: Асан")),
                        story("2").with("html", figure.formatted(source, "Кешке. Фото: Үсен")),
                        story("3").with("html", figure.formatted(source, "Таңертең. Фото: Асан")))
                .body("items.outcome", everyItem(equalTo("created")))
                .body("items[1].losses", hasItem(Map.of("kind", "credit", "source", "Фото: Үсен")))
                .body("items[2].losses", nullValue())
                .extract();

        assertEquals(
                1,
                report.<List<List<String>>>path("items.pictures.id").stream()
                        .distinct()
                        .count());
        publisher
                .reads("/management/articles/" + report.path("items[1].article"))
                .then()
                .body("content.body[0].caption[0].text", equalTo("Кешке."));
        publisher
                .reads("/management/articles/" + report.path("items[2].article"))
                .then()
                .body("content.body[0].caption", nullValue());
    }

    @Test
    void putsTheLeadPictureAboveTheTextOnce() {
        var lead = Map.of(
                "url",
                "https://" + source + "/lead.jpg",
                "alt",
                "Өзен",
                "caption",
                "Өзен жағасы. <i>Фото: Асан Үсен</i>");
        var article = imports(story("1")
                        .with("picture", lead)
                        .with("html", "<img src='https://" + source + "/lead.jpg'><p>Мәтін.</p>"))
                .extract()
                .<String>path("items[0].article");

        publisher
                .reads("/management/articles/" + article)
                .then()
                .body("content.photos.role", contains("lead"))
                .body("content.body.type", contains("paragraph"));
    }

    @Test
    void schedulesWhatIsPublishedThereLater() {
        var article = imports(story("1")
                        .with("publishedAt", "2099-01-01T10:00:00+05:00")
                        .with("publish", true))
                .extract()
                .<String>path("items[0].article");

        publisher.reads("/management/articles/" + article).then().body("state", equalTo("scheduled"));
    }

    /** One story that cannot be written does not keep the others out. */
    @Test
    void failsTheStoryAndNotTheRequest() {
        imports(
                        story("1").with("section", "no-such-section"),
                        story("2").with("html", "<p>a</p>".repeat(1_001)),
                        story("3"))
                .body("items.outcome", contains("failed", "failed", "created"))
                .body("items[0].problem.status", equalTo(400))
                .body("items[0].problem.errors.pointer", hasItem("#/section"))
                .body("items[1].problem.errors.pointer", hasItem("#/body"))
                .body("items[2].article", notNullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "id, '', #/items/0/id",
        "title, ' ', #/items/0/title",
        "url, ftp://x.example/y, #/items/0/url",
        "html, '\u0000', #/items/0/html",
        "lang, , #/items/0/lang",
        "publish, true, #/items/0/publishedAt"
    })
    void refusesWithAPointerWhatNoStoryCanBe(String field, String value, String pointer) {
        var item = story("1").fields();
        Object sent = field.equals("publish") ? true : value;
        item.put(field, sent);

        publisher
                .posts("/management/imports/stories", Map.of("source", source, "items", List.of(item)))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void refusesSourcesAndSizesOutsideTheirLimits() {
        var item = story("1").fields();
        publisher
                .posts("/management/imports/stories", Map.of("source", "Ескі сайт", "items", List.of(item, item)))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItems("#/source", "#/items/1/id"));
        publisher
                .posts("/management/imports/stories", Map.of("source", source, "items", List.of()))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("#/items"));
    }

    @Test
    void needsARoleToWriteAndAnotherToPublish() {
        var editor = new Client(newsroom.keyOf(Role.EDITOR));
        var published =
                story("1").with("publishedAt", "2019-05-23T10:00:00+06:00").with("publish", true);

        editor.posts("/management/imports/stories", Map.of("source", source, "items", List.of(published.fields())))
                .then()
                .statusCode(403);
        editor.posts(
                        "/management/imports/stories",
                        Map.of("source", source, "items", List.of(story("1").fields())))
                .then()
                .statusCode(200)
                .body("items[0].outcome", equalTo("created"));
        new Client(newsroom.keyOf(Role.WRITER))
                .posts(
                        "/management/imports/stories",
                        Map.of("source", source, "items", List.of(story("2").fields())))
                .then()
                .statusCode(403);
    }

    /** A draft is one here too: no reader gets it, its photos or its addresses. */
    @Test
    void keepsDraftsFromReaders() {
        var url = "https://" + source + "/draft/";
        var article = imports(story("1").with("url", url)).extract().<String>path("items[0].article");

        get("/api/articles/" + article).then().statusCode(404);
        given().queryParam("url", url).get("/api/addresses").then().body(not(containsString("kopir")));
        publisher.reads("/management/articles/" + article).then().body("content.note", nullValue());
    }

    private ValidatableResponse imports(Story... stories) {
        var items = Arrays.stream(stories).map(Story::fields).toList();
        return publisher
                .posts("/management/imports/stories", Map.of("source", source, "items", items))
                .then()
                .statusCode(200)
                .body("items.problem", not(empty()));
    }

    private Story story(String id) {
        return new Story(Map.of(
                "id",
                id,
                "lang",
                "kk",
                "title",
                "Көпір &amp; <i>өзен</i> " + source,
                "lede",
                "<p>Қала күткен көпір.</p>",
                "url",
                "https://" + source + "/" + id,
                "html",
                HTML));
    }

    /** A story as a script sends it. */
    private record Story(Map<String, Object> all) {
        Story with(String field, Object value) {
            var fields = fields();
            fields.put(field, value);
            return new Story(fields);
        }

        Map<String, Object> fields() {
            return new HashMap<>(all);
        }
    }
}
