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
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.DatabaseContents;
import kz.malim.support.Newsroom;
import kz.malim.text.Slug;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The entries of a live blog as editors write them. */
@QuarkusTest
class LiveEntryEditingTest {
    @Inject
    Newsroom newsroom;

    @Inject
    DatabaseContents stored;

    private Client writer = new Client("");
    private Client publisher = new Client("");

    @BeforeEach
    void giveKeys() {
        writer = new Client(newsroom.keyOf(Role.WRITER));
        publisher = new Client(newsroom.keyOf(Role.PUBLISHER));
    }

    @Test
    void keepsEveryFieldOfAnEntry() {
        var author = newsroom.author("Айгүл").value();
        var photo = newsroom.photo("Фото", "Айнакөл");
        var blog = Blog.published(publisher, "Су тасқыны");

        var entry = blog.says(Map.of(
                "at",
                "2026-11-30T09:15:00+05:00",
                "title",
                "Көпір жабылды",
                "byline",
                "Айгүл, көпірден",
                "authors",
                List.of(author),
                "body",
                List.of(
                        Map.of("type", "paragraph", "text", List.of(Map.of("text", "Су көтерілді."))),
                        Map.of("type", "image", "photo", photo.toString())),
                "key",
                true,
                "pinned",
                true));

        publisher
                .reads(entry)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("state", equalTo("published"))
                .body("content.at", equalTo("2026-11-30T09:15:00+05:00"))
                .body("content.title", equalTo("Көпір жабылды"))
                .body("content.byline", equalTo("Айгүл, көпірден"))
                .body("content.authors", contains(author))
                .body("content.body.id", contains("b1", "b2"))
                .body("content.key", equalTo(true))
                .body("content.pinned", equalTo(true))
                .body("publishedAt", notNullValue());
        blog.entries("")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(last(entry)))
                .body("items[0].at", equalTo("2026-11-30T09:15:00+05:00"))
                .body("items[0].title", equalTo("Көпір жабылды"))
                .body("items[0].byline.text", equalTo("Айгүл, көпірден"))
                .body("items[0].byline.authors.slug", contains(author))
                .body("items[0].key", equalTo(true))
                .body("items[0].pinned", equalTo(true))
                .body("items[0].photos.id", contains(photo.toString()))
                .body("items[0].photos.credit.text", contains("Айнакөл"))
                .body("items[0]", not(hasKey("corrected")))
                .body("pinned.id", contains(last(entry)));
        assertEquals(7, UUID.fromString(last(entry)).version());
    }

    @Test
    void anEntryNeedsNoRevisionAndNoVersionOfItsArticle() {
        var blog = Blog.published(publisher, "Сайлау");
        var etag = publisher.etag(blog.path());

        var entry = blog.says("Бірінші.");
        blog.patches(entry, Map.of("title", "Ашылды")).then().statusCode(200);
        publisher.deletes(entry).then().statusCode(204);

        assertEquals(etag, publisher.etag(blog.path()));
        publisher.reads(blog.path() + "/revisions").then().body("items", hasSize(1));
    }

    @Test
    void aDraftIsSeenByNobodyUntilItIsPublished() {
        var blog = Blog.published(publisher, "Матч");
        var entry = blog.drafts(Map.of("title", "Гол", "body", paragraphs("Есеп ашылды.")));
        blog.entries("").then().body("items", empty());
        given().get(blog.address()).then().body("live.entries", equalTo(0)).body("live", not(hasKey("newest")));

        publisher
                .puts(entry + "/publication", publisher.etag(entry), Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo("published"));

        blog.entries("").then().body("items.id", contains(last(entry)));
        given().get(blog.address())
                .then()
                .body("live.entries", equalTo(1))
                .body("live.newest.id", equalTo(last(entry)))
                .body("live.newest.title", equalTo("Гол"));

        publisher
                .request()
                .header("If-Match", publisher.etag(entry))
                .delete(entry + "/publication")
                .then()
                .statusCode(200)
                .body("state", equalTo("draft"));

        blog.entries("").then().body("items", empty());
        given().get(blog.address()).then().body("live.entries", equalTo(0));
    }

    @Test
    void entriesOfAnUnpublishedArticleAreSeenByNobody() {
        var blog = Blog.draft(publisher, Map.of("lang", "ru", "title", "Черновик", "kind", "live"));
        blog.says("Тайна.");
        blog.entries("").then().statusCode(404);

        publisher.puts(blog.path() + "/publication", publisher.etag(blog.path()), Map.of());
        blog.entries("").then().statusCode(200).body("items", hasSize(1));

        publisher
                .request()
                .header("If-Match", publisher.etag(blog.path()))
                .delete(blog.path() + "/publication")
                .then()
                .statusCode(200);
        blog.entries("").then().statusCode(404);
    }

    @Test
    void aCorrectionIsToldWithItsTimeAndAMereImprovementIsNot() {
        var blog = Blog.published(publisher, "Дауыл");
        var entry = blog.says("Он үй.");
        blog.patches(entry, Map.of("body", paragraphs("Он үй қирады."))).then().statusCode(200);
        blog.entries("").then().body("items[0]", not(hasKey("corrected")));

        blog.patches(entry, Map.of("body", paragraphs("Он бір үй."), "corrected", Map.of("text", "Он емес.")))
                .then()
                .statusCode(200);

        blog.entries("")
                .then()
                .body("items[0].corrected.text", equalTo("Он емес."))
                .body("items[0].corrected.at", notNullValue())
                .body("items[0].body[0].text[0].text", equalTo("Он бір үй."));
        var nothing = new HashMap<String, @Nullable Object>();
        nothing.put("corrected", null);
        blog.patches(entry, nothing).then().statusCode(200);
        blog.entries("").then().body("items[0]", not(hasKey("corrected")));
    }

    @Test
    void anEditWithoutTheVersionOrWithAnOldOneIsRejected() {
        var blog = Blog.published(publisher, "Дау");
        var entry = blog.says("Бір.");
        var etag = publisher.etag(entry);
        blog.patches(entry, etag, Map.of("title", "Екі")).then().statusCode(200);

        stored.refused(() -> blog.patches(entry, etag, Map.of("title", "Үш")))
                .statusCode(412)
                .body("current.content.title", equalTo("Екі"));
        stored.refused(() -> publisher
                        .request()
                        .contentType("application/merge-patch+json; charset=UTF-8")
                        .body(Map.of("title", "Үш"))
                        .patch(entry))
                .statusCode(428);
        stored.refused(() -> publisher.request().delete(entry)).statusCode(428);
        stored.refused(() -> publisher.request().header("If-Match", etag).delete(entry))
                .statusCode(412);
        stored.refused(() -> publisher.request().header("If-Match", etag).put(entry + "/publication"))
                .statusCode(412);
    }

    @Test
    void aRetryWithTheSameKeyAddsOneEntry() {
        var blog = Blog.published(publisher, "Қайталау");
        var key = UUID.randomUUID().toString();

        var first = add(blog, key, "Бір.");
        var again = add(blog, key, "Бір.");

        assertEquals(first, again);
        blog.entries("").then().body("items", hasSize(1));
        publisher
                .request()
                .header("Idempotency-Key", key)
                .queryParam("publish", true)
                .contentType("application/json")
                .body(Map.of("title", "Басқа"))
                .post(blog.path() + "/entries")
                .then()
                .statusCode(422);
    }

    private String add(Blog blog, String key, String title) {
        return publisher
                .request()
                .header("Idempotency-Key", key)
                .queryParam("publish", true)
                .contentType("application/json")
                .body(Map.of("title", title))
                .post(blog.path() + "/entries")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void writersDraftAndPublishersPublish() {
        var blog = Blog.published(publisher, "Рөлдер");
        var writing = new Blog(writer, blog.path(), blog.slug());
        stored.refused(() -> writing.adds(Map.of("title", "Жасырын"), true)).statusCode(403);
        var draft = writing.drafts(Map.of("title", "Қаралама"));
        writing.patches(draft, Map.of("title", "Қаралама 2")).then().statusCode(200);
        stored.refused(() -> writer.puts(draft + "/publication", writer.etag(draft), Map.of()))
                .statusCode(403);
        var published = blog.says("Жарияланды.");
        stored.refused(() -> writing.patches(published, Map.of("title", "Өзгерді")))
                .statusCode(403);
        stored.refused(() -> writer.deletes(published)).statusCode(403);
        writer.deletes(draft).then().statusCode(204);
        writer.reads(draft).then().statusCode(404);
        stored.refused(() ->
                        writer.puts(blog.path() + "/live", writer.etag(blog.path() + "/live"), Map.of("summary", "x")))
                .statusCode(403);
    }

    @Test
    void aKeyOfAnotherSectionReachesNoEntry() {
        var mine = newsroom.section("Қала");
        var other = newsroom.section("Ауыл");
        var blog =
                Blog.draft(publisher, Map.of("lang", "kk", "title", "Бөлім", "kind", "live", "section", mine.value()));
        var entry = blog.says("Бір.");
        var stranger = new Client(newsroom.keyOf(Role.PUBLISHER, other));
        var colleague = new Client(newsroom.keyOf(Role.PUBLISHER, mine));

        stored.refused(() -> new Blog(stranger, blog.path(), blog.slug()).adds(Map.of("title", "x"), true))
                .statusCode(403);
        stranger.reads(entry).then().statusCode(403);
        stranger.reads(blog.path() + "/entries").then().statusCode(403);
        stored.refused(() -> stranger.request().header("If-Match", "\"0\"").delete(entry))
                .statusCode(403);
        stored.refused(() -> stranger.puts(blog.path() + "/live", "\"1\"", Map.of("summary", "x")))
                .statusCode(403);
        new Blog(colleague, blog.path(), blog.slug()).says("Екі.");
        colleague.reads(blog.path() + "/entries").then().body("items", hasSize(2));
    }

    @Test
    void anEntryOfAnotherArticleIsNotFound() {
        var one = Blog.published(publisher, "Бір");
        var other = Blog.published(publisher, "Екі");
        var entry = one.says("Сөз.");

        publisher.reads(other.path() + "/entries/" + last(entry)).then().statusCode(404);
        publisher.reads(one.path() + "/entries/x").then().statusCode(404);
        publisher.reads(one.path() + "/entries/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void onlyArticlesOfTheKindLiveHaveEntries() {
        var news = Blog.draft(publisher, Map.of("lang", "kk", "title", "Жаңалық"));

        stored.refused(() -> news.adds(Map.of("title", "x"), false)).statusCode(409);
        stored.refused(() -> publisher.puts(news.path() + "/live", "\"0\"", Map.of("summary", "x")))
                .statusCode(409);
        publisher.puts(news.path() + "/publication", publisher.etag(news.path()), Map.of());
        news.entries("").then().statusCode(404).body("detail", containsString("no live blog"));
        given().get(news.address() + "?include=entries")
                .then()
                .statusCode(200)
                .body("$", not(hasKey("live")))
                .body("$", not(hasKey("entries")));
    }

    @Test
    void anArticleThatIsNoLongerLiveShowsNoEntries() {
        var blog = Blog.published(publisher, "Түрі");
        blog.says("Бір.");
        blog.entries("").then().statusCode(200);

        publisher.puts(blog.path(), publisher.etag(blog.path()), Map.of("title", "Түрі", "kind", "news"));
        publisher
                .puts(blog.path() + "/publication", publisher.etag(blog.path()), Map.of())
                .then()
                .statusCode(200);

        blog.entries("").then().statusCode(404);
        given().get(blog.address()).then().body("$", not(hasKey("live")));
    }

    @Test
    void whatIsInvalidIsToldWithItsPointer() {
        var blog = Blog.published(publisher, "Қате");
        var wrong = Map.<String, Map<String, ?>>of(
                "#/body", Map.of("key", true),
                "#/title", Map.of("title", "a".repeat(501)),
                "#/byline", Map.of("title", "x", "byline", "a".repeat(301)),
                "#/authors/0", Map.of("title", "x", "authors", List.of("joq-avtor")),
                "#/at", Map.of("title", "x", "at", "2026-11-30"),
                "#/body/0/text", Map.of("body", List.of(Map.of("type", "paragraph", "text", List.of()))),
                "#/body/0/photo",
                        Map.of(
                                "body",
                                List.of(Map.of(
                                        "type",
                                        "image",
                                        "photo",
                                        UUID.randomUUID().toString()))),
                "#/body/0/text/0/href",
                        Map.of(
                                "body",
                                List.of(Map.of(
                                        "type",
                                        "paragraph",
                                        "text",
                                        List.of(Map.of("text", "x", "href", "javascript:alert(1)"))))),
                "#/corrected/text", Map.of("title", "x", "corrected", Map.of("text", " ")),
                "#/state", Map.of("title", "x", "state", "published"));
        wrong.forEach((pointer, content) -> stored.refused(() -> blog.adds(content, true))
                .statusCode(400)
                .body("errors.pointer", hasItem(startsWith(pointer))));
        blog.entries("").then().body("items", empty());
    }

    @Test
    void showsNoRecordsButPhotos() {
        var blog = Blog.published(publisher, "Дыбыс");
        var id = UUID.randomUUID().toString();
        var refused = List.<Map<String, ?>>of(
                Map.of("type", "video", "media", id),
                Map.of("type", "audio", "media", id),
                Map.of("type", "file", "media", id),
                Map.of("type", "story", "article", blog.id()),
                Map.of("type", "story", "url", "https://example.org/", "title", "Басқа сайт"));
        for (var block : refused) {
            var paragraph = paragraphs("Алдымен.").getFirst();
            refuses(blog, "#/body/1", "not in an entry", List.of(paragraph, block));
            refuses(
                    blog,
                    "#/body/0/body/0",
                    "not in an entry",
                    List.of(Map.of("type", "box", "kind", "facts", "body", List.of(block))));
            refuses(blog, "#/body/0/items/0/body/1", "not in an entry", List.of(questions(List.of(paragraph, block))));
        }
        blog.entries("").then().body("items", empty());
    }

    @Test
    void hasNoFootnotesAndNoLinksToBlocks() {
        var blog = Blog.published(publisher, "Сілтеме");
        var photo = newsroom.photo("Фото", "Көл").toString();
        var note = text(Map.of("text", "сан", "note", "n1"));
        var link = text(Map.of("text", "жоғарыда", "href", "#b1"));
        var rule = "An entry has no footnotes.";
        refuses(blog, "#/body/0/text/0/note", rule, List.of(Map.of("type", "paragraph", "text", note)));
        refuses(
                blog,
                "#/body/0/items/0/text/0/note",
                rule,
                List.of(Map.of("type", "list", "style", "bullet", "items", List.of(Map.of("text", note)))));
        refuses(
                blog,
                "#/body/0/body/0/text/0/note",
                rule,
                List.of(Map.of(
                        "type",
                        "box",
                        "kind",
                        "facts",
                        "body",
                        List.of(Map.of("type", "heading", "level", 3, "text", note)))));
        rule = "An entry has no links to blocks: link to a page.";
        refuses(blog, "#/body/0/text/0/href", rule, List.of(Map.of("type", "paragraph", "text", link)));
        refuses(
                blog,
                "#/body/1/text/0/href",
                rule,
                List.of(
                        Map.of("type", "paragraph", "id", "b1", "text", text(Map.of("text", "x"))),
                        Map.of("type", "quote", "text", link)));
        refuses(blog, "#/body/0/href", rule, List.of(Map.of("type", "image", "photo", photo, "href", "#b1")));

        var entry = blog.says(Map.of("title", "Қалады"));
        blog.patches(entry, Map.of("body", List.of(Map.of("type", "paragraph", "text", note))))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("#/body/0/text/0/note"));
    }

    private void refuses(Blog blog, String pointer, String rule, List<Map<String, ?>> body) {
        stored.refused(() -> blog.adds(Map.of("body", body), true))
                .statusCode(400)
                .body("errors.pointer", contains(pointer))
                .body("errors.detail", contains(containsString(rule)));
    }

    private static List<Map<String, String>> text(Map<String, String> span) {
        return List.of(span);
    }

    private static Map<String, ?> questions(List<Map<String, ?>> answer) {
        return Map.of("type", "questions", "items", List.of(Map.of("question", "Не болды?", "body", answer)));
    }

    @Test
    void hasAllOtherBlocksWithThePhotosInsideThem() {
        var inBox = newsroom.photo("Фото", "Көл").toString();
        var inGallery = newsroom.photo("Фото", "Тау").toString();
        var blog = Blog.published(publisher, "Блоктар");
        var phone = Map.of("text", "Қоңырау шалыңыз", "href", "tel:+77172000000");
        var entry = blog.says(Map.of(
                "body",
                List.of(
                        Map.of("type", "paragraph", "text", List.of(phone)),
                        Map.of("type", "code", "text", "select 1"),
                        Map.of(
                                "type",
                                "box",
                                "kind",
                                "facts",
                                "body",
                                List.of(Map.of("type", "image", "photo", inBox, "crop", "1:1"))),
                        questions(List.of(Map.of(
                                "type",
                                "gallery",
                                "items",
                                List.of(Map.of("photo", inGallery), Map.of("photo", inBox))))))));

        blog.entries("")
                .then()
                .body("items[0].body.type", contains("paragraph", "code", "box", "questions"))
                .body("items[0].body[0].text[0].href", equalTo("tel:+77172000000"))
                .body("items[0].photos.id", contains(inBox, inGallery));
        publisher.reads(entry).then().body("content.body[2].body[0].photo", equalTo(inBox));
    }

    @Test
    void atMostTenEntriesArePinned() {
        var blog = Blog.published(publisher, "Бекіту");
        for (int i = 0; i < 10; i++) {
            blog.says(Map.of("title", "Бекітілген " + i, "pinned", true));
        }
        stored.refused(() -> blog.adds(Map.of("title", "Он бірінші", "pinned", true), true))
                .statusCode(400)
                .body("errors.pointer", contains("#/pinned"));
        blog.entries("?limit=1").then().body("pinned", hasSize(10)).body("items", hasSize(1));
    }

    @Test
    void everyActIsAudited() {
        var blog = Blog.published(publisher, "Аудит");
        var entry = blog.says("Алғашқы сөз.");
        blog.patches(entry, Map.of("body", paragraphs("Басқа сөз."))).then().statusCode(200);
        publisher.deletes(entry).then().statusCode(204);

        new Client(newsroom.keyOf(Role.ADMIN))
                .reads("/management/audit?article=" + blog.id())
                .then()
                .statusCode(200)
                .body(
                        "items.findAll { it.subject == 'live-entry' }.after.state",
                        contains("removed", null, "published"))
                .body(
                        "items.findAll { it.subject == 'live-entry' }.before.body.flatten().text.flatten().text",
                        hasItem("Алғашқы сөз."));
    }

    @Test
    void aTrashedArticleTakesNoEntry() {
        var blog = Blog.draft(publisher, Map.of("lang", "kk", "title", "Себет", "kind", "live"));
        publisher.deletes(blog.path()).then().statusCode(204);

        stored.refused(() -> blog.adds(Map.of("title", "x"), false)).statusCode(409);
    }

    @Test
    void listsDraftsAndPublishedEntriesForEditors() {
        var blog = Blog.published(publisher, "Тізім");
        var draft = blog.drafts(Map.of("title", "Қаралама"));
        var published = blog.says("Жарияланды.");
        var removed = blog.says("Артық.");
        publisher.deletes(removed).then().statusCode(204);

        publisher
                .reads(blog.path() + "/entries")
                .then()
                .body("items.id", contains(last(published), last(draft)))
                .body("page.next", nullValue());
        publisher.reads(blog.path() + "/entries?state=draft").then().body("items.id", contains(last(draft)));
        String next = publisher
                .reads(blog.path() + "/entries?limit=1")
                .then()
                .body("items.id", contains(last(published)))
                .extract()
                .path("page.next");
        publisher.reads(blog.path() + "/entries?limit=1&cursor=" + next).then().body("items.id", contains(last(draft)));
        publisher.reads(blog.path() + "/entries?state=removed").then().statusCode(400);
    }

    @Test
    void theCoverageFollowsFromItsTimes() {
        var blog = Blog.published(publisher, "Уақыт");
        given().get(blog.address()).then().body("live.state", equalTo("upcoming"));
        blog.covers(Map.of("startedAt", "2099-01-01T10:00:00+05:00", "summary", "Ертең басталады."))
                .then()
                .statusCode(200);
        given().get(blog.address())
                .then()
                .body("live.state", equalTo("upcoming"))
                .body("live.startedAt", equalTo("2099-01-01T10:00:00+05:00"))
                .body("live.summary", equalTo("Ертең басталады."));

        blog.covers(Map.of("startedAt", "2025-01-01T10:00:00+05:00")).then().statusCode(200);
        given().get(blog.address()).then().body("live.state", equalTo("on")).body("live", not(hasKey("summary")));

        blog.covers(Map.of("startedAt", "2025-01-01T10:00:00+05:00", "liveUntil", "2025-01-01T20:00:00+05:00"))
                .then()
                .statusCode(200);
        given().get(blog.address())
                .then()
                .body("live.state", equalTo("ended"))
                .body("live.liveUntil", equalTo("2025-01-01T20:00:00+05:00"));
        stored.refused(() ->
                        blog.covers(Map.of("startedAt", "2025-01-01T10:00:00Z", "liveUntil", "2025-01-01T10:00:00Z")))
                .statusCode(400)
                .body("errors.pointer", contains("#/liveUntil"));
        stored.refused(() -> publisher.puts(blog.path() + "/live", "\"0\"", Map.of("summary", "x")))
                .statusCode(412);
    }

    @Test
    void theFirstEntryBeginsTheCoverage() {
        var blog = Blog.published(publisher, "Басталу");
        blog.says("Басталды.");

        given().get(blog.address()).then().body("live.state", equalTo("on")).body("live.startedAt", notNullValue());
    }

    @Test
    void aChangeOfTheWholeMovesWithItsEntries() {
        var blog = Blog.published(publisher, "Жаңару");
        String before = given().get(blog.address()).path("updatedAt");

        var entry = blog.says("Бір.");

        String after = given().get(blog.address()).path("updatedAt");
        assertNotEquals(before, after);
        blog.patches(entry, Map.of("title", "Екі"));
        assertNotEquals(after, given().get(blog.address()).path("updatedAt"));
        given().get("/api/articles?ids=" + blog.id())
                .then()
                .body(
                        "items.updatedAt",
                        everyItem(equalTo(given().get(blog.address()).path("updatedAt"))));
    }

    @Test
    void aRenamedArticleLeadsToItsEntries() {
        var blog = Blog.published(publisher, "Көшу");
        blog.says("Бір.");
        var slug = "jana-" + UUID.randomUUID();
        publisher
                .puts(blog.path() + "/slug", publisher.etag(blog.path()), Map.of("slug", new Slug(slug).value()))
                .then()
                .statusCode(200);

        given().redirects()
                .follow(false)
                .get(blog.address() + "/entries?order=oldest")
                .then()
                .statusCode(301)
                .header("Location", equalTo("/api/articles/" + slug + "/entries?order=oldest"));
    }

    @Test
    void theSiteOfThePastHasTheEntriesOfThen() {
        var blog = Blog.published(publisher, "Өткен");
        var kept = blog.says("Бірінші.");
        blog.patches(kept, Map.of("title", "Алдыңғы")).then().statusCode(200);
        var then = Instant.now();
        blog.patches(kept, Map.of("title", "Кейінгі")).then().statusCode(200);
        var later = blog.says(Map.of("at", "2098-01-01T00:00:00Z", "title", "Соңғы"));
        publisher.deletes(kept).then().statusCode(204);
        given().get(blog.address()).then().body("live.newest.id", equalTo(last(later)));

        new Client(newsroom.keyOf(Role.EDITOR))
                .request()
                .queryParam("asOf", then.toString())
                .get("/management/site/articles/" + blog.slug())
                .then()
                .statusCode(200)
                .body("live.entries", equalTo(1))
                .body("live.newest.title", equalTo("Алдыңғы"));
    }
}
