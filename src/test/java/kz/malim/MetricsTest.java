package kz.malim;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.malim.access.Role;
import kz.malim.probe.MediaSamples;
import kz.malim.support.Metrics;
import kz.malim.support.Newsroom;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MetricsTest {
    private static final Map<String, String> HIT = Map.of("result", "hit");

    @Inject
    Newsroom newsroom;

    @Inject
    @ConfigProperty(name = "quarkus.application.version")
    String version;

    @Test
    void countsCacheResults() {
        var story = newsroom.publishes(article());
        var before = Metrics.now();

        get(story.path());
        get(story.path());
        get(story.path());
        given().header("If-None-Match", "*").get(story.path());

        var after = Metrics.now();
        assertEquals(
                3, after.value("malim_cache_requests_total", HIT) - before.value("malim_cache_requests_total", HIT));
        assertTrue(grown("malim_cache_requests_total", Map.of("result", "miss"), before, after) >= 1);
        assertTrue(grown("malim_cache_fills_seconds_count", Map.of(), before, after) >= 1);
        assertTrue(after.value("malim_cache_entries") >= 1);
        assertTrue(after.value("malim_cache_bytes") >= 500);
        assertTrue(after.value("malim_cache_limit_bytes") >= after.value("malim_cache_bytes"));
        assertTrue(after.value("malim_cache_entry_age_seconds", Map.of("of", "oldest")) > 0);
        assertTrue(after.value("malim_cache_entry_age_seconds", Map.of("of", "mean")) > 0);
    }

    @Test
    void measuresTheLagBehindTheChangeLog() {
        var before = Metrics.now();

        get(newsroom.publishes(article()).path()).then().statusCode(200);

        var after = Metrics.now();
        assertTrue(grown("malim_change_position", Map.of("reader", "cache"), before, after) >= 1);
        assertEquals(
                grown("malim_change_lag_seconds_count", Map.of(), before, after),
                grown("malim_change_lag_seconds_bucket", Map.of("le", "10.0"), before, after));
        assertTrue(grown("malim_change_lag_seconds_count", Map.of(), before, after) >= 1);
        assertEquals(1, after.value("malim_change_current"));
        assertTrue(after.value("malim_change_staleness_seconds") < 10);
        assertTrue(after.value("malim_change_notify_queue_ratio") < 0.01);
    }

    @Test
    void measuresThePools() {
        var now = Metrics.now();

        assertEquals(10, now.value("malim_pool_max", Map.of("pool", "writing")));
        assertEquals(20, now.value("malim_pool_max", Map.of("pool", "reading")));
        // the listener has one of its own at all times
        assertTrue(now.value("malim_pool_connections", Map.of("pool", "reading", "state", "active")) >= 1);
        assertTrue(now.value("malim_pool_connections", Map.of("pool", "writing")) >= 1);
        assertEquals(0, now.value("malim_pool_waiting"));
    }

    @Test
    void countsImportedArticles() {
        var created = Map.of("outcome", "created");
        var before = Metrics.now();

        given().auth()
                .oauth2(newsroom.keyOf(Role.WRITER))
                .contentType("text/plain; charset=UTF-8")
                .body("A measured title " + System.nanoTime() + "\n\nA sentence of the story.")
                .post("/management/imports")
                .then()
                .statusCode(201);

        assertEquals(1, grown("malim_imported_articles_total", created, before, Metrics.now()));
    }

    @Test
    void countsImportsByOutcome() {
        var key = newsroom.keyOf(Role.WRITER);
        var before = Metrics.now();

        imports(key, "A page\n\nWith a paragraph " + UUID.randomUUID() + ".")
                .then()
                .statusCode(201);
        imports(key, "\n\n").then().statusCode(400); // an empty page
        imports(key, "\n \n").then().statusCode(400);

        var after = Metrics.now();
        assertEquals(1, grown("malim_imports_total", Map.of("outcome", "success"), before, after));
        assertEquals(2, grown("malim_imports_total", Map.of("outcome", "refused"), before, after));
        assertEquals(0, grown("malim_imports_total", Map.of("outcome", "error"), before, after));
    }

    private static Response imports(String key, String page) {
        return given().auth()
                .oauth2(key)
                .contentType("text/plain; charset=utf-8")
                .body(page)
                .post("/management/imports");
    }

    @Test
    void countsUploadsByOutcome() throws IOException {
        var key = newsroom.keyOf(Role.WRITER);
        var picture = Files.readAllBytes(Path.of("src/test/resources/pictures/camera.jpg"));
        picture[picture.length - 3] ^= 1; // a file of its own
        var before = Metrics.now();

        upload(key, picture);
        upload(key, picture).then().statusCode(200); // the same file again
        upload(key, "no picture".getBytes(StandardCharsets.UTF_8)).then().statusCode(422);
        uploadMedia(key, MediaSamples.own("clip.mp4", "counted")).then().statusCode(201);
        uploadMedia(key, new byte[] {0, 1, 2}).then().statusCode(415);
        given().auth().oauth2(key).multiPart("photo", "{}", "application/json").post("/management/photos");

        var after = Metrics.now();
        assertEquals(3, grown("malim_uploads_total", Map.of("outcome", "success"), before, after));
        assertEquals(2, grown("malim_uploads_total", Map.of("outcome", "refused"), before, after));
        assertEquals(0, grown("malim_uploads_total", Map.of("outcome", "error"), before, after));
    }

    private static Response upload(String key, byte[] bytes) {
        return given().auth()
                .oauth2(key)
                .multiPart("file", "a.jpg", bytes, "image/jpeg")
                .post("/management/photos");
    }

    private static Response uploadMedia(String key, byte[] bytes) {
        return given().auth()
                .oauth2(key)
                .multiPart("file", "a.mp4", bytes, "video/mp4")
                .post("/management/media");
    }

    @Test
    void countsRefusedKeys() {
        var revoked = newsroom.keyOf(Role.WRITER, key -> key.revoke(Instant.now()));
        var expired = newsroom.keyOf(Role.WRITER, key -> key.expiringAt(Instant.now()));
        var before = Metrics.now();

        for (var key : List.of(revoked, expired, "malim_unknown", "malim_unknown", newsroom.keyOf(Role.WRITER))) {
            given().auth().oauth2(key).get("/management/articles");
        }
        given().get("/management/articles").then().statusCode(401); // without a key there is none to refuse

        assertEquals(4, grown("malim_keys_refused_total", Map.of(), before, Metrics.now()));
    }

    @Test
    void timesSearchesByKind() {
        var before = Metrics.now();

        get("/api/articles?q=" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "xyzzy")
                .then()
                .statusCode(200);
        get("/api/search/suggest?q=" + UUID.randomUUID().toString().substring(0, 6))
                .then()
                .statusCode(200);
        get("/api/articles?limit=7").then().statusCode(200); // no search

        var after = Metrics.now();
        for (var kind : List.of("spelling", "suggestions")) {
            assertEquals(1, grown("malim_search_seconds_count", Map.of("kind", kind), before, after), kind);
        }
        assertEquals(
                2,
                grown("malim_search_seconds_count", Map.of("kind", "articles"), before, after),
                "by the word itself, and by what is like it");
    }

    /** So that a percentile tells how long those waited who gave up. */
    @Test
    void bucketsReachPastTheLongestTimeout() {
        var longest = Map.of( // application.properties, storage.PatienceTest
                "malim_requests_seconds", 30,
                "malim_search_seconds", 5,
                "malim_storage_operations_seconds", 10,
                "malim_change_lag_seconds", 5);
        get(newsroom.publishes(article()).path()).then().statusCode(200);
        get("/api/articles?q=xyzzy").then().statusCode(200);

        var reached = new TreeMap<String, Double>();
        Metrics.now().lines().stream()
                .map(Pattern.compile("(malim_\\w+)_bucket\\{.*le=\"([0-9.]+)\".*")::matcher)
                .filter(Matcher::matches)
                .forEach(bucket -> reached.merge(bucket.group(1), Double.valueOf(bucket.group(2)), Math::max));

        reached.keySet()
                .removeAll(
                        List.of("malim_schedule_lateness_seconds", "malim_webhook_delivery_seconds")); // nobody waits
        assertTrue(reached.size() >= 3, reached::toString);
        reached.forEach((name, bound) -> assertTrue(bound > longest.getOrDefault(name, Integer.MAX_VALUE), name));
    }

    @Test
    void namesHaveStandardUnits() {
        var lines = Metrics.now().lines();
        var types = lines.stream()
                .map(Pattern.compile("# TYPE (malim_\\w+) (\\w+)")::matcher)
                .filter(Matcher::matches)
                .toList();

        assertTrue(types.size() >= 20, types::toString);
        types.forEach(type -> {
            var name = type.group(1);
            switch (type.group(2)) {
                case "counter" ->
                    assertTrue(lines.stream().anyMatch(line -> line.matches(name + "_total[{ ].*")), name);
                case "histogram", "summary" -> assertTrue(name.endsWith("_seconds"), name);
                default -> assertFalse(name.endsWith("_total"), name);
            }
            assertFalse(name.matches(".*_(ms|millis\\w*|minutes|percent\\w*|kb|mb|kilobytes|megabytes)(_.*)?"), name);
        });
    }

    @Test
    void timesRequestsThatMissTheCache() {
        var refused = Map.of("side", "management", "status", "4xx");
        var before = Metrics.now();

        given().contentType("text/plain; charset=UTF-8")
                .body("A title")
                .post("/management/imports")
                .then()
                .statusCode(401);

        assertEquals(1, grown("malim_requests_seconds_count", refused, before, Metrics.now()));
    }

    @Test
    void countsRequestsByOperationAndStatus() {
        var story = newsroom.publishes(article());
        var read = Map.of("operation", "getArticle", "side", "delivery", "status", "2xx");
        var missing = Map.of("operation", "getArticle", "side", "delivery", "status", "4xx");
        var refused = Map.of("operation", "importPage", "side", "management", "status", "4xx");
        var unknown = Map.of("operation", "none", "status", "4xx");
        var before = Metrics.now();

        given().header("Cache-Control", "no-cache").get(story.path() + "?fields=title");
        get("/api/articles/there-is-none-" + System.nanoTime()).then().statusCode(404);
        given().contentType("text/plain; charset=UTF-8").body("A title").post("/management/imports");
        get("/no-such-path").then().statusCode(404);

        var after = Metrics.now();
        for (var labels : List.of(read, missing, refused, unknown)) {
            assertEquals(1, grown("malim_operations_total", labels, before, after), labels::toString);
        }
    }

    /** Before there is a response, its status is 200. */
    @Test
    void countsWhatWasCutAsAborted() throws IOException {
        var aborted = Map.of("side", "management", "status", "aborted");
        var succeeded = Map.of("side", "management", "status", "2xx");
        var before = Metrics.now();

        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream()
                    .write("""
                    POST /management/imports HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Type: text/plain; charset=UTF-8\r
                    Content-Length: 1000\r
                    \r
                    A title""".formatted(newsroom.keyOf(Role.WRITER)).getBytes(US_ASCII));
        }

        await().untilAsserted(
                        () -> assertEquals(1, grown("malim_requests_seconds_count", aborted, before, Metrics.now())));
        assertEquals(0, grown("malim_requests_seconds_count", succeeded, before, Metrics.now()));
    }

    @Test
    void reportsItsVersion() {
        assertEquals(1, Metrics.now().value("malim_info", Map.of("version", version)));
        assertTrue(Metrics.now().lines().stream()
                .anyMatch(line -> line.matches("malim_info\\{.*commit=\"[0-9a-f]{40}\".*")));
        get("/q/info").then().body("malim.version", equalTo(version)).body("java.version", notNullValue());
    }

    private static double grown(String name, Map<String, String> labels, Metrics before, Metrics after) {
        return after.value(name, labels) - before.value(name, labels);
    }
}
