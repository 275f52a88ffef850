package kz.malim.live;

import static io.restassured.RestAssured.given;
import static kz.malim.live.Blog.last;
import static kz.malim.live.Blog.paragraphs;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The entries of a live blog as readers get them. */
@QuarkusTest
class LiveEntriesTest {
    @Inject
    Newsroom newsroom;

    private Client publisher = new Client("");

    @BeforeEach
    void giveKey() {
        publisher = new Client(newsroom.keyOf(Role.PUBLISHER));
    }

    /** Entries at one, two, three… minutes past ten, two of them at the same time. */
    private List<String> timeline(Blog blog, int number) {
        var ids = new ArrayList<String>();
        for (int i = 1; i <= number; i++) {
            ids.add(last(blog.says(
                    Map.of("at", "2026-11-30T10:%02d:00+05:00".formatted(i == 2 ? 1 : i), "title", "Жазба " + i))));
        }
        return ids;
    }

    @Test
    void readsNewestOrOldestFirst() {
        var blog = Blog.published(publisher, "Рет");
        var ids = timeline(blog, 4);

        blog.entries("").then().body("items.id", contains(ids.reversed().toArray()));
        blog.entries("?order=newest")
                .then()
                .body("items.id", contains(ids.reversed().toArray()));
        blog.entries("?order=oldest").then().body("items.id", contains(ids.toArray()));
        blog.entries("?order=random").then().statusCode(400);
        blog.entries("?ordr=oldest").then().statusCode(400);
    }

    @Test
    void walksAllPagesWithoutRepeatingOrSkipping() {
        var blog = Blog.published(publisher, "Беттер");
        var ids = timeline(blog, 7);
        for (var order : List.of("newest", "oldest")) {
            var read = new ArrayList<String>();
            var address = blog.address() + "/entries?limit=2&order=" + order;
            for (String next = address; next != null; ) {
                var page = given().urlEncodingEnabled(false).get(next);
                read.addAll(page.path("items.id"));
                String cursor = page.path("page.next");
                var link = page.header("Link");
                next = cursor == null ? null : address + "&cursor=" + cursor;
                if (cursor == null) {
                    assertEquals(null, link);
                } else {
                    assertTrue(link.contains("cursor=" + cursor) && link.endsWith("rel=\"next\""), link);
                    given().urlEncodingEnabled(false)
                            .get(link.substring(1, link.indexOf('>')))
                            .then()
                            .statusCode(200);
                }
                if (read.size() == 2) {
                    // published while somebody pages
                    blog.says(Map.of(
                            "at",
                            "2026-11-30T" + (order.equals("newest") ? "23" : "01") + ":00:00+05:00",
                            "title",
                            "x"));
                }
            }
            assertEquals(new HashSet<>(read).size(), read.size());
            assertTrue(read.containsAll(ids));
        }
    }

    @Test
    void aCursorBelongsToItsOrderAndFilter() {
        var blog = Blog.published(publisher, "Курсор");
        timeline(blog, 3);
        String next = blog.entries("?limit=1").path("page.next");

        blog.entries("?limit=2&cursor=" + next).then().statusCode(200).body("items", hasSize(2));
        blog.entries("?order=oldest&cursor=" + next).then().statusCode(400);
        blog.entries("?since=2026-11-30T10:00:00Z&cursor=" + next).then().statusCode(400);
        blog.entries("?cursor=x").then().statusCode(400);
        blog.entries("?limit=0").then().statusCode(400);
        blog.entries("?limit=101").then().statusCode(400);
        blog.entries("?limit=100").then().statusCode(200);
    }

    @Test
    void readsWhatIsNewerThanATime() {
        var blog = Blog.published(publisher, "Кейін");
        var ids = timeline(blog, 4);

        blog.entries("?since=2026-11-30T10:01:00%2B05:00").then().body("items.id", contains(ids.get(3), ids.get(2)));
        blog.entries("?since=2026-11-30T05:03:00Z&order=oldest").then().body("items.id", contains(ids.get(3)));
        blog.entries("?since=2026-11-30T05:03:59.999Z").then().body("items.id", contains(ids.get(3)));
        blog.entries("?since=2027-01-01T00:00:00Z").then().statusCode(200).body("items", empty());
        blog.entries("?since=yesterday").then().statusCode(400);
        blog.entries("?since=2026-11-30").then().statusCode(400);
    }

    @Test
    void rendersBodiesAsTheArticleDoes() {
        var blog = Blog.published(publisher, "Пішім");
        blog.says(Map.of(
                "body",
                List.of(Map.of(
                        "type",
                        "paragraph",
                        "text",
                        List.of(Map.of("text", "Бір "), Map.of("text", "екі", "marks", List.of("strong")))))));

        blog.entries("?body=html")
                .then()
                .body("items[0].html", containsString("<strong>екі</strong>"))
                .body("items[0]", not(hasKey("body")));
        blog.entries("?body=markdown").then().body("items[0].markdown", containsString("**екі**"));
        blog.entries("?body=text").then().body("items[0].text", startsWith("Бір екі"));
        blog.entries("?body=blocks").then().body("items[0].body[0].type", equalTo("paragraph"));
        blog.entries("?body=pdf").then().statusCode(400);
    }

    /** Those of blocks are unique within an entry only, and a page shows many. */
    @Test
    void noHtmlHasAnIdTwice() {
        var blog = Blog.published(publisher, "Белгі");
        publisher
                .request()
                .header("If-Match", publisher.etag(blog.path()))
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(Map.of("body", List.of(heading("Мақала"))))
                .patch(blog.path())
                .then()
                .statusCode(200);
        publisher
                .puts(blog.path() + "/publication", publisher.etag(blog.path()), Map.of())
                .then()
                .statusCode(200);
        var ids = List.of(
                last(blog.says(Map.of("body", List.of(heading("Бірінші"))))),
                last(blog.says(Map.of(
                        "body",
                        List.of(
                                heading("Екінші"),
                                Map.of("type", "box", "kind", "facts", "body", List.of(heading("Үшінші"))))))));

        blog.entries("?body=html")
                .then()
                .body("items.html", hasItem(containsString("Бірінші")))
                .body("items.html", everyItem(not(containsString("id=\""))));
        for (var html : List.of(
                given().get(blog.address() + "?format=html").asString(),
                given().get(blog.address() + "?format=ninjs")
                        .<String>path("bodies.find { it.role == 'html' }.value"))) {
            var found = Pattern.compile(" id=\"([^\"]*)\"")
                    .matcher(html)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertTrue(html.contains("Үшінші"), html);
            assertEquals(new HashSet<>(found).size(), found.size(), html);
            assertTrue(found.contains("entry-" + ids.getFirst()), html);
        }
    }

    private static Map<String, ?> heading(String words) {
        return Map.of(
                "type",
                "heading",
                "id",
                words.equals("Үшінші") ? "inside" : "top",
                "level",
                2,
                "text",
                List.of(Map.of("text", words)));
    }

    @Test
    void tellsWhatMachinesMayDoWithEntries() {
        var section = newsroom.section("Желі");
        var blog = Blog.draft(publisher, Map.of("lang", "kk", "title", "Желі", "kind", "live", "section", section));
        publisher
                .puts(blog.path() + "/publication", publisher.etag(blog.path()), Map.of())
                .then()
                .statusCode(200);
        blog.says("Бір.");
        blog.entries("").then().header("Content-Usage", nullValue());

        var admin = new Client(newsroom.keyOf(Role.ADMIN));
        String id = admin.reads("/management/sections").path("items.find { it.slug == '" + section + "' }.id");
        var path = "/management/sections/" + id;
        String name = admin.reads(path).path("name");
        admin.puts(path, Map.of("name", name, "usage", Map.of("trainAi", false)))
                .then()
                .statusCode(200);

        blog.entries("").then().header("Content-Usage", equalTo("train-ai=n"));
        blog.entries("?body=text&limit=1").then().header("Content-Usage", equalTo("train-ai=n"));
    }

    @Test
    void theArticleHasItsNewestEntriesOnlyOnRequest() {
        var blog = Blog.published(publisher, "Қосу");
        for (int i = 0; i < 22; i++) {
            blog.says(Map.of("title", "Жазба " + i));
        }

        given().get(blog.address())
                .then()
                .body("live.entries", equalTo(22))
                .body("live.newest.title", equalTo("Жазба 21"))
                .body("$", not(hasKey("entries")));
        String next = given().get(blog.address() + "?include=entries")
                .then()
                .body("entries.items", hasSize(20))
                .body("entries.items[0].title", equalTo("Жазба 21"))
                .body("entries.page.limit", equalTo(20))
                .extract()
                .path("entries.page.next");
        blog.entries("?cursor=" + next).then().body("items.title", contains("Жазба 1", "Жазба 0"));
        given().get(blog.address() + "?fields=title&include=entries").then().body("entries.items", hasSize(20));
        given().get(blog.address() + "?profile=full").then().body("entries.items", hasSize(20));
    }

    @Test
    void photosOfEntriesAreTheArticlesPhotos() {
        var own = newsroom.photo("Фото", "Өзінікі");
        var photo = newsroom.photo("Фото", "Жазбанікі");
        var secret = newsroom.photo("Фото", "Құпия");
        var blog = Blog.draft(
                publisher,
                Map.of(
                        "lang",
                        "kk",
                        "title",
                        "Суреттер",
                        "kind",
                        "live",
                        "photos",
                        List.of(Map.of("id", own.toString(), "role", "lead"))));
        publisher.puts(blog.path() + "/publication", publisher.etag(blog.path()), Map.of());
        var entry = blog.says(Map.of("body", List.of(image(photo), image(own))));
        blog.drafts(Map.of("body", List.of(image(secret))));

        given().get(blog.address() + "?include=photos")
                .then()
                .body("photos.id", contains(own.toString(), photo.toString()));
        given().get(blog.address()).then().body("photos.id", contains(own.toString()));
        given().get("/api/photos/" + photo).then().statusCode(200).body("credit.text", equalTo("Жазбанікі"));
        given().get("/api/photos/" + secret).then().statusCode(404);

        publisher.deletes(entry).then().statusCode(204);
        given().get("/api/photos/" + photo).then().statusCode(404);
        given().get("/api/photos/" + own).then().statusCode(200);
        given().get(blog.address() + "/photos").then().body("items.id", contains(own.toString()));
    }

    private static Map<String, Object> image(UUID photo) {
        return Map.of("type", "image", "photo", photo.toString());
    }

    @Test
    void answersNotModifiedUntilAnEntryChanges() {
        var blog = Blog.published(publisher, "Өзгеріс");
        var entry = blog.says("Бір.");
        for (var address : List.of(blog.address(), blog.address() + "/entries", "/feeds/all.json")) {
            var etag = given().get(address).header("ETag");
            given().header("If-None-Match", etag).get(address).then().statusCode(304);

            blog.patches(entry, Map.of("title", "Басқа " + UUID.randomUUID()))
                    .then()
                    .statusCode(200);

            given().header("If-None-Match", etag).get(address).then().statusCode(200);
        }
    }

    @Test
    void entriesAreInEveryFormOfTheArticle() {
        var blog = Blog.published(publisher, "Пішіндер");
        blog.covers(Map.of(
                "startedAt",
                "2026-11-30T09:00:00+05:00",
                "liveUntil",
                "2026-11-30T20:00:00+05:00",
                "summary",
                "Қысқаша."));
        var entry = blog.says(Map.of(
                "at",
                "2026-11-30T10:00:00+05:00",
                "title",
                "Тақырып",
                "byline",
                "Айгүл",
                "body",
                paragraphs("Ерекше сөз.")));

        for (var form : List.of("html", "markdown", "text", "atom", "ninjs", "jsonld")) {
            given().get(blog.address() + "?format=" + form)
                    .then()
                    .statusCode(200)
                    .body(containsString("Ерекше сөз."))
                    .body(containsString("Тақырып"))
                    .body(containsString("Айгүл"));
        }
        given().get(blog.address() + "?format=html")
                .then()
                .body(containsString("<section id=\"entry-" + last(entry) + "\">"))
                .body(containsString("Қысқаша."));
        given().get(blog.address() + "?format=jsonld")
                .then()
                .body("'@type'", equalTo("LiveBlogPosting"))
                .body("coverageStartTime", equalTo("2026-11-30T09:00:00+05:00"))
                .body("coverageEndTime", equalTo("2026-11-30T20:00:00+05:00"))
                .body("liveBlogUpdate[0].'@type'", equalTo("BlogPosting"))
                .body("liveBlogUpdate[0].headline", equalTo("Тақырып"))
                .body("liveBlogUpdate[0].datePublished", equalTo("2026-11-30T10:00:00+05:00"))
                .body("liveBlogUpdate[0].articleBody", startsWith("Ерекше сөз."));
        given().get(blog.address() + "?format=ninjs")
                .then()
                .body("associations.rel", hasItems("liveBlogUpdate"))
                .body("associations.uri", hasItems("urn:uuid:" + last(entry)));
        for (var feed : List.of("rss", "atom", "json")) {
            given().get("/feeds/all." + feed).then().body(containsString("Ерекше сөз."));
        }
    }

    @Test
    void theWordsOfAnEntryFindTheArticle() {
        var blog = Blog.published(publisher, "Іздеу " + UUID.randomUUID());
        blog.says("Басқа нәрсе туралы.");
        var entry =
                blog.says(Map.of("title", "Тақырып", "body", paragraphs("Кеме қайраңға отырып қалған шынжырлыгүл.")));

        var found = given().queryParam("q", "шынжырлыгүл").get("/api/articles").then();
        found.body("items.id", contains(blog.id()))
                .body("items[0].highlight.entry.id", equalTo(last(entry)))
                .body("items[0].highlight.entry.text.findAll { it.match }.text", contains("шынжырлыгүл"));

        blog.patches(entry, Map.of("body", paragraphs("Кеме құтқарылды күміскермегүл.")))
                .then()
                .statusCode(200);
        given().queryParam("q", "шынжырлыгүл").get("/api/articles").then().body("items", empty());
        given().queryParam("q", "күміскермегүл").get("/api/articles").then().body("items.id", contains(blog.id()));

        publisher.deletes(entry).then().statusCode(204);
        given().queryParam("q", "күміскермегүл").get("/api/articles").then().body("items", empty());
        blog.drafts(Map.of("title", "жасырынгүлсай"));
        given().queryParam("q", "жасырынгүлсай").get("/api/articles").then().body("items", empty());
    }

    @Test
    void rebuildingTheIndexKeepsTheWordsOfEntries() {
        var blog = Blog.published(publisher, "Қайта " + UUID.randomUUID());
        blog.says("Сирексөзтау осында.");

        publisher.puts(blog.path(), publisher.etag(blog.path()), Map.of("title", "Қайта басылды", "kind", "live"));
        publisher
                .puts(blog.path() + "/publication", publisher.etag(blog.path()), Map.of())
                .then()
                .statusCode(200);

        given().queryParam("q", "Сирексөзтау")
                .get("/api/articles")
                .then()
                .body("items.id", contains(blog.id()))
                .body("items[0].highlight.entry", notNullValue());
        given().queryParam("q", "басылды").get("/api/articles").then().body("items[0].highlight.entry", nullValue());
    }
}
