package kz.malim.access;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ReadOnlySettingTest.ReadOnly.class)
class ReadOnlySettingTest {
    private static final String PATH = "/management/read-only";

    @Inject
    Newsroom newsroom;

    /** A replica that is started for reading. */
    public static final class ReadOnly implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("malim.read-only", "true");
        }
    }

    @Test
    void refusesWritesWhateverTheApiEnds() {
        var admin = newsroom.keyOf(Role.ADMIN);

        given().auth().oauth2(admin).delete(PATH).then().statusCode(204);

        given().auth()
                .oauth2(admin)
                .contentType("application/json")
                .body(Map.of("lang", "en", "title", "A write"))
                .post("/management/articles")
                .then()
                .statusCode(503)
                .header("Retry-After", "60")
                .body("type", equalTo("/problems/read-only"));
        given().auth()
                .oauth2(admin)
                .get(PATH)
                .then()
                .statusCode(200)
                .body("readOnly", is(true))
                .body("configured", is(true));
        get("/api/articles").then().statusCode(200);
        get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'read-only mode' }.data.readOnly", is(true));
    }
}
