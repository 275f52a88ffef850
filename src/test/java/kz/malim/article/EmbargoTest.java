package kz.malim.article;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.support.Canary;
import kz.malim.support.CapturedLog;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is under embargo is published by nothing before its time, and what editors note is read by editors alone. */
@QuarkusTest
class EmbargoTest {
    private static final String LATER = "2071-07-19T03:14:15+05:00";

    @Inject
    Newsroom newsroom;

    @Inject
    EntityManager database;

    private Editor editor = new Editor("");

    @BeforeEach
    void giveKey() {
        editor = new Editor(newsroom.keyOf(Role.ADMIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {LATER, "2071-07-18T22:14:15Z", "9999-12-31T00:00:00Z"})
    void isNotPublishedBeforeItsTime(String embargo) {
        var path = editor.drafts(json(embargo));

        editor.puts(path, "/publication")
                .then()
                .statusCode(422)
                .body("type", endsWith("/embargoed"))
                .body(
                        "embargoUntil",
                        containsString(embargo.startsWith("9999") ? "9999-12-31" : "2071-07-18T22:14:15Z"));
        editor.reads(path).then().body("state", equalTo("draft"));

        editor.patches(path, editor.etag(path), "{\"embargoUntil\": \"2020-01-01T00:00:00Z\"}")
                .then()
                .statusCode(200);
        editor.puts(path, "/publication").then().statusCode(200).body("state", equalTo("published"));
    }

    @Test
    void isScheduledForItsTimeAtTheEarliest() {
        var path = editor.drafts(json(LATER));

        editor.puts(path, "/schedule", Map.of("publishAt", "2071-07-19T03:14:14+05:00"))
                .then()
                .statusCode(422)
                .body("type", endsWith("/embargoed"));
        editor.puts(path, "/schedule", Map.of("publishAt", LATER))
                .then()
                .statusCode(200)
                .body("state", equalTo("scheduled"));
    }

    @Test
    void anEmbargoOnNewerContentHoldsForWhatIsScheduled() {
        var path = editor.drafts(json(null));
        editor.puts(path, "/schedule", Map.of("publishAt", "2070-01-01T00:00:00Z"))
                .then()
                .statusCode(200);

        editor.patches(path, editor.etag(path), "{\"embargoUntil\": \"" + LATER + "\"}")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("#/embargoUntil"));
        editor.patches(path, editor.etag(path), "{\"embargoUntil\": \"2069-12-31T00:00:00Z\"}")
                .then()
                .statusCode(200);
    }

    @Test
    void aPublishedArticleStaysAsItIsUntilTheEmbargoOfItsNextRevisionEnds() {
        var path = editor.drafts(json(null));
        var slug = editor.puts(path, "/publication")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("slug");
        editor.patches(path, editor.etag(path), "{\"title\": \"Жаңа\", \"embargoUntil\": \"" + LATER + "\"}")
                .then()
                .statusCode(200);

        editor.puts(path, "/publication").then().statusCode(422);

        get("/api/articles/" + slug).then().statusCode(200).body("title", not(equalTo("Жаңа")));
        editor.deletes(path, "/publication").then().statusCode(200);
    }

    @Test
    void noItemOfABulkRequestPublishesIt() {
        var first = editor.drafts(json(LATER));
        var second = editor.drafts(json(null));
        var items = List.of(item("publish", first), item("publish", second));

        editor.request()
                .contentType("application/json")
                .body(Map.of("items", items, "atomic", false))
                .post(Editor.ARTICLES + "/bulk")
                .then()
                .statusCode(207)
                .body("items.status", contains(422, 200))
                .body("items[0].problem.type", endsWith("/embargoed"));
    }

    @Test
    void anImportDoesNotPublishIt() {
        var page =
                "Эмбарго туралы бет %s\n\nҚала\n\n2025-03-04\n\nБірінші абзац мәтіні осында жазылған.\n\nЕкінші абзац."
                        .formatted(UUID.randomUUID());
        var path = Editor.ARTICLES + "/" + imports(page, "publish=false");
        editor.patches(path, editor.etag(path), "{\"embargoUntil\": \"" + LATER + "\"}")
                .then()
                .statusCode(200);

        imports(page, "publish=true");

        editor.reads(path).then().body("state", equalTo("draft")).body("content.embargoUntil", equalTo(LATER));
    }

    @Test
    void theDatabaseRefusesItToo() {
        var path = editor.drafts(json(LATER));

        var refusal = assertThrows(
                PersistenceException.class,
                () -> QuarkusTransaction.requiringNew()
                        .run(() -> database.createNativeQuery("""
                                update revision set state = 'published', live_since = now(), published_at = now(),
                                       date_precision = 'time' where article_id = ?1
                                """)
                                .setParameter(1, UUID.fromString(path.substring(path.lastIndexOf('/') + 1)))
                                .executeUpdate()));

        assertTrue(String.valueOf(refusal.getMessage()).contains("revision_embargo"), refusal::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"soon\"", "\"2071-07-19\"", "\"2071-07-19T03:14:15\"", "5", "\"+12345-01-01T00:00:00Z\""})
    void refusesWhatIsNoTime(String embargo) {
        editor.createsDraft("{\"lang\": \"kk\", \"title\": \"А\", \"embargoUntil\": %s}".formatted(embargo))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("#/embargoUntil"));
    }

    /** The words of notes are canaries: one in any response that is not for the newsroom fails the test. */
    @Test
    void neitherIsReadByAnybodyElse() {
        var note = Canary.word();
        var tag = newsroom.tag("Жасырын");
        try (var log = CapturedLog.listen()) {
            var path = editor.drafts("""
                    {"lang": "kk", "title": "Ашық мақала %s", "embargoUntil": "2019-08-07T06:05:04Z", "tags": ["%s"],
                     "note": "%s", "lede": "Лид", "body": [{"type": "paragraph", "text": [{"text": "Мәтін."}]}]}
                    """.formatted(UUID.randomUUID(), tag, note));
            var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
            editor.reads(path).then().body("content.note", equalTo(note));
            var preview = editor.request()
                    .contentType("application/json")
                    .body("{}")
                    .post(path + "/previews")
                    .then()
                    .statusCode(201)
                    .extract()
                    .<String>path("url");
            silent(note, preview.substring(preview.indexOf("/api/")));
            var slug = editor.puts(path, "/publication")
                    .then()
                    .statusCode(200)
                    .extract()
                    .<String>path("slug");

            for (var accept : List.of(
                    "application/json",
                    "application/vnd.iptc.ninjs+json",
                    "application/ld+json",
                    "text/html",
                    "text/markdown",
                    "text/plain",
                    "application/atom+xml")) {
                silent(note, "/api/articles/" + slug + "?profile=full", accept);
                silent(note, "/api/articles/" + slug, accept);
            }
            for (var address : List.of(
                    "/api/articles?tag=" + tag,
                    "/api/articles?q=Ашық&tag=" + tag,
                    "/api/articles/" + slug + "/related",
                    "/api/search/suggest?q=Ашық",
                    "/feeds/tag/" + tag + ".rss",
                    "/feeds/tag/" + tag + ".atom",
                    "/feeds/tag/" + tag + ".json",
                    "/sitemap-news.xml")) {
                silent(note, address);
            }
            given().queryParam("fields", "note")
                    .get("/api/articles/" + slug)
                    .then()
                    .statusCode(400);
            given().queryParam("fields", "embargoUntil")
                    .get("/api/articles")
                    .then()
                    .statusCode(400);
            given().queryParam("q", note).get("/api/articles").then().body("items", empty());
            assertEquals(
                    List.of(),
                    rows("select cast(to_jsonb(c) as text) from change c where c.article_id = ?1", id, note));
            assertEquals(
                    List.of(),
                    rows("select cast(d.words as text) from search_document d where d.article_id = ?1", id, note));
            assertFalse(log.text().contains(note), "logged");
        }
    }

    private static void silent(String note, String address) {
        silent(note, address, "*/*");
    }

    private static void silent(String note, String address, String accept) {
        given().accept(accept)
                .get(address)
                .then()
                .statusCode(200)
                .body(not(containsString(note)))
                .body(not(containsString("embargo")))
                .body(not(containsString("2019-08-07")));
    }

    private List<String> rows(String sql, UUID article, String word) {
        List<?> found = QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(sql, String.class)
                        .setParameter(1, article)
                        .getResultList());
        assertFalse(found.isEmpty(), sql);
        return found.stream()
                .map(String::valueOf)
                .filter(row -> row.contains(word) || row.contains("2019-08-07"))
                .toList();
    }

    private Map<String, ?> item(String action, String path) {
        var id = path.substring(path.lastIndexOf('/') + 1);
        return Map.of("action", action, "id", id, "version", 1);
    }

    private String imports(String page, String query) {
        return editor.request()
                .contentType("text/plain; charset=UTF-8")
                .body(page)
                .post("/management/imports?format=text&" + query)
                .then()
                .extract()
                .path("articles[0].id");
    }

    private static String json(@Nullable String embargo) {
        return "{\"lang\": \"kk\", \"title\": \"Мақала %s\"%s}"
                .formatted(UUID.randomUUID(), embargo == null ? "" : ", \"embargoUntil\": \"" + embargo + "\"");
    }
}
