package kz.malim.web;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.List;
import kz.malim.access.Role;
import kz.malim.support.CapturedLog;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RequestIdTest {
    private static final String MADE = "[0-9a-f]{16}";

    @TestHTTPResource("/")
    URL server;

    @Inject
    Newsroom newsroom;

    @Test
    void isTheClientsOwnIfThatIsAPlainToken() {
        var story = newsroom.publishes(article());

        for (var path : List.of(story.path(), story.path(), "/api/articles?unknown=1", "/api/nothing", "/a//b")) {
            given().header("X-Request-Id", "trace-4711.A_b")
                    .get(path)
                    .then()
                    .header("X-Request-Id", equalTo("trace-4711.A_b"));
        }
    }

    @Test
    void isGeneratedIfTheClientSendsNone() {
        var first = get("/api/articles?limit=1").header("X-Request-Id");
        var second = get("/api/articles?limit=1").header("X-Request-Id");

        assertTrue(first.matches(MADE), first);
        assertNotEquals(first, second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two words",
                "<script>",
                "a\u0000b",
                "\u00e9",
                "a;b",
                "",
                "0123456789012345678901234567890123456789012345678901234567890123456789"
            })
    void isNotCopiedFromTheClientUnchecked(String hostile) {
        var response = new RawHttp(server)
                .send("GET /api/articles?limit=1 HTTP/1.1\r\nHost: x\r\nX-Request-Id: " + hostile
                        + "\r\nConnection: close\r\n\r\n");

        var id = response.header("X-Request-Id");
        // what the server does not accept as HTTP never gets that far
        assertTrue(id == null ? response.status() == 400 : id.matches(MADE), response.headers());
    }

    @Test
    void isLoggedWithWhatTheRequestCaused() {
        try (var log = CapturedLog.listen()) {
            given().header("X-Request-Id", "find-me")
                    .get("/api/fails-for-a-test")
                    .then()
                    .statusCode(500)
                    .body("detail", matchesPattern("Logged with id .*"));

            var written = log.records().stream()
                    .filter(entry -> entry.getMessage().startsWith("MALIM-3002 "))
                    .toList();
            assertEquals(1, written.size());
            assertEquals("find-me", written.getFirst().getMdc("requestId"));
        }
    }

    @Test
    void keysAreNeverLogged() {
        var key = newsroom.keyOf(Role.WRITER);
        var wrong = "malim_" + "w".repeat(40);

        try (var log = CapturedLog.listen()) {
            given().header("Authorization", "Bearer " + key)
                    .get("/api/fails-for-a-test")
                    .then()
                    .statusCode(500);
            for (var secret : List.of(key, wrong)) {
                given().auth()
                        .oauth2(secret)
                        .contentType("application/json")
                        .body("{")
                        .post("/management/imports");
                given().header("Authorization", "Basic " + secret).post("/management/imports");
                given().header("X-Request-Id", secret + " " + secret).get("/api/fails-for-a-test");
                get("/api/articles?key=" + secret);
            }

            assertTrue(log.text().contains("as a test wanted"), "the log is listened to");
            assertFalse(log.text().contains(key), log.text());
            assertFalse(log.text().contains(wrong), log.text());
        }
    }
}
