package kz.malim.access;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RateLimitTest.FewRequests.class)
class RateLimitTest {
    @Inject
    Newsroom newsroom;

    /** Not over HTTP, where every request counts. */
    @Inject
    MeterRegistry metrics;

    /** A limit that a test can exceed. */
    public static class FewRequests implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "malim.rate-limit.requests",
                    "10",
                    "malim.rate-limit.window",
                    "1h",
                    "quarkus.http.proxy.proxy-address-forwarding",
                    "true",
                    "quarkus.http.proxy.allow-x-forwarded",
                    "true",
                    "quarkus.http.proxy.trusted-proxies",
                    "10.0.0.0/8");
        }
    }

    @Test
    void refusesClientsOverTheLimitAndNoOthers() {
        var story = newsroom.publishes(article());
        var refusedBefore = refusals();
        for (int left = 9; left >= 0; left--) {
            var response = get(story.path());
            assertEquals(200, response.statusCode());
            assertEquals("\"default\";q=10;w=3600", response.header("RateLimit-Policy"));
            assertEquals("\"default\";r=" + left, response.header("RateLimit").replaceFirst(";t=.*", ""));
        }

        get(story.path())
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("type", equalTo("https://iana.org/assignments/http-problem-types#quota-exceeded"));
        given().header("X-Forwarded-For", "203.0.113.9")
                .get(story.path())
                .then()
                .statusCode(429);
        given().auth()
                .oauth2(newsroom.keyOf(Role.WRITER))
                .contentType("text/plain; charset=UTF-8")
                .body("A title\n\nA sentence of the story.")
                .post("/management/imports?dryRun=true")
                .then()
                .statusCode(200);
        assertEquals(2, refusals() - refusedBefore);
    }

    private double refusals() {
        return metrics.get("malim.rate.limit.refusals").counter().count();
    }
}
