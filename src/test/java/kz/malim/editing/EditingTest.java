package kz.malim.editing;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import kz.malim.access.Role;
import kz.malim.article.ArticleContent;
import kz.malim.support.DatabaseContents;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EditingTest {
    @Inject
    Newsroom newsroom;

    @Inject
    DatabaseContents stored;

    private Editor writer = new Editor("");
    private Editor publisher = new Editor("");
    private final String title = "Көл " + UUID.randomUUID();

    @BeforeEach
    void giveKeys() {
        writer = new Editor(newsroom.keyOf(Role.WRITER));
        publisher = new Editor(newsroom.keyOf(Role.PUBLISHER));
    }

    @Test
    void createsAnArticleThatIsNotPublic() {
        var made = writer.createsDraft("""
                        {"lang": "kk", "title": "%s", "lede": "Лид", "body": [
                            {"type": "paragraph", "text": [{"text": "Бір."}]},
                            {"type": "list", "id": "tizim", "style": "bullet", "items": [{"text": [{"text": "а"}]}, {"text": [{"text": "ә"}]}]}]}
                        """.formatted(title))
                .then()
                .statusCode(201)
                .header("Location", containsString("/management/articles/"))
                .header("ETag", notNullValue())
                .header("Cache-Control", equalTo("private, no-store"))
                .body("state", equalTo("draft"))
                .body("content.title", equalTo(title))
                .body("content.body.id", contains("b1", "tizim"))
                .body("draft.number", equalTo(1))
                .body("published", nullValue())
                .body("transitions.name", hasItem("publish"))
                .extract();

        writer.reads(made.header("Location"))
                .then()
                .statusCode(200)
                .header("ETag", equalTo(made.header("ETag")))
                .body("content.lede", equalTo("Лид"));
        get("/api/articles/" + made.<String>path("slug")).then().statusCode(404);
    }

    @Test
    void acceptsAFreeSlugAndRejectsATakenOne() {
        var slug = "s-" + UUID.randomUUID();
        var json = "{\"lang\": \"kk\", \"title\": \"%s\", \"slug\": \"%s\"}".formatted(title, slug);

        writer.createsDraft(json).then().statusCode(201).body("slug", equalTo(slug));

        stored.refused(() -> writer.createsDraft(json)).statusCode(409).body("type", endsWith("slug-taken"));
    }

    @Test
    void allowsOneTranslationPerLanguage() {
        var kazakh = writer.createsDraft(content("kk", title)).path("id");
        var russian = "{\"lang\": \"ru\", \"title\": \"%s\", \"translationOf\": \"%s\"}".formatted(title, kazakh);

        writer.createsDraft(russian).then().statusCode(201).body("translationSet", equalTo(kazakh));

        stored.refused(() -> writer.createsDraft(russian)).statusCode(409);
    }

    @Test
    void createsARevisionOnEverySave() {
        var path = writer.drafts(content("kk", title));

        writer.saves(path, "{\"title\": \"Екінші\"}").then().statusCode(200).body("content.title", equalTo("Екінші"));
        writer.patches(path, writer.etag(path), "{\"lede\": \"Жаңа лид\"}")
                .then()
                .statusCode(200)
                .body("content.title", equalTo("Екінші"))
                .body("content.lede", equalTo("Жаңа лид"));
        writer.patches(path, writer.etag(path), "{\"lede\": null}").then().body("content.lede", nullValue());

        writer.reads(path + "/revisions").then().body("items.number", contains(4, 3, 2, 1));
    }

    /** A new field must be added here. It is read back from the database. */
    @Test
    void returnsEveryFieldAsSent() throws IOException {
        var photo = newsroom.photo("Фото", "Malim");
        var sent = new ObjectMapper().readTree("""
                {"title": "%s", "lede": "Лид", "byline": "Жағалау", "authors": ["%s"], "section": "%s", "sections": ["%6$s"],
                 "tags": ["%s"],
                 "published": {"date": "2024-05-23", "precision": "time", "at": "2024-05-23T10:00:00+05:00"},
                 "source": {"name": "Қазинформ", "url": "https://example.org/"},
                 "kind": "review", "kicker": "Айдар", "shortTitle": "Қысқа", "dateline": {"place": "Астана", "text": "АСТАНА"},
                 "breaking": true, "urgency": 8, "labels": [{"slug": "age-18", "name": "18+"}],
                 "sponsor": {"name": "Қор", "url": "https://qor.example/", "logo": "https://qor.example/logo.png"},
                 "seo": {"title": "Іздеуге", "description": "Сипат", "canonical": "https://example.org/1", "noindex": true,
                         "image": "%5$s"},
                 "social": {"title": "Желіге", "description": "Сипат", "image": "%5$s"}, "accessibleForFree": false,
                 "usage": {"trainAi": false, "aiOutput": false, "search": true},
                 "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits",
                 "extra": {"recipe": {"minutes": 40.5, "steps": ["а", null, true]}}, "embargoUntil": "2024-05-22T10:00:00+05:00", "note": "Тексерілсін\\nекі рет",
                 "photos": [{"id": "%5$s", "role": "lead"}],
                 "body": [{"type": "image", "id": "b1", "photo": "%5$s"},
                          {"type": "paragraph", "id": "b2", "text": [{"text": "а", "note": "n1"}]}],
                 "notes": [{"id": "n1", "text": [{"text": "ә"}]}]}
                """.formatted(
                        title,
                        newsroom.author("Автор"),
                        newsroom.section("Бөлім"),
                        newsroom.tag("Тег"),
                        photo,
                        newsroom.section("Екінші")));
        assertEquals(
                Stream.of(ArticleContent.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList(),
                sent.properties().stream().map(Map.Entry::getKey).toList());

        var path = writer.drafts(content("kk", title));
        writer.saves(path, sent.toString()).then().statusCode(200);

        var stored =
                new ObjectMapper().readTree(writer.reads(path + "/revisions/2").asString());
        assertEquals(sent, stored.get("content"));
    }

    @Test
    void keepsADraftSeparateFromThePublishedRevision() {
        var path = publisher.drafts(content("kk", title));
        var slug = publisher
                .puts(path, "/publication")
                .then()
                .statusCode(200)
                .extract()
                .path("slug");

        publisher
                .saves(path, "{\"title\": \"Құпия\"}")
                .then()
                .body("state", equalTo("published"))
                .body("draft.title", equalTo("Құпия"))
                .body("published.title", equalTo(title));

        get("/api/articles/" + slug).then().body("title", equalTo(title));
    }

    @Test
    void hidesATrashedArticleAndRestoresIt() {
        var path = publisher.drafts(content("kk", title));
        var slug = publisher.puts(path, "/publication").then().extract().<String>path("slug");
        var id = path.substring(path.lastIndexOf('/') + 1);
        stored.refused(() -> writer.deletes(path, "")).statusCode(403);

        publisher.deletes(path, "").then().statusCode(204);

        await().untilAsserted(() -> get("/api/articles/" + slug).then().statusCode(404));
        writer.reads("/management/articles?limit=100").then().body("items.id", not(hasItem(id)));
        writer.reads("/management/articles?limit=100&state=trashed").then().body("items.id", hasItem(id));
        stored.refused(() -> publisher.saves(path, "{\"title\": \"x\"}"))
                .statusCode(409)
                .body("legal", contains("restore"));

        publisher.deletes(path, "/trash").then().statusCode(200).body("state", equalTo("unpublished"));
        get("/api/articles/" + slug).then().statusCode(404);
        publisher.puts(path, "/publication").then().statusCode(200);
        get("/api/articles/" + slug).then().statusCode(200).body("title", equalTo(title));
    }

    @Test
    void listsByStateAndLanguagePageByPage() {
        var first = writer.drafts(content("kk-Arab", title + " 1"));
        var second = writer.drafts(content("kk-Arab", title + " 2"));

        var page = writer.reads("/management/articles?lang=kk-Arab&state=draft&limit=1")
                .then()
                .statusCode(200)
                .body("items.title", contains(title + " 2"))
                .extract();
        writer.reads("/management/articles?lang=kk-Arab&state=draft&limit=1&cursor=" + page.path("page.next"))
                .then()
                .body("items.id", contains(first.substring(first.lastIndexOf('/') + 1)));
        writer.reads("/management/articles?state=nope").then().statusCode(400);
        writer.reads("/management/articles?limit=101").then().statusCode(400);
        writer.reads("/management/articles?cursor=x").then().statusCode(400);
        publisher.puts(second, "/publication");
        writer.reads("/management/articles?lang=kk-Arab&state=draft")
                .then()
                .body("items.title", not(hasItem(title + " 2")));
    }

    @Test
    void acceptsIdsInOneSpellingOnly() {
        var path = writer.drafts(content("kk", title));
        var id = path.substring(path.lastIndexOf('/') + 1);

        for (var other : new String[] {"1-1-1-1-1", "abc", UUID.randomUUID().toString(), "0" + id.substring(1, 35)}) {
            writer.reads("/management/articles/" + other).then().statusCode(404);
        }
        given().get(path).then().statusCode(401);
        new Editor(newsroom.keyOf(Role.READER)).reads(path).then().statusCode(403);
    }

    @Test
    void comparesAndRestoresWithoutPublishing() {
        var path = publisher.drafts("""
                {"lang": "kk", "title": "%s", "body": [
                    {"type": "paragraph", "id": "p1", "text": [{"text": "Бір."}]},
                    {"type": "paragraph", "id": "p2", "text": [{"text": "Екі."}]}]}
                """.formatted(title));
        var slug = publisher.puts(path, "/publication").then().extract().<String>path("slug");
        publisher.saves(path, """
                {"title": "Басқа", "body": [
                    {"type": "paragraph", "id": "p2", "text": [{"text": "Екінші."}]},
                    {"type": "divider", "id": "d"}]}
                """);
        publisher.puts(path, "/publication");

        publisher
                .reads(path + "/revisions/2/changes?since=1")
                .then()
                .statusCode(200)
                .body("fields.field", hasItem("title"))
                .body("fields.find { it.field == 'title' }.before", equalTo(title))
                .body("blocks.id", contains("p2", "d", "p1"))
                .body("blocks.change", contains("changed", "added", "removed"));
        publisher.reads(path + "/revisions/1").then().body("content.body.id", contains("p1", "p2"));

        JsonPath restored = publisher
                .posts(path, "/revisions", Map.of("restore", 1))
                .then()
                .statusCode(201)
                .body("draft.number", equalTo(3))
                .body("content.title", equalTo(title))
                .body("content.body.id", contains("p1", "p2"))
                .extract()
                .jsonPath();
        await().untilAsserted(() -> get("/api/articles/" + slug).then().body("title", equalTo("Басқа")));
        publisher.reads(path + "/revisions").then().body("items.status", contains("draft", "published", "superseded"));
        publisher.puts(path, "/publication");
        await().untilAsserted(() ->
                get("/api/articles/" + slug).then().body("title", equalTo(restored.getString("content.title"))));
        stored.refused(() -> publisher.posts(path, "/revisions", Map.of("restore", 99)))
                .statusCode(404);
        writer.reads(path + "/revisions/+1").then().statusCode(404);
    }

    private static String content(String lang, String title) {
        return "{\"lang\": \"%s\", \"title\": \"%s\"}".formatted(lang, title);
    }
}
