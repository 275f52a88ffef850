package kz.malim.access;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReadOnlyModeTest {
    private static final String PATH = "/management/read-only";
    private static final String ARTICLES = "/management/articles";
    private static final String REASON = "The database is being upgraded until 07:00.";

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    @Inject
    ReadOnlyMode mode;

    private String admin = "";
    private Story story;

    @BeforeEach
    void publishes() {
        admin = newsroom.keyOf(Role.ADMIN);
        story = newsroom.publishes(article().titled("Read in every mode"));
    }

    @AfterEach
    void ends() {
        mode.end();
    }

    @Test
    void refusesWritesOfEveryMethodUntilItEnds() {
        starts();

        for (var write : writes()) {
            write.get()
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "60")
                    .body("type", equalTo("/problems/read-only"))
                    .body("detail", equalTo(REASON));
        }

        as(admin).delete(PATH).then().statusCode(204);
        creates().then().statusCode(201);
    }

    private List<Supplier<Response>> writes() {
        var path = ARTICLES + "/" + story.id();
        return List.of(
                this::creates,
                () -> as(admin).header("If-Match", "\"1\"").delete(path),
                () -> as(admin).header("If-Match", "\"1\"").delete(path + "/publication"),
                () -> as(admin)
                        .header("If-Match", "\"1\"")
                        .contentType("application/merge-patch+json")
                        .body("{\"title\": \"x\"}")
                        .patch(path),
                () -> as(admin)
                        .header("If-Match", "\"1\"")
                        .contentType("application/json")
                        .body(Map.of("title", "x"))
                        .put(path),
                () -> as(admin)
                        .contentType("application/json")
                        .body(Map.of("items", List.of()))
                        .post(ARTICLES + "/bulk"),
                () -> as(admin).contentType("text/plain").body("Тақырып").post("/management/imports"),
                () -> as(admin).multiPart("file", "x.png", new byte[100]).post("/management/photos"),
                () -> as(admin)
                        .contentType("application/json")
                        .body(Map.of("name", "x", "role", "reader"))
                        .post("/management/keys"));
    }

    @Test
    void servesWhateverOnlyReads() {
        starts();

        get(story.path()).then().statusCode(200);
        get("/api/articles?q=read").then().statusCode(200);
        given().head(story.path()).then().statusCode(200);
        as(admin).get(ARTICLES).then().statusCode(200);
        as(admin).get(ARTICLES + "/" + story.id()).then().statusCode(200);
        as(admin).get("/management/audit").then().statusCode(200);
        as(admin).post(ARTICLES + "/" + story.id() + "/validate").then().statusCode(200);
    }

    @Test
    void reportsItself() {
        as(admin).get(PATH).then().statusCode(200).body("readOnly", is(false)).body("configured", is(false));
        health().body("checks.find { it.name == 'read-only mode' }.data.readOnly", is(false));

        starts().body("readOnly", is(true)).body("since", notNullValue()).body("reason", equalTo(REASON));

        as(admin).get(PATH).then().statusCode(200).body("readOnly", is(true)).body("startedBy", notNullValue());
        health().body("status", equalTo("UP"))
                .body("checks.find { it.name == 'read-only mode' }.data.readOnly", is(true));
        as(admin).get("/management/audit").then().body("items.subject", hasItem("read-only-mode"));
    }

    private static ValidatableResponse health() {
        return get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void replacesTheReason() {
        starts();

        as(admin)
                .contentType("application/json")
                .body(Map.of("reason", "Almost done."))
                .put(PATH)
                .then()
                .statusCode(200);

        creates().then().statusCode(503).body("detail", equalTo("Almost done."));
    }

    @Test
    void needsAReasonAndAnAdministrator() {
        as(admin)
                .contentType("application/json")
                .body(Map.of())
                .put(PATH)
                .then()
                .statusCode(400);
        as(admin)
                .contentType("application/json")
                .body(Map.of("reason", " "))
                .put(PATH)
                .then()
                .statusCode(400);
        var publisher = newsroom.keyOf(Role.PUBLISHER);
        as(publisher)
                .contentType("application/json")
                .body(Map.of("reason", REASON))
                .put(PATH)
                .then()
                .statusCode(403);
        as(publisher).delete(PATH).then().statusCode(403);

        creates().then().statusCode(201);
    }

    @Test
    void tellsStrangersNothing() {
        starts();

        given().contentType("application/json")
                .body(Map.of("lang", "en", "title", "x"))
                .post(ARTICLES)
                .then()
                .statusCode(401);
        as(newsroom.keyOf(Role.READER))
                .contentType("application/json")
                .body(Map.of("lang", "en", "title", "x"))
                .post(ARTICLES)
                .then()
                .statusCode(403);
    }

    @Test
    void followsWhatAnotherReplicaStartsAndEnds() throws SQLException {
        execute("insert into read_only_mode (started_by, reason) values ('the other replica', 'Because.')");
        await().untilAsserted(() -> creates().then().statusCode(503));

        execute("delete from read_only_mode");
        await().untilAsserted(() -> creates().then().statusCode(201));
    }

    @Test
    void letsTheScheduleRest() throws SQLException {
        var draft = newsroom.drafts(article().titled("Due in read-only mode"));
        as(newsroom.keyOf(Role.PUBLISHER))
                .header("If-Match", "\"1\"")
                .contentType("application/json")
                .body(Map.of("publishAt", Instant.now().plusSeconds(2).toString()))
                .put(ARTICLES + "/" + draft.id() + "/schedule")
                .then()
                .statusCode(200);
        starts();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> get(draft.path()).then().statusCode(200));
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertEquals("scheduled", state(draft)));

        mode.end();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertEquals("published", state(draft)));
    }

    private String state(Story draft) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select state from revision where article_id = ?")) {
            statement.setObject(1, draft.id());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private ValidatableResponse starts() {
        return as(admin)
                .contentType("application/json")
                .body(Map.of("reason", REASON))
                .put(PATH)
                .then()
                .statusCode(200);
    }

    private Response creates() {
        return as(admin)
                .contentType("application/json")
                .body(Map.of("lang", "en", "title", "A write"))
                .post(ARTICLES);
    }

    private static RequestSpecification as(String key) {
        return given().auth().oauth2(key);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
