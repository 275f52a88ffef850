package kz.malim.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import kz.malim.support.Client;
import kz.malim.support.HeldPool;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is counted, and for what: every test comes from addresses of its own. */
@QuarkusTest
@TestProfile(BehindProxy.class)
class RateLimitEverywhereTest {
    private static final int REQUESTS = BehindProxy.REQUESTS;
    private static final String PRIVATE = "/management/tags";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource writing;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/openapi",
                "/docs",
                "/docs/",
                "/nothing/here",
                "/api/nothing",
                "/api/articles?limit=0",
                "/management/tags",
                "/management/nothing",
                "/%61pi/articles",
                "/problems/gone",
                "/favicon.ico",
                "/q/metrics"
            })
    void countsEveryPath(String path) {
        var client = newAddress();
        for (int i = 0; i < REQUESTS; i++) {
            from(client)
                    .urlEncodingEnabled(false)
                    .redirects()
                    .follow(false)
                    .get(path)
                    .then()
                    .header("RateLimit", notNullValue());
        }

        from(client)
                .urlEncodingEnabled(false)
                .header("Origin", "https://example.com")
                .get(path)
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .header("X-Request-Id", notNullValue());
        from(newAddress()).get("/api/blocks").then().statusCode(200);
    }

    @Test
    void countsEveryMethodAndWrongCredentialsOnEveryPath() {
        var client = newAddress();
        for (int i = 0; i < REQUESTS / 2; i++) {
            from(client)
                    .header("Access-Control-Request-Method", "GET")
                    .header("Origin", "https://example.com")
                    .options("/api/articles");
            from(client).post("/api/articles");
        }
        from(client).get("/api/blocks").then().statusCode(429);

        for (int i = 0; i < REQUESTS; i++) {
            from(client).header("Authorization", "Bearer wrong-" + i).get("/openapi");
        }
        from(client).header("Authorization", "Basic YTpi").get("/docs").then().statusCode(429);
        from(client)
                .header("Authorization", "Bearer another")
                .get(PRIVATE)
                .then()
                .statusCode(429);
    }

    @Test
    void refusesWrongKeysBeforeTheyAreLookedUp() throws Exception {
        var client = newAddress();
        for (int i = 0; i < REQUESTS; i++) {
            from(client)
                    .auth()
                    .oauth2("wrong-" + NUMBER.incrementAndGet())
                    .get(PRIVATE)
                    .then()
                    .statusCode(401);
        }

        try (var _ = new HeldPool(writing)) {
            for (int i = 0; i < REQUESTS; i++) {
                from(client)
                        .auth()
                        .oauth2("wrong-" + NUMBER.incrementAndGet())
                        .get(PRIVATE)
                        .then()
                        .statusCode(429);
            }
        }
    }

    @Test
    void looksUpAWrongKeyOnce() throws Exception {
        var wrong = "wrong-" + NUMBER.incrementAndGet();
        from(newAddress()).auth().oauth2(wrong).get(PRIVATE).then().statusCode(401);

        try (var _ = new HeldPool(writing)) {
            from(newAddress()).auth().oauth2(wrong).get(PRIVATE).then().statusCode(401);
        }
    }

    @Test
    void countsAnIpv6NetworkAsOneClient() {
        for (int i = 0; i < REQUESTS; i++) {
            from("2001:db8:7:7:%x::1".formatted(i))
                    .auth()
                    .oauth2("wrong-v6-" + i)
                    .get(PRIVATE)
                    .then()
                    .statusCode(401);
            from("[2001:db8:7:8::%x]:80".formatted(i)).get("/api/blocks").then().statusCode(200);
        }

        from("2001:db8:7:7:ffff::1")
                .auth()
                .oauth2("wrong-v6")
                .get(PRIVATE)
                .then()
                .statusCode(429);
        from("2001:db8:7:8:ffff:ffff:ffff:ffff").get("/api/blocks").then().statusCode(429);
        from("2001:db8:7:9::1").get("/api/blocks").then().statusCode(200);
        from("2001:db8:7:9::1").auth().oauth2("wrong-v6").get(PRIVATE).then().statusCode(401);
    }

    @Test
    void givesKeysOfOneNameABucketEach() {
        var admin = new Client(newsroom.keyOf(Role.ADMIN));
        var first = new Client(keyNamed(admin, "Бот"));
        var second = new Client(keyNamed(admin, "Бот"));
        for (int left = REQUESTS - 1; left >= 0; left--) {
            first.reads(PRIVATE).then().statusCode(200).header("RateLimit", startsWith("\"default\";r=" + left + ";"));
        }

        first.reads(PRIVATE).then().statusCode(429).header("Retry-After", notNullValue());
        second.reads(PRIVATE).then().statusCode(200);
    }

    @Test
    void doesNotCountValidKeysByTheirAddress() {
        var client = newAddress();
        for (int i = 0; i < REQUESTS; i++) {
            var key = newsroom.keyOf(Role.EDITOR);
            from(client).auth().oauth2(key).get(PRIVATE).then().statusCode(200);
            from(client).auth().oauth2(key).get(PRIVATE).then().statusCode(200);
        }
        from(client).get("/api/blocks").then().statusCode(200);
    }

    @Test
    void wrongKeysDoNotKeepOutAKnownOneOfTheSameAddress() {
        var client = newAddress();
        var key = newsroom.keyOf(Role.EDITOR);
        from(client).auth().oauth2(key).get(PRIVATE).then().statusCode(200);
        for (int i = 0; i <= REQUESTS; i++) {
            from(client).auth().oauth2("wrong-" + NUMBER.incrementAndGet()).get(PRIVATE);
        }
        from(client).auth().oauth2("wrong").get(PRIVATE).then().statusCode(429);

        from(client).auth().oauth2(key).get(PRIVATE).then().statusCode(200);
    }

    @Test
    void aRevokedKeyIsAWrongOne() {
        var admin = new Client(newsroom.keyOf(Role.ADMIN));
        var made = admin.posts("/management/keys", Map.of("name", "Бот", "role", Role.EDITOR));
        String secret = made.path("secret");
        var path = made.header("Location");
        var client = newAddress();
        from(client).auth().oauth2(secret).get(PRIVATE).then().statusCode(200);
        assertEquals(2, admin.request().delete(path).statusCode() / 100);

        for (int i = 0; i <= REQUESTS; i++) {
            from(client).auth().oauth2(secret).get(PRIVATE);
        }
        from(client).auth().oauth2("wrong").get(PRIVATE).then().statusCode(429);
    }

    private static String keyNamed(Client admin, String name) {
        return admin.posts("/management/keys", Map.of("name", name, "role", Role.EDITOR))
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }

    private static RequestSpecification from(String address) {
        return given().header("X-Forwarded-For", address);
    }

    private static String newAddress() {
        int number = NUMBER.incrementAndGet();
        return "198.18." + number / 256 + "." + number % 256;
    }
}
