package kz.malim.cache;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static kz.malim.support.Newsroom.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.body.Story;
import kz.malim.change.ChangeTag;
import kz.malim.picture.Samples;
import kz.malim.probe.MediaSamples;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The cache misses no write: every operation of the contract that writes is run once, and after each, every kind of
 * response equals the one without a cache.
 */
@QuarkusTest
class EveryWriteIsSeenTest {
    private static final Set<String> WRITING = Set.of("put", "post", "delete", "patch");

    @Inject
    Newsroom newsroom;

    @Inject
    CachedResponses responses;

    @TestHTTPResource
    URI server;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Set<String> done = new TreeSet<>();
    private final List<String> stale = new ArrayList<>();
    private final List<String> reads = new ArrayList<>();
    private int changes;
    private Client admin = new Client("");

    @BeforeEach
    void admin() {
        admin = new Client(newsroom.keyOf(Role.ADMIN));
    }

    @Test
    void showsEveryWriteToEveryReader() throws Exception {
        var section = admin.makes("/management/sections", Map.of("name", "Қала " + UUID.randomUUID()));
        var author = admin.makes("/management/authors", Map.of("name", "Айгүл Сәт", "kind", "person"));
        var tag = admin.makes("/management/tags", Map.of("name", "Көпір " + UUID.randomUUID()));
        var other = admin.makes("/management/tags", Map.of("name", "Өткел " + UUID.randomUUID()));
        var photo = uploads("photo-of-all.jpg");
        var sound = URI.create(uploadsSound("first").header("Location")).getPath();
        var neighbour = newsroom.publishes(article());
        var content = new LinkedHashMap<String, Object>(Map.of(
                "title", "Жаңа көпір",
                "kind", "live",
                "section", slug(section),
                "authors", List.of(slug(author)),
                "tags", List.of(slug(tag), slug(other)),
                "photos", List.of(Map.of("id", last(photo), "role", "lead")),
                "body", List.of(Map.of("type", "audio", "media", last(sound)))));
        var drafted = new LinkedHashMap<>(content);
        drafted.put("lang", "kk");
        var story = admin.makes("/management/articles", drafted);
        admin.puts(story + "/publication", admin.etag(story), Map.of()).then().statusCode(200);
        var block = admin.makes(
                "/management/blocks", Map.of("title", "Таңдаулы", "items", List.of(Map.of("article", last(story)))));
        var linking = newsroom.publishes(
                article().with(new Story("s", UUID.fromString(last(story)), null, null, null, null, null, null)));
        reads.add(linking.path());
        reads.add("/api/articles?fields=body&ids=" + linking.id());
        readers(story, section, author, tag, photo, block, neighbour.path());
        reads.addAll(List.of("/api/media/" + last(sound), "/feeds/section/" + slug(section) + ".podcast"));

        topics(section, author, tag, other);
        pictures(photo);
        media(sound);
        content(story, content, neighbour.id());
        live(story, author, photo);
        states(story);
        fronts(block, story);
        menus(story, section, tag);
        addresses(story);
        webhooks();
        others(story);
        endings(section, author, other, story);

        assertEquals(List.of(), stale);
        assertEquals(operations(), done);
        assertTrue(changes > operations().size(), changes + " responses changed: too few to mean anything");
    }

    private void readers(
            String story, String section, String author, String tag, String photo, String block, String neighbour) {
        var path = "/api/articles/" + admin.reads(story).path("slug");
        var all = "?include=authors,photos,media,related,blocks,translations,entries";
        reads.addAll(List.of(
                path,
                path + all,
                path + "/body",
                path + "/entries",
                path + "/entries?order=oldest&limit=1",
                path + "?format=html",
                path + "/photos",
                path + "/related",
                neighbour + all,
                "/api/articles"));
        reads.addAll(List.of(
                "/api/articles?section=" + slug(section) + "&facets=tag,section,author",
                "/api/articles?author=" + slug(author),
                "/api/articles?tag=" + slug(tag) + "&count=exact",
                "/api/articles?q=көпір",
                "/api/articles?sort=-modifiedAt",
                "/api/search/suggest?q=көп",
                "/api/photos/" + last(photo),
                "/api/blocks",
                "/api/blocks/" + admin.reads(block).path("name"),
                "/feeds/all.rss",
                "/feeds/tag/" + slug(tag) + ".atom",
                "/feeds/section/" + slug(section) + ".json",
                "/feeds/author/" + slug(author) + ".rss",
                "/sitemap.xml",
                "/sitemap-news.xml"));
        reads.addAll(List.of(
                "/api/sections?include=count",
                "/api/sections?lang=kk",
                "/api/sections/" + slug(section) + "?include=count",
                "/api/tags?limit=100",
                "/api/tags/" + slug(tag) + "?include=count",
                "/api/authors?limit=100&include=count",
                "/api/authors/" + slug(author),
                "/api/photos?ids=" + last(photo),
                "/api/articles?ids=" + path.substring(path.lastIndexOf('/') + 1)));
    }

    private void topics(String section, String author, String tag, String other) throws Exception {
        writes("createSection", () -> admin.posts("/management/sections", Map.of("name", "Ауыл " + UUID.randomUUID())));
        writes("replaceSection", () -> admin.puts(section, Map.of("name", "Астана", "slug", slug(section))));
        writes("createAuthor", () -> admin.posts("/management/authors", Map.of("name", "Бақыт", "kind", "person")));
        writes(
                "replaceAuthor",
                () -> admin.puts(author, Map.of("name", "Айгүл Сәтова", "kind", "person", "slug", slug(author))));
        writes("patchSection", () -> patches(section, Map.of("position", 3, "description", "Елорда.")));
        writes("patchAuthor", () -> patches(author, Map.of("jobTitle", "Тілші", "biography", "Қала туралы.")));
        writes("patchTag", () -> patches(tag, Map.of("kind", "place", "description", "Өзен үстінде.")));
        writes("createTag", () -> admin.posts("/management/tags", Map.of("name", "Көпшілік " + UUID.randomUUID())));
        writes("replaceTag", () -> admin.puts(tag, Map.of("name", "Көпірлер", "slug", slug(tag))));
        writes("mergeTag", () -> admin.puts(other + "/merge", admin.etag(other), Map.of("into", slug(tag))));
    }

    private void pictures(String photo) throws Exception {
        writes("uploadPhoto", () -> upload("another.jpg"));
        writes("editPhoto", () -> patches(photo, Map.of("credit", Map.of("label", "Фото", "text", "Айнакөл"))));
        writes(
                "replacePhotoFile",
                () -> admin.request()
                        .header("If-Match", admin.etag(photo))
                        .multiPart("file", "x.jpg", Samples.ownCopy("camera.jpg"))
                        .put(photo + "/file"));
    }

    private void media(String sound) throws Exception {
        writes("uploadMedia", () -> uploadsSound("another"));
        writes("editMedia", () -> patches(sound, Map.of("title", "Өткел", "transcript", "Су шуылы.")));
        writes(
                "replaceMediaFile",
                () -> admin.request()
                        .header("If-Match", admin.etag(sound))
                        .multiPart("file", "x", MediaSamples.own("sound.m4a", "a better one"))
                        .put(sound + "/file"));
        var unused = URI.create(uploadsSound("unused").header("Location")).getPath();
        writes("removeMedia", () -> admin.deletes(unused));
    }

    private Response uploadsSound(String mark) {
        return admin.request()
                .multiPart("file", "x", MediaSamples.own("sound.m4a", "every " + mark))
                .multiPart("media", "media.json", "{\"title\":\"x\"}".getBytes(UTF_8), "application/json")
                .post("/management/media");
    }

    private void content(String story, Map<String, Object> content, UUID neighbour) throws Exception {
        writes("createArticle", () -> admin.posts("/management/articles", Map.of("lang", "kk", "title", "Басқа")));
        content.put("title", "Жаңа көпір ашылды");
        writes("replaceArticleContent", () -> admin.puts(story, content));
        writes("publishArticle", () -> admin.puts(story + "/publication", admin.etag(story), Map.of()));
        writes("patchArticleContent", () -> patches(story, Map.of("lede", "Көлік жүре бастады.")));
        writes("publishArticle", () -> admin.puts(story + "/publication", admin.etag(story), Map.of()));
        writes("restoreRevision", () -> posts(story, "/revisions", Map.of("restore", 1)));
        writes("publishArticle", () -> admin.puts(story + "/publication", admin.etag(story), Map.of()));
        writes("correctArticle", () -> posts(story, "/corrections", Map.of("text", "Көпір екеу емес, біреу.")));
        writes(
                "replaceCuratedList",
                () -> admin.puts(
                        story + "/related", Map.of("items", List.of(Map.of("article", neighbour.toString())))));
        writes("validateArticle", () -> admin.request().post(story + "/validate"));
    }

    private void live(String story, String author, String photo) throws Exception {
        var entries = story + "/entries";
        var text = Map.of(
                "authors", List.of(slug(author)), "body", List.of(Map.of("type", "image", "photo", last(photo))));
        var made = new Response[1];
        writes("createEntry", () -> made[0] = admin.posts(entries + "?publish=true", text));
        var entry = entries + "/" + made[0].path("id");
        writes("patchEntry", () -> patches(entry, Map.of("title", "Көпір жабылды", "key", true)));
        writes("patchEntry", () -> patches(entry, Map.of("corrected", Map.of("text", "Жабылған жоқ."))));
        writes("unpublishEntry", () -> deletes(entry, "/publication"));
        writes("publishEntry", () -> admin.puts(entry + "/publication", admin.etag(entry), Map.of()));
        writes("createEntry", () -> admin.posts(entries + "?publish=true", Map.of("title", "Екінші", "pinned", true)));
        writes("createEntry", () -> admin.posts(entries, Map.of("title", "Қаралама")));
        writes("replaceCoverage", () -> admin.puts(story + "/live", Map.of("summary", "Көпір ашық.")));
        writes(
                "replaceAuthor",
                () -> admin.puts(author, Map.of("name", "Айгүл Бекова", "kind", "person", "slug", slug(author))));
        writes("editPhoto", () -> patches(photo, Map.of("credit", Map.of("label", "Фото", "text", "Көл"))));
        writes("removeEntry", () -> admin.deletes(entry));
    }

    private void states(String story) throws Exception {
        writes("patchArticleContent", () -> patches(story, Map.of("lede", "Көлік жүріп жатыр.")));
        writes("requestReview", () -> admin.puts(story + "/review", admin.etag(story), Map.of()));
        writes("endReview", () -> deletes(story, "/review"));
        writes(
                "scheduleArticle",
                () -> admin.puts(
                        story + "/schedule", admin.etag(story), Map.of("unpublishAt", "2099-01-01T00:00:00Z")));
        writes("unscheduleArticle", () -> deletes(story, "/schedule"));
        writes("takeDownArticle", () -> admin.puts(story + "/takedown", admin.etag(story), Map.of("reason", "Сот.")));
        writes("liftTakedown", () -> deletes(story, "/takedown"));
        writes("publishArticle", () -> admin.puts(story + "/publication", admin.etag(story), Map.of()));
        writes(
                "renameArticle",
                () -> admin.puts(story + "/slug", admin.etag(story), Map.of("slug", "jana-" + UUID.randomUUID())));
    }

    private void fronts(String block, String story) throws Exception {
        writes("createBlock", () -> admin.posts("/management/blocks", Map.of("title", "Апта")));
        writes(
                "replaceBlock",
                () -> admin.puts(
                        block,
                        Map.of(
                                "title",
                                "Күн тақырыбы",
                                "items",
                                List.of(Map.of("article", last(story), "title", "Көпір")))));
        var name = "page-" + UUID.randomUUID();
        var page = "/management/pages/" + name;
        String blockName = admin.reads(block).path("name");
        reads.addAll(List.of(
                "/api/pages/" + name,
                "/api/pages/" + name + "?lang=ru",
                "/api/blocks/" + blockName + "?lang=ru",
                "/api/blocks?limit=1&names=" + blockName));
        writes(
                "replacePage",
                () -> admin.request()
                        .header("If-None-Match", "*")
                        .contentType("application/json")
                        .body(Map.of("blocks", List.of(blockName)))
                        .put(page));
        writes("unpublishArticle", () -> deletes(story, "/publication"));
        writes("publishArticle", () -> admin.puts(story + "/publication", admin.etag(story), Map.of()));
        writes("replacePage", () -> admin.puts(page, Map.of("blocks", List.of())));
        writes("removePage", () -> admin.deletes(page));
        writes("removeBlock", () -> admin.deletes(block));
    }

    private void menus(String story, String section, String tag) throws Exception {
        var name = "menu-" + UUID.randomUUID();
        var menu = "/management/menus/" + name;
        reads.add("/api/menus/" + name);
        reads.add("/api/menus/" + name + "?lang=ru");
        var items = List.of(
                Map.of("section", slug(section), "items", List.of(Map.of("tag", slug(tag)))),
                Map.of("article", last(story)));
        var trees = Map.of("trees", List.of(Map.of("lang", "kk", "items", items)));
        writes(
                "replaceMenu",
                () -> admin.request()
                        .header("If-None-Match", "*")
                        .contentType("application/json")
                        .body(trees)
                        .put(menu));
        writes("replaceTag", () -> admin.puts(tag, Map.of("name", "Көпірлер мен өткелдер", "slug", slug(tag))));
        writes("unpublishArticle", () -> deletes(story, "/publication"));
        writes("publishArticle", () -> admin.puts(story + "/publication", admin.etag(story), Map.of()));
        writes("replaceMenu", () -> admin.puts(menu, Map.of("trees", List.of())));
        writes("removeMenu", () -> admin.deletes(menu));
    }

    private void addresses(String story) throws Exception {
        var url = "/eski-" + UUID.randomUUID();
        reads.add("/api/addresses?url=" + url);
        var items = Map.of("items", List.of(Map.of("url", url, "article", last(story))));
        writes("keepFormerAddresses", () -> admin.puts("/management/addresses", "*", items));
        String kept =
                admin.reads("/management/addresses?article=" + last(story)).path("items[0].id");
        writes("removeFormerAddress", () -> admin.request().delete("/management/addresses/" + kept));
    }

    private void webhooks() throws Exception {
        var input = Map.of("name", "x", "url", "http://127.0.0.1:9/");
        var made = new Response[1];
        writes("createWebhook", () -> made[0] = admin.posts("/management/webhooks", input));
        var hook = "/management/webhooks/" + made[0].path("webhook.id");
        writes("replaceWebhook", () -> admin.puts(hook, input));
        writes(
                "rotateWebhookSecret",
                () -> admin.request().header("If-Match", admin.etag(hook)).post(hook + "/secret"));
        var test = new Response[1];
        writes("testWebhook", () -> test[0] = admin.posts(hook + "/deliveries", Map.of()));
        writes(
                "retryWebhookDelivery",
                () -> admin.request().post(hook + "/deliveries/" + test[0].path("id") + "/retry"));
        int position = admin.reads(hook).path("position");
        writes(
                "replayWebhook",
                () -> admin.puts(hook + "/replay", admin.etag(hook), Map.of("after", position, "until", position)));
        writes("disableWebhook", () -> deletes(hook, "/activation"));
        writes("enableWebhook", () -> admin.puts(hook + "/activation", admin.etag(hook), Map.of("from", "now")));
        writes("removeWebhook", () -> admin.deletes(hook));
    }

    private void others(String story) throws Exception {
        writes(
                "importPage",
                () -> given().auth()
                        .oauth2(admin.key())
                        .contentType("text/plain; charset=UTF-8")
                        .queryParam("publish", true)
                        .body("Көпір туралы\nҚысқа лид.\nӨткел редакциясы\n23 мамыр 2024\n\nБірінші сөйлем осы.\n")
                        .post("/management/imports"));
        writes(
                "importStories",
                () -> admin.posts(
                        "/management/imports/stories",
                        Map.of(
                                "source",
                                "old.example.org",
                                "items",
                                List.of(Map.of(
                                        "id",
                                        UUID.randomUUID(),
                                        "lang",
                                        "kk",
                                        "title",
                                        "Көшкен көпір",
                                        "html",
                                        "<p>Бірінші сөйлем.</p>",
                                        "publishedAt",
                                        "2024-05-23T10:00:00+05:00",
                                        "publish",
                                        true)))));
        writes(
                "bulkWrite",
                () -> admin.posts(
                        "/management/articles/bulk",
                        Map.of(
                                "items",
                                List.of(Map.of(
                                        "action", "create", "content", Map.of("lang", "kk", "title", "Топпен"))))));
        var link = posts(story, "/previews", Map.of());
        writes("createPreview", () -> posts(story, "/previews", Map.of()));
        writes("revokePreview", () -> admin.request().delete(story + "/previews/" + link.path("link.id")));
        var key = new Response[1];
        writes("createKey", () -> key[0] = admin.posts("/management/keys", Map.of("name", "x", "role", "reader")));
        writes("revokeKey", () -> admin.request().delete("/management/keys/" + key[0].path("key.id")));
        writes(
                "startReadOnlyMode",
                () -> admin.request()
                        .contentType("application/json")
                        .body(Map.of("reason", "x"))
                        .put("/management/read-only"));
        writes("endReadOnlyMode", () -> admin.request().delete("/management/read-only"));
        writes(
                "replaceSynonyms",
                () -> admin.puts(
                        "/management/synonyms",
                        admin.etag("/management/synonyms"),
                        Map.of("rules", List.of(Map.of("texts", List.of("көне", "ескі"))))));
        writes("rebuildSearch", () -> admin.request().post("/management/search/rebuild"));
    }

    private void endings(String section, String author, String tag, String story) throws Exception {
        writes("eraseAuthor", () -> admin.puts(author + "/erasure", admin.etag(author), Map.of("bylines", "remove")));
        writes("unpublishArticle", () -> deletes(story, "/publication"));
        writes("trashArticle", () -> admin.deletes(story));
        writes("restoreArticle", () -> deletes(story, "/trash"));
        patches(story, Map.of("authors", List.of(), "tags", List.of()));
        writes(
                "removeAuthor",
                () -> admin.deletes(create("/management/authors", Map.of("name", "Бір", "kind", "person"))));
        writes("removeSection", () -> admin.deletes(create("/management/sections", Map.of("name", "Екі"))));
        writes("removeTag", () -> admin.deletes(create("/management/tags", Map.of("name", "Үш"))));
    }

    private String create(String path, Map<String, ?> what) {
        var named = new LinkedHashMap<String, Object>(what);
        named.merge("name", UUID.randomUUID(), (name, number) -> name + " " + number);
        return admin.makes(path, named);
    }

    private interface Write {
        Response send() throws IOException;
    }

    /** Does it, and compares what readers get with what they would get without a cache. */
    private void writes(String operation, Write write) throws Exception {
        var before = snapshots();
        int status = write.send().statusCode();
        assertTrue(status >= 200 && status < 300, operation + " returned " + status);
        done.add(operation);
        var after = snapshots();
        responses.reset();
        var uncached = snapshots();
        for (int i = 0; i < reads.size(); i++) {
            if (!after.get(i).equals(uncached.get(i))) {
                stale.add(operation + " left " + reads.get(i) + " as it was");
            }
            if (!before.get(i).equals(uncached.get(i))) {
                changes++;
                if (status(reads.get(i), before.get(i).modified()) == 304) {
                    stale.add(operation + " left the Last-Modified of " + reads.get(i) + " as it was");
                }
            }
        }
    }

    private record Snapshot(String content, @Nullable String modified) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Snapshot snapshot && snapshot.content.equals(content);
        }

        @Override
        public int hashCode() {
            return content.hashCode();
        }
    }

    private List<Snapshot> snapshots() throws Exception {
        var snapshots = new ArrayList<Snapshot>();
        for (var read : reads) {
            var response = http.send(request(read).build(), BodyHandlers.ofString());
            assertTrue(response.statusCode() < 500, read);
            snapshots.add(new Snapshot(
                    response.statusCode() + " "
                            + response.headers().firstValue("ETag").orElse("") + " " + response.body(),
                    response.headers().firstValue("Last-Modified").orElse(null)));
        }
        var tags = responses.cache().tags();
        assertEquals(
                List.of(),
                tags.stream().filter(tag -> !tag.matches(ChangeTag.PATTERN)).toList());
        assertTrue(tags.size() > 10, tags + " are too few to mean anything"); // a database may have no more
        return snapshots;
    }

    /** The response to a client whose copy was last modified then. */
    private int status(String read, @Nullable String modified) throws Exception {
        return modified == null
                ? 0
                : http.send(request(read).header("If-Modified-Since", modified).build(), BodyHandlers.discarding())
                        .statusCode();
    }

    private HttpRequest.Builder request(String read) {
        return HttpRequest.newBuilder(URI.create(server.resolve("/") + read.substring(1)));
    }

    private Response patches(String path, Map<String, ?> body) {
        return admin.request()
                .header("If-Match", admin.etag(path))
                .contentType("application/merge-patch+json; charset=UTF-8")
                .body(body)
                .patch(path);
    }

    private Response posts(String path, String resource, Map<String, ?> body) {
        return admin.request()
                .header("If-Match", admin.etag(path))
                .contentType("application/json")
                .body(body)
                .post(path + resource);
    }

    private Response deletes(String path, String resource) {
        return admin.request().header("If-Match", admin.etag(path)).delete(path + resource);
    }

    private String uploads(String name) throws IOException {
        return URI.create(upload(name).then().statusCode(201).extract().header("Location"))
                .getPath();
    }

    private Response upload(String name) throws IOException {
        return admin.request()
                .multiPart("file", name, Samples.ownCopy("camera.jpg"))
                .post("/management/photos");
    }

    private String slug(String path) {
        return admin.reads(path).path("slug");
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Set<String> operations() throws IOException {
        var contract = new ObjectMapper()
                .readTree(Path.of("target/openapi/openapi.json").toFile());
        var operations = new TreeSet<String>();
        contract.path("paths")
                .forEach(path -> path.properties().stream()
                        .filter(method -> WRITING.contains(method.getKey()))
                        .forEach(method -> operations.add(
                                method.getValue().path("operationId").asText())));
        return operations;
    }
}
