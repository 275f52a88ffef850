package kz.malim.author;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import kz.malim.access.Role;
import kz.malim.support.Newsroom;
import kz.malim.text.Slug;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Erasing a person: everywhere, and nothing else. */
@QuarkusTest
class AuthorErasureTest {
    private static final String EVERYTHING = "{\"editorNames\": [\"%s\"], \"bylines\": \"remove\"}";

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    private String admin = "";

    /** Of one person in the whole database. */
    private final String surname = ThreadLocalRandom.current()
            .ints(14, 'a', 'z' + 1)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    private String name = "Зухра " + surname;

    @BeforeEach
    void giveKey() {
        admin = newsroom.keyOf(Role.ADMIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Зухра %s", "Jean-Luc O'Neill %s", "Әл-Фараби (Абу Наср) %s", "%s", "Аскар \\\"Ace\\\" %s"})
    void leavesNoTraceOfThePerson(String form) throws SQLException {
        name = form.formatted(surname);
        var author = authorOf(name);
        var formerSlug = author.<String>path("slug");
        var slug = formerSlug + "-2";
        as(admin)
                .header("If-Match", "\"0\"")
                .body("{\"name\": \"%s\", \"kind\": \"person\", \"slug\": \"%s\", \"biography\": \"%s writes.\"}"
                        .formatted(name, slug, name))
                .put("/management/authors/" + author.path("id"))
                .then()
                .statusCode(200);
        var editor = as(admin)
                .body("{\"name\": \"%s\", \"role\": \"publisher\"}".formatted(name))
                .post("/management/keys")
                .<String>path("secret");
        var formerPage = "https://old.example.org/avtor/" + formerSlug;
        keepsAddress(formerPage, "author", slug);
        keepsAddress("/people/?name=" + surname, "author", formerSlug);
        as(admin)
                .delete("/management/addresses/" + keepsAddress("/removed/" + slug, "author", slug))
                .then()
                .statusCode(204);
        var colleague = newsroom.author("Colleague");
        var article = writesAndPublishes(editor, slug, colleague);
        var pages = List.of(
                article,
                article + "?format=text",
                "/api/articles?limit=5&include=authors",
                "/feeds/author/" + slug + ".rss",
                "/feeds/author/" + formerSlug + ".rss",
                "/api/articles?author=" + slug,
                "/api/authors/" + slug,
                "/api/articles?q=" + surname,
                "/api/search/suggest?q=" + surname.substring(0, 5),
                "/feeds/all.rss",
                "/feeds/all.json");
        pages.forEach(this::read); // cached from now on
        assertEquals(301, statusOf("/api/addresses?url=" + formerPage));
        assertEquals(200, statusOf("/feeds/author/" + slug + ".rss"));
        assertTrue(read(article).contains(surname));
        assertFalse(traces().isEmpty());

        var receipt = erase(author.path("id"), "\"1\"", EVERYTHING.formatted(name));

        receipt.then()
                .statusCode(200)
                .body("author", is(author.<String>path("id")))
                .body("by", startsWith("key:"))
                .body("dryRun", is(false))
                .body("removed.authors", is(1))
                .body("removed.slugs", is(2))
                .body("removed.formerAddresses", is(2))
                .body("removed.articles", is(1))
                .body("removed.authorships", is(3))
                .body("removed.bylines", is(3))
                .body("pseudonymised.revisions", is(3))
                .body("pseudonymised.corrections", is(1))
                .body("pseudonymised.previewLinks", is(1))
                .body("pseudonymised.keys", is(1))
                .body("remaining.bylines", is(0))
                .body("remaining.texts", is(0))
                .body("remaining.articles", is(List.of()));
        assertFalse(receipt.asString().contains(surname), receipt.asString());
        Awaitility.await() // the index and the caches of every replica follow
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> {
                    assertEquals(List.of(), traces());
                    pages.stream()
                            .filter(page -> !page.contains(slug) && !page.contains(surname))
                            .forEach(page -> assertFalse(read(page).contains(surname), page));
                    assertEquals(404, statusOf("/feeds/author/" + slug + ".rss"));
                    assertEquals(404, statusOf("/feeds/author/" + formerSlug + ".rss"));
                    assertEquals(404, statusOf("/api/authors/" + slug));
                    assertEquals(404, statusOf("/api/authors/" + formerSlug));
                    assertEquals(404, statusOf("/api/addresses?url=" + formerPage));
                    given().get("/api/articles?q=" + surname).then().body("items", is(List.of()));
                });
        given().get(article + "?include=authors").then().body("byline.authors.slug", contains(colleague.value()));
        as(admin)
                .get("/management/audit?limit=50")
                .then()
                .body("items.find { it.subject == 'erasure' }.subjectId", is(receipt.<String>path("id")))
                .body("items.find { it.subject == 'erasure' }.after.removed.authors", is(1));
        as(editor).get("/management/articles").then().statusCode(200); // the key is another matter
    }

    /** Three revisions, of which the last is a draft, with everything that keeps who did it. */
    private String writesAndPublishes(String editor, String slug, Slug colleague) {
        var created = as(editor)
                .header("Idempotency-Key", surname)
                .body("{\"lang\": \"en\", " + content("One", slug, colleague).substring(1))
                .post("/management/articles");
        assertEquals(201, created.statusCode(), created.asString());
        var path = "/management/articles/" + created.path("id");
        publish(editor, path);
        save(editor, path, content("Two", slug, colleague));
        publish(editor, path);
        as(editor)
                .header("If-Match", as(editor).get(path).header("ETag"))
                .body("{\"text\": \"It was two.\"}")
                .post(path + "/corrections")
                .then()
                .statusCode(201);
        as(editor).body("{}").post(path + "/previews").then().statusCode(201);
        save(editor, path, content("Three", slug, colleague));
        return "/api/articles/" + created.path("slug");
    }

    private String content(String title, String slug, Slug colleague) {
        return "{\"title\": \"%s\", \"byline\": \"%s\", \"authors\": [\"%s\", \"%s\"]}"
                .formatted(title, name, slug, colleague.value());
    }

    @Test
    void changesNothingInADryRun() throws SQLException {
        var author = authorOf(name);
        newsroom.publishes(article().withByline(name).by(new Slug(author.path("slug"))));
        var before = traces();

        var receipt = given().auth()
                .oauth2(admin)
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body(EVERYTHING.formatted(name))
                .put("/management/authors/" + author.path("id") + "/erasure?dryRun=true");

        receipt.then()
                .statusCode(200)
                .body("dryRun", is(true))
                .body("removed.authorships", is(1))
                .body("removed.bylines", is(1));
        assertEquals(before, traces());
        as(admin)
                .get("/management/audit?limit=50")
                .then()
                .body("items.subjectId.any { it == '" + receipt.path("id") + "' }", is(false));
    }

    /** What journalists have printed is theirs to change; the receipt says where it is. */
    @Test
    void countsTheTextsThatNameThePersonAndLeavesThem() {
        var author = authorOf(name);
        var story = newsroom.publishes(article()
                .titled(name + "ның кітабы")
                .withByline(name.toUpperCase(Locale.ROOT))
                .by(new Slug(author.path("slug"))));
        var other = newsroom.publishes(article().titled("Another").withByline("Not" + name));

        var receipt = erase(author.path("id"), "\"0\"", "{}");

        receipt.then()
                .statusCode(200)
                .body("removed.bylines", is(0))
                .body("remaining.bylines", is(1))
                .body("remaining.texts", is(1))
                .body("remaining.articles", contains(story.id().toString()));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> given().get(story.path())
                        .then()
                        .body("byline.authors", is(List.of()))
                        .body("byline.text", is(name.toUpperCase(Locale.ROOT))));
        given().get(other.path()).then().body("byline.text", is("Not" + name));
    }

    @Test
    void countsWhatNamesThePersonBesideTheTexts() {
        var author = authorOf(name);
        var note = draft("\"note\": \"Ask %s.\"".formatted(name));
        var kicker = draft("\"kicker\": \"%s\"".formatted(name));
        var sponsor = draft("\"sponsor\": {\"name\": \"%s\"}".formatted(name));
        for (var said : List.of(
                "\"title\": \"%s\"",
                "\"transcript\": \"This is %s.\"",
                "\"credit\": {\"creator\": \"%s\"}",
                "\"caption\": \"Of another Зухра\"")) {
            given().auth()
                    .oauth2(admin)
                    .multiPart(new MultiPartSpecBuilder(
                                    ("{\"kind\": \"video\", \"sources\": [{\"url\": \"https://cdn.example.org/a.mp4\","
                                                    + " \"type\": \"video/mp4\"}], " + said.formatted(name) + "}")
                                            .getBytes(UTF_8))
                            .controlName("media")
                            .mimeType("application/json")
                            .emptyFileName()
                            .build())
                    .post("/management/media")
                    .then()
                    .statusCode(201);
        }
        keepsAddress("/about/" + author.path("slug"), "article", note);
        keepsAddress("/about/another-" + surname.substring(1), "article", note);

        var receipt = erase(author.path("id"), "\"0\"", "{}");

        receipt.then()
                .statusCode(200)
                .body("remaining.texts", is(3))
                .body("remaining.articles", containsInAnyOrder(note, kicker, sponsor))
                .body("remaining.media", is(3))
                .body("remaining.formerAddresses", is(1))
                .body("removed.formerAddresses", is(0));
    }

    @Test
    void leavesNoTraceInLiveBlogs() throws SQLException {
        var author = authorOf(name);
        var slug = author.<String>path("slug");
        var colleague = newsroom.author("Colleague");
        var editor = as(admin)
                .body("{\"name\": \"%s\", \"role\": \"publisher\"}".formatted(name))
                .post("/management/keys")
                .<String>path("secret");
        var blog = as(admin)
                .body("{\"lang\": \"en\", \"kind\": \"live\", \"title\": \"Live\"}")
                .post("/management/articles");
        var path = "/management/articles/" + blog.path("id");
        publish(admin, path);
        var entry = enters(
                editor,
                path,
                true,
                "\"byline\": \"%s\", \"authors\": [\"%s\", \"%s\"]".formatted(name, slug, colleague.value()));
        enters(admin, path, false, "\"title\": \"%s speaks\"".formatted(name));
        var entries = "/api/articles/" + blog.path("slug") + "/entries";
        assertTrue(read(entries).contains(slug));
        String before = given().get(entries).path("items.find { it.id == '" + entry + "' }.updatedAt");

        var receipt = erase(author.path("id"), "\"0\"", EVERYTHING.formatted(name));

        receipt.then()
                .statusCode(200)
                .body("removed.authorships", is(1))
                .body("removed.articles", is(1))
                .body("removed.bylines", is(1))
                .body("pseudonymised.liveEntries", is(1))
                .body("remaining.liveEntries", is(1));
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertFalse(read(entries).contains(slug));
            assertEquals(1, traces().size(), traces().toString()); // the title of the other entry, a draft
        });
        given().get(entries)
                .then()
                .body("items.find { it.id == '" + entry + "' }.byline.authors.slug", contains(colleague.value()))
                .body("items.find { it.id == '" + entry + "' }.updatedAt", not(before));
    }

    private static String enters(String key, String path, boolean publish, String more) {
        var entry = as(key).body(
                        "{\"body\": [{\"type\": \"paragraph\", \"text\": [{\"text\": \"Words.\"}]}], " + more + "}")
                .post(path + "/entries?publish=" + publish);
        assertEquals(201, entry.statusCode(), entry.asString());
        return entry.path("id");
    }

    private String draft(String more) {
        var created = as(admin)
                .body("{\"lang\": \"en\", \"title\": \"Draft\", " + more + "}")
                .post("/management/articles");
        assertEquals(201, created.statusCode(), created.asString());
        return created.path("id");
    }

    /** Returns its id. */
    private String keepsAddress(String url, String kind, String target) {
        as(admin)
                .body("{\"items\": [{\"url\": \"%s\", \"%s\": \"%s\"}]}".formatted(url, kind, target))
                .put("/management/addresses")
                .then()
                .statusCode(200);
        return as(admin).get("/management/addresses?limit=1").path("items[0].id");
    }

    /** The reading of whole tables is held up here at its end: others write meanwhile, by the same author too. */
    @Test
    void keepsNobodyFromWritingWhileItReads() throws Exception {
        var author = authorOf(name);
        var slug = new Slug(author.path("slug"));
        var story = newsroom.publishes(article().by(slug));
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var worker = Executors.newSingleThreadExecutor()) {
            connection.setAutoCommit(false);
            statement.execute("lock table synonyms in access exclusive mode");
            var receipt = worker.submit(() -> erase(author.path("id"), "\"0\"", EVERYTHING.formatted(name)));
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> strings(
                                            "select pid from pg_locks where relation = 'synonyms'::regclass and not granted",
                                            connection)
                                    .size()
                            == 1);

            newsroom.edits(story, article().titled("Meanwhile").by(slug));
            var other = newsroom.publishes(article().titled("Other").by(slug));
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> given().get(other.path()).then().body("byline.authors.slug", contains(slug.value())));
            assertFalse(receipt.isDone());
            connection.rollback();

            receipt.get(2, TimeUnit.MINUTES).then().statusCode(200).body("removed.articles", is(2));
        }
        assertEquals(List.of(), traces());
    }

    @Test
    void leavesOtherPeopleAsTheyAre() {
        var author = authorOf(name);
        var namesake = newsroom.author("Зухра");
        var first = newsroom.author("First");
        var last = newsroom.author("Last");
        var story = newsroom.publishes(article().by(first, new Slug(author.path("slug")), namesake, last));
        var untouched = newsroom.publishes(article().by(namesake).withByline("Зухра"));

        erase(author.path("id"), "\"0\"", EVERYTHING.formatted(surname)).then().statusCode(200);

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> given().get(story.path())
                        .then()
                        .body("byline.authors.slug", contains(first.value(), namesake.value(), last.value())));
        given().get(untouched.path())
                .then()
                .body("byline.text", is("Зухра"))
                .body("byline.authors.name", contains("Зухра"));
        newsroom.edits(story, article().by(last, first)); // the places of its authors have no gap
        given().get("/feeds/author/" + namesake.value() + ".rss").then().statusCode(200);
    }

    @Test
    void tellsEveryReaderThatTheArticleIsAnother() {
        var author = authorOf(name);
        var story = newsroom.publishes(article().by(new Slug(author.path("slug"))));
        var before = given().get(story.path());

        erase(author.path("id"), "\"0\"", "{}").then().statusCode(200);

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> given().header("If-None-Match", before.header("ETag"))
                                .get(story.path())
                                .statusCode()
                        == 200);
        assertTrue(given().get(story.path()).<String>path("updatedAt").compareTo(before.path("updatedAt")) > 0);
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        var author = authorOf(name);
        var path = "/management/authors/" + author.path("id") + "/erasure";

        as(admin).body("{}").put(path).then().statusCode(428);
        assertEquals(412, erase(author.path("id"), "\"7\"", "{}").statusCode());
        assertEquals(
                404,
                erase("018f0000-0000-7000-8000-000000000000", "\"0\"", "{}").statusCode());
        for (var body : List.of(
                "{\"bylines\": \"rewrite\"}",
                "{\"editorNames\": [\"\"]}",
                "{\"editorNames\": \"x\"}",
                "{\"names\": []}")) {
            assertEquals(400, erase(author.path("id"), "\"0\"", body).statusCode() / 100 * 100, body);
        }
        as(admin)
                .header("If-Match", "\"0\"")
                .body("{}")
                .put(path + "?dryRun=perhaps")
                .then()
                .statusCode(400);
        as(newsroom.keyOf(Role.PUBLISHER))
                .header("If-Match", "\"0\"")
                .body("{}")
                .put(path)
                .then()
                .statusCode(403);
        as(admin).get("/management/authors/" + author.path("id")).then().statusCode(200);
    }

    private Response authorOf(String itsName) {
        var created = as(admin)
                .body("{\"name\": \"%s\", \"kind\": \"person\"}".formatted(itsName))
                .post("/management/authors");
        assertEquals(201, created.statusCode(), created.asString());
        return created;
    }

    private Response erase(String author, String version, String body) {
        return as(admin).header("If-Match", version).body(body).put("/management/authors/" + author + "/erasure");
    }

    private static void publish(String editor, String path) {
        as(editor)
                .header("If-Match", as(editor).get(path).header("ETag"))
                .put(path + "/publication")
                .then()
                .statusCode(200);
    }

    private static void save(String editor, String path, String content) {
        as(editor)
                .header("If-Match", as(editor).get(path).header("ETag"))
                .body(content)
                .put(path)
                .then()
                .statusCode(200);
    }

    private static RequestSpecification as(String key) {
        return given().auth().oauth2(key).contentType("application/json");
    }

    private static int statusOf(String path) {
        return given().redirects().follow(false).get(path).statusCode();
    }

    private String read(String path) {
        return given().get(path).asString();
    }

    /** Every row of every table that has the surname in any column, as a dump would have it. */
    private List<String> traces() throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = database.getConnection()) {
            for (var table : strings(
                    "select tablename from pg_tables where schemaname = current_schema() order by 1", connection)) {
                var binary = strings(
                        "select column_name from information_schema.columns where table_schema = current_schema()"
                                + " and data_type = 'bytea' and table_name = '" + table + "'",
                        connection);
                var text = new StringBuilder("to_jsonb(t)::text");
                binary.forEach(
                        column -> text.append(" || encode(t.").append(column).append(", 'escape')"));
                found.addAll(strings(
                        "select '" + table + ": ' || left(to_jsonb(t)::text, 300) from \"" + table + "\" t where "
                                + text + " ilike '%" + surname + "%' order by 1",
                        connection));
            }
        }
        return found;
    }

    private static List<String> strings(String query, Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var strings = new ArrayList<String>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }
}
