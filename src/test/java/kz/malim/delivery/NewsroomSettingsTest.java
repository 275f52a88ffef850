package kz.malim.delivery;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import kz.malim.access.Role;
import kz.malim.picture.Samples;
import kz.malim.support.Client;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import kz.malim.text.Language;
import org.junit.jupiter.api.Test;

/** A newsroom with a site and kinds of its own: every card and every form leads to the page on the site. */
@QuarkusTest
@TestProfile(NewsroomSettingsTest.WithASite.class)
class NewsroomSettingsTest {
    public static final class WithASite implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    Map.entry("malim.site.article-url", "https://news.example/{lang}/{section}/{slug}"),
                    Map.entry("malim.media.crops", "1.91:1, 9:16,3:2,4:5"),
                    Map.entry("malim.site.preview-url", "{origin}/preview?token={token}"),
                    Map.entry("malim.cdn.tag-header", "surrogate-key"),
                    Map.entry("malim.cache.status-headers", "false"),
                    Map.entry("malim.site.section-url", "https://news.example/{lang}/{slug}"),
                    Map.entry("malim.site.logo", "https://news.example/logo.png"),
                    Map.entry("malim.site.tag-url", "{origin}/tag/{slug}?lang={lang}"),
                    Map.entry("malim.site.author-url", "https://{lang}.news.example/author/{slug}"),
                    Map.entry("malim.article-kinds", "obituary, long-read"),
                    Map.entry("malim.article-extra-schema", "src/test/resources/article/extra.schema.json"),
                    Map.entry("malim.site.usage", "train-ai=n, search=y"));
        }
    }

    @Inject
    Newsroom newsroom;

    @Test
    void aPreviewOpensOnTheSite() {
        var editor = new Client(newsroom.keyOf(Role.EDITOR));
        var story = newsroom.drafts(article().titled("Алдын ала"));
        var previews = "/management/articles/" + story.id() + "/previews";

        var created = editor.posts(previews, Map.of()).then().statusCode(201).extract();

        String url = created.path("url");
        var token = url.substring("/api/previews/".length());
        assertEquals("http://localhost:8080/preview?token=" + token, created.path("webUrl"));
        get(url).then().statusCode(200).body("title", equalTo("Алдын ала"));
    }

    @Test
    void cutsPicturesToTheProportionsOfTheSetting() throws IOException {
        var editor = new Client(newsroom.keyOf(Role.EDITOR));
        String photo = editor.request()
                .multiPart("file", "x.jpg", Samples.ownCopy("camera.jpg"))
                .post("/management/photos")
                .path("id");
        var story = newsroom.publishes(article().withLeadPhoto(UUID.fromString(photo)));

        var shown = get(story.path())
                .then()
                .body("photos[0].crops.ratio", contains("1.91:1", "9:16", "3:2", "4:5"))
                .extract();
        for (int i = 0; i < 4; i++) {
            var crop = "photos[0].crops[" + i + "].";
            List<Integer> widths = shown.path(crop + "widths");
            List<Integer> heights = shown.path(crop + "heights");
            var address = shown.<String>path(crop + "url").replace("{width}", String.valueOf(widths.getLast()));
            var picture = ImageIO.read(new ByteArrayInputStream(
                    get(address).then().statusCode(200).extract().asByteArray()));
            assertEquals(
                    List.of(widths.getLast(), heights.getLast()), List.of(picture.getWidth(), picture.getHeight()));
            var ratio = shown.<String>path(crop + "ratio").split(":");
            assertEquals(
                    Double.parseDouble(ratio[0]) / Double.parseDouble(ratio[1]),
                    (double) picture.getWidth() / picture.getHeight(),
                    0.01);
        }
        editor.posts("/management/articles", image(photo, "1:1"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("#/body/0/crop"))
                .body("errors[0].detail", containsString("1.91:1, 9:16, 3:2, 4:5"));
        editor.posts("/management/articles", image(photo, "1.91:1")).then().statusCode(201);
    }

    @Test
    void structuredDataAndHreflangNameThePagesOfTheSite() {
        var section = newsroom.section("Қала");
        var author = newsroom.author("Айгерім Бет");
        var story = newsroom.publishes(article().titled("Көпір").by(author).inSection(section));
        var russian =
                newsroom.publishes(article().titled("Мост").in(Language.RUSSIAN).translating(story));
        var page = "https://news.example/kk/" + section + "/" + story.slug();

        get(story.path() + "?include=jsonld")
                .then()
                .statusCode(200)
                .header("Link", containsString("<" + page + ">; rel=\"canonical\""))
                .header(
                        "Link",
                        containsString(
                                "<https://news.example/ru/" + russian.slug() + ">; rel=\"alternate\"; hreflang=\"ru\""))
                .body("jsonld.url", equalTo(page))
                .body("jsonld.publisher.logo.url", equalTo("https://news.example/logo.png"))
                .body("jsonld.author[0].url", equalTo("https://kk.news.example/author/" + author))
                .body("jsonld.mainEntityOfPage.breadcrumb.itemListElement[0].item", equalTo("http://localhost:8080"))
                .body(
                        "jsonld.mainEntityOfPage.breadcrumb.itemListElement[1].item",
                        equalTo("https://news.example/kk/" + section))
                .body("jsonld.mainEntityOfPage.breadcrumb.itemListElement.name", contains("Malim", "Қала", "Көпір"));
    }

    private static Map<String, ?> image(String photo, String crop) {
        return Map.of(
                "lang",
                "kk",
                "title",
                "Сурет",
                "photos",
                List.of(Map.of("id", photo, "role", "body")),
                "body",
                List.of(Map.of("type", "image", "photo", photo, "crop", crop)));
    }

    @Test
    void tellsTheCdnItsTagsAndNobodyOfTheCache() {
        var story = newsroom.publishes(article());

        for (int i = 0; i < 2; i++) { // rendered, and from the cache
            get(story.path())
                    .then()
                    .header("Surrogate-Key", matchesPattern("[0-9a-f]{8}( [0-9a-f]{8})*"))
                    .header("Cache-Tag", nullValue())
                    .header("Cache-Status", nullValue())
                    .header("Server-Timing", nullValue());
        }
    }

    @Test
    void everyCardLeadsToThePage() {
        var section = newsroom.section("Сайт");
        var story = newsroom.publishes(article().inSection(section).datedOn(LocalDate.of(1996, 5, 6)));
        var russian = newsroom.publishes(article().in(Language.RUSSIAN).translating(story));
        newsroom.relates(story, russian);
        var block = newsroom.block("Сайт блогы", story);
        var page = "https://news.example/kk/" + section + "/" + story.slug();
        var russianPage = "https://news.example/ru/" + russian.slug();

        get(story.path() + "?include=related,blocks")
                .then()
                .body("webUrl", equalTo(page))
                .body("translations[0].webUrl", equalTo(russianPage))
                .body("blocks.items.flatten().webUrl", hasItem(page))
                .header("Link", containsString("<" + page + ">; rel=\"canonical\""));
        get("/api/articles?ids=" + story.id()).then().body("items[0].webUrl", equalTo(page));
        get("/api/articles?fields=webUrl&ids=" + russian.id()).then().body("items[0].webUrl", equalTo(russianPage));
        get("/api/blocks/" + block).then().body("items[0].webUrl", equalTo(page));
        get("/sitemaps/1996-05-06.xml")
                .then()
                .body(containsString("<loc>" + page + "</loc>"))
                .body(containsString(russianPage));
        get("/feeds/section/" + section + ".rss").then().body(containsString("<link>" + page + "</link>"));
        get("/feeds/section/" + section + ".json").then().body("items[0].url", equalTo(page));
        given().accept("application/ld+json")
                .get(story.path())
                .then()
                .body("url", equalTo(page))
                .body("workTranslation[0].url", equalTo(russianPage));
        for (var form : List.of("text/html", "text/plain", "application/atom+xml", "application/vnd.iptc.ninjs+json")) {
            given().accept(form).get(story.path()).then().body(containsString(page));
        }
        newsroom.removes(block);
    }

    @Test
    void aMenuLeadsToThePageOfAnArticleWhoseSectionWasRenamed() {
        var admin = new Client(newsroom.keyOf(Role.ADMIN));
        var section = newsroom.section("Ауыл");
        var story = newsroom.publishes(article().inSection(section));
        var menu = "menu-" + UUID.randomUUID();
        admin.request()
                .header("If-None-Match", "*")
                .contentType("application/json")
                .body(Map.of("trees", List.of(Map.of("lang", "kk", "items", List.of(Map.of("article", story.id()))))))
                .put("/management/menus/" + menu)
                .then()
                .statusCode(201);
        get("/api/menus/" + menu)
                .then()
                .body("items[0].webUrl", equalTo("https://news.example/kk/" + section + "/" + story.slug()))
                .body("items[0]", not(hasKey("section")));
        String id = get("/api/sections/" + section).path("id");
        var slug = "jana-" + UUID.randomUUID();

        admin.puts("/management/sections/" + id, Map.of("name", "Дала", "slug", slug))
                .then()
                .statusCode(200);

        await().untilAsserted(() -> get("/api/menus/" + menu)
                .then()
                .body("items[0].webUrl", equalTo("https://news.example/kk/" + slug + "/" + story.slug())));
    }

    @Test
    void sectionsTagsAndAuthorsLeadToTheirPages() {
        var section = newsroom.section("Сайт");
        var tag = newsroom.tag("Сайт");
        var author = newsroom.author("Сайт");
        var story = newsroom.publishes(
                article().in(Language.ENGLISH).inSection(section).tagged(tag).by(author));

        get("/api/sections/" + section).then().body("webUrl", equalTo("https://news.example/" + section));
        get("/api/sections/" + section + "?lang=ru")
                .then()
                .body("webUrl", equalTo("https://news.example/ru/" + section));
        get("/api/tags/" + tag + "?lang=kk-Latn")
                .then()
                .body("webUrl", endsWith("/tag/" + tag + "?lang=kk-Latn"))
                .body("webUrl", startsWith("http"));
        get("/api/authors/" + author + "?lang=kk")
                .then()
                .body("webUrl", equalTo("https://kk.news.example/author/" + author));
        get(story.path() + "?format=jsonld")
                .then()
                .body("author[0].url", equalTo("https://en.news.example/author/" + author));
        get(story.path() + "?include=authors")
                .then()
                .body("authors[0].webUrl", equalTo("https://en.news.example/author/" + author));
    }

    @Test
    void aNewsroomHasKindsOfItsOwn() {
        var editor = new Editor(newsroom.keyOf(Role.ADMIN));
        var json = "{\"lang\": \"kk\", \"title\": \"Қазанама %s\", \"kind\": \"%s\"}";

        var path = editor.drafts(json.formatted(UUID.randomUUID(), "obituary"));
        editor.puts(path, "/publication").then().statusCode(200);
        editor.createsDraft(json.formatted(UUID.randomUUID(), "obituaries"))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("#/kind"))
                .body("errors[0].detail", containsString("Did you mean \"obituary\"?"));

        get("/api/articles?kind=obituary").then().body("items.kind", hasItem("obituary"));
        get("/api/articles?kind=obituary&facets=lang&count=exact").then().body("page.total.value", equalTo(1));
    }

    @Test
    void aNewsroomHasFieldsOfItsOwn() {
        var editor = new Editor(newsroom.keyOf(Role.ADMIN));
        var json = "{\"lang\": \"kk\", \"title\": \"Рецепт %s\", \"extra\": %s}";

        var path = editor.drafts(json.formatted(UUID.randomUUID(), "{\"rating\": 4, \"recipe\": {\"minutes\": 40.5}}"));
        var slug = editor.puts(path, "/publication")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("slug");
        get("/api/articles/" + slug)
                .then()
                .body("extra.rating", equalTo(4))
                .body("extra.recipe.minutes", equalTo(40.5f));

        Map.of(
                        "{\"rating\": 6}",
                        "#/extra/rating",
                        "{\"recipe\": {}}",
                        "#/extra/recipe",
                        "{\"recipe\": {\"minutes\": 1, \"steps\": [\"а\", 2]}}",
                        "#/extra/recipe/steps/1",
                        "{\"ratings\": 1}",
                        "#/extra")
                .forEach((extra, pointer) -> editor.createsDraft(json.formatted(UUID.randomUUID(), extra))
                        .then()
                        .statusCode(400)
                        .body("errors.pointer", hasItem(pointer)));
        editor.patches(path, editor.etag(path), "{\"extra\": {\"rating\": 0}}")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("#/extra/rating"));
    }

    @Test
    void theSiteTellsMachinesWhatTheyMayDo() {
        var editor = new Editor(newsroom.keyOf(Role.ADMIN));
        var plain = newsroom.publishes(article());
        var path = editor.drafts("""
                {"lang": "kk", "title": "Мақала %s", "usage": {"trainAi": true, "aiOutput": false}}
                """.formatted(UUID.randomUUID()));
        var own = editor.puts(path, "/publication")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("slug");

        get(plain.path()).then().header("Content-Usage", equalTo("train-ai=n, search=y"));
        var block = newsroom.block("Қолдану", plain);
        get("/api/blocks/" + block + "?profile=card").then().header("Content-Usage", equalTo("train-ai=n, search=y"));
        newsroom.removes(block);
        get("/api/articles/" + own).then().header("Content-Usage", equalTo("train-ai=y, ai-output=n, search=y"));
        get("/api/articles?ids=" + own + "," + plain.slug())
                .then()
                .header("Content-Usage", equalTo("train-ai=n, ai-output=n, search=y"));
        get("/robots.txt")
                .then()
                .body(containsString("Disallow: /management/\nContent-Usage: / train-ai=n, search=y\n\nSitemap"));
    }
}
