package kz.malim.web;

import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kz.malim.access.Role;
import kz.malim.support.CapturedLog;
import kz.malim.support.Newsroom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** One line for each request, with nothing in it that opens anything. */
@QuarkusTest
@TestProfile(AccessLogTest.Logged.class)
class AccessLogTest {
    /** With an access log. */
    public static final class Logged implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("malim.access-log", "true");
        }
    }

    @Inject
    Newsroom newsroom;

    @Test
    void logsEveryRequestOnceWithItsId() {
        var path = newsroom.publishes(article()).path();

        try (var log = CapturedLog.listen()) {
            as("miss").get(path + "?fields=title");
            as("hit").get(path + "?fields=title");
            as("nothing").get("/api/articles/there-is-none");
            as("refused").get("/api/articles?tga=x");
            as("closed").get("/management/articles");
            as("raw").urlEncodingEnabled(false).get("/api/articles/%0Aforged");

            for (var id : List.of("miss 200", "hit 200", "nothing 404", "refused 400", "closed 401", "raw 400")) {
                var parts = id.split(" ");
                var line = line(log, parts[0]);
                assertTrue(
                        line.matches("INFO MALIM-3001 Request: method=GET path=/\\S+ status=" + parts[1]
                                + " bytes=[1-9][0-9]* millis=[0-9]+ requestId=" + parts[0]),
                        line);
            }
            assertTrue(line(log, "miss").contains(" path=" + path + " "));
        }
    }

    @Test
    void logsNoQueryNoTokenAndNoKey() {
        var key = newsroom.keyOf(Role.EDITOR);
        var story = newsroom.drafts(article());
        var link = given().auth()
                .oauth2(key)
                .contentType("application/json")
                .body("{}")
                .post("/management/articles/" + story.id() + "/previews");
        assertEquals(201, link.statusCode(), link.asString());
        var url = link.<String>path("url").replaceFirst("https?://[^/]+", "");
        var token = url.substring(url.lastIndexOf('/') + 1);

        try (var log = CapturedLog.listen()) {
            as("preview").get(url);
            as("queried").get("/api/articles?q=geheim");
            as("keyed").auth().oauth2(key).get("/management/articles");
            as("wrong").get("/api/previews/" + token + "x/more?token=" + token);

            assertTrue(line(log, "preview").contains(" path=/api/previews/*** status=200 "), log.text());
            assertTrue(line(log, "queried").contains(" path=/api/articles status=200 "), log.text());
            assertTrue(line(log, "keyed").contains(" path=/management/articles status=200 "), log.text());
            assertTrue(line(log, "wrong").contains(" path=/api/previews/***/more "), log.text());
            for (var secret : List.of(token, "geheim", key)) {
                assertFalse(log.text().contains(secret), log.text());
            }
        }
    }

    private static RequestSpecification as(String id) {
        return given().header("X-Request-Id", id);
    }

    /** It is written after the response was sent. */
    private static String line(CapturedLog log, String id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> lines(log, id).size() == 1);
        return lines(log, id).getFirst();
    }

    private static List<String> lines(CapturedLog log, String id) {
        return log.lines(AccessLog.class).stream()
                .filter(line -> line.endsWith(" requestId=" + id))
                .toList();
    }
}
