package kz.malim.article;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.support.DatabaseContents;
import kz.malim.support.Editor;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PublicationTest {
    @Inject
    Newsroom newsroom;

    @Inject
    DatabaseContents stored;

    private Editor writer = new Editor("");
    private Editor editor = new Editor("");
    private Editor publisher = new Editor("");
    private String path = "";
    private String slug = "";
    private final String title = "Көл " + UUID.randomUUID();

    @BeforeEach
    void draft() {
        writer = new Editor(newsroom.keyOf(Role.WRITER));
        editor = new Editor(newsroom.keyOf(Role.EDITOR));
        publisher = new Editor(newsroom.keyOf(Role.PUBLISHER));
        path = writer.drafts("{\"lang\": \"kk\", \"title\": \"%s\"}".formatted(title));
        slug = writer.reads(path).path("slug");
    }

    @Test
    void publishesAndUnpublishes() {
        publisher
                .puts(path, "/publication")
                .then()
                .statusCode(200)
                .body("state", equalTo("published"))
                .body("transitions.name", hasItem("unpublish"));
        get("/api/articles/" + slug).then().statusCode(200);

        publisher
                .deletes(path, "/publication")
                .then()
                .statusCode(200)
                .body("state", equalTo("unpublished"))
                .body("draft.title", equalTo(title));
        await().untilAsserted(() -> get("/api/articles/" + slug).then().statusCode(404));
    }

    @Test
    void listsLegalTransitionsWhenOneIsIllegal() {
        stored.refused(() -> publisher.deletes(path, "/publication"))
                .statusCode(409)
                .body("type", endsWith("illegal-transition"))
                .body("state", equalTo("draft"))
                .body("legal", hasItem("publish"))
                .body("legal", not(hasItem("unpublish")))
                .body("detail", containsString("publish"));
        stored.refused(() -> editor.deletes(path, "/review")).statusCode(409);
        stored.refused(() -> publisher.deletes(path, "/schedule")).statusCode(409);
        stored.refused(() -> publisher.deletes(path, "/takedown")).statusCode(409);
        stored.refused(() -> publisher.deletes(path, "/trash")).statusCode(409);
        stored.refused(() -> publisher.puts(path, "/takedown", Map.of("reason", "x")))
                .statusCode(409);
        stored.refused(() -> publisher.posts(path, "/corrections", Map.of("text", "x")))
                .statusCode(409);
        publisher.puts(path, "/publication");
        stored.refused(() -> publisher.puts(path, "/publication")).statusCode(409);
    }

    @Test
    void requiresTheRoleOfEachTransition() {
        for (var resource : new String[] {"/publication", "/schedule", "/takedown", "/slug"}) {
            stored.refused(() -> writer.puts(path, resource, Map.of("slug", "x")))
                    .statusCode(403);
        }
        for (var resource : new String[] {"/publication", "/schedule", "/takedown", "/review"}) {
            stored.refused(() -> writer.deletes(path, resource)).statusCode(403);
        }
        stored.refused(() -> writer.posts(path, "/corrections", Map.of("text", "x")))
                .statusCode(403);
        stored.refused(() -> editor.puts(path, "/publication")).statusCode(403);
    }

    @Test
    void reviewsADraft() {
        writer.puts(path, "/review").then().statusCode(200).body("state", equalTo("review"));
        writer.reads("/management/articles?state=review&limit=100").then().body("items.title", hasItem(title));
        editor.deletes(path, "/review").then().statusCode(200).body("state", equalTo("draft"));
        writer.puts(path, "/review");
        publisher.puts(path, "/publication").then().body("state", equalTo("published"));
    }

    @Test
    void redirectsFromTheOldSlugToTheNew() {
        publisher.puts(path, "/publication");
        var renamed = "jana-" + UUID.randomUUID();

        editor.puts(path, "/slug", Map.of("slug", renamed))
                .then()
                .statusCode(200)
                .body("slug", equalTo(renamed));

        await().untilAsserted(() -> given().redirects()
                .follow(false)
                .get("/api/articles/" + slug)
                .then()
                .statusCode(301)
                .header("Location", endsWith("/api/articles/" + renamed)));
        get("/api/articles/" + renamed).then().statusCode(200);
        var other = writer.drafts("{\"lang\": \"kk\", \"title\": \"%s\"}".formatted(title));
        stored.refused(() -> editor.puts(other, "/slug", Map.of("slug", slug)))
                .statusCode(409)
                .body("type", endsWith("slug-taken"));
        stored.refused(() -> editor.puts(other, "/slug", Map.of("slug", "Not A Slug")))
                .statusCode(400);
        stored.refused(() -> editor.puts(other, "/slug", Map.of("slag", "x"))).statusCode(400);
    }

    @Test
    void publishesACorrection() {
        publisher.puts(path, "/publication");
        get("/api/articles/" + slug).then().body("corrections.size()", equalTo(0));

        publisher
                .posts(path, "/corrections", Map.of("text", "Күні дұрыс емес еді."))
                .then()
                .statusCode(201);

        await().untilAsserted(() -> get("/api/articles/" + slug)
                .then()
                .body("corrections.text", contains("Күні дұрыс емес еді."))
                .body("corrections[0].at", notNullValue()));
        publisher.reads(path + "/corrections").then().body("items.text", contains("Күні дұрыс емес еді."));
        stored.refused(() -> publisher.posts(path, "/corrections", Map.of("text", " ")))
                .statusCode(400);
        stored.refused(() -> publisher.posts(path, "/corrections", Map.of("text", "x".repeat(2_001))))
                .statusCode(400);
    }

    @Test
    void takesAnArticleDownWithAReason() {
        publisher.puts(path, "/publication");
        await().untilAsserted(() -> get("/api/articles?limit=100").then().body("items.title", hasItem(title)));
        stored.refused(() -> publisher.puts(path, "/takedown", Map.of("reason", "")))
                .statusCode(400);

        publisher
                .puts(path, "/takedown", Map.of("reason", "Сот шешімі"))
                .then()
                .statusCode(200)
                .body("state", equalTo("taken-down"))
                .body("takedownReason", equalTo("Сот шешімі"));

        await().untilAsserted(() ->
                get("/api/articles/" + slug).then().statusCode(410).body("detail", containsString("Сот шешімі")));
        await().untilAsserted(() -> get("/api/articles?limit=100").then().body("items.title", not(hasItem(title))));
        stored.refused(() -> publisher.puts(path, "/publication")).statusCode(409);

        publisher.deletes(path, "/takedown").then().statusCode(200).body("state", equalTo("unpublished"));
        get("/api/articles/" + slug).then().statusCode(404);
        publisher.puts(path, "/publication");
        await().untilAsserted(() -> get("/api/articles/" + slug).then().statusCode(200));
    }

    @Test
    void publishesAndWithdrawsOnSchedule() {
        var now = Instant.now();
        get("/api/articles/" + slug).then().statusCode(404);

        publisher
                .puts(path, "/schedule", Map.of("publishAt", now.plusSeconds(2), "unpublishAt", now.plusSeconds(5)))
                .then()
                .statusCode(200)
                .body("state", equalTo("scheduled"))
                .body("scheduled.title", equalTo(title));

        get("/api/articles/" + slug).then().statusCode(404);
        await().atMost(Duration.ofSeconds(4))
                .untilAsserted(() -> get("/api/articles/" + slug).then().statusCode(200));
        await().untilAsserted(() -> get("/api/articles?limit=100").then().body("items.title", hasItem(title)));
        await().atMost(Duration.ofSeconds(6))
                .untilAsserted(() -> get("/api/articles/" + slug).then().statusCode(404));
        await().untilAsserted(() -> assertEquals(2, changes()));
    }

    @Test
    void rejectsImpossibleSchedules() {
        var past = Map.of("publishAt", Instant.now().minusSeconds(5));
        stored.refused(() -> publisher.puts(path, "/schedule", past))
                .statusCode(400)
                .body("errors.pointer", contains("#/publishAt"));
        var backwards = Map.of(
                "publishAt",
                Instant.now().plusSeconds(500),
                "unpublishAt",
                Instant.now().plusSeconds(400));
        stored.refused(() -> publisher.puts(path, "/schedule", backwards))
                .body("errors.pointer", contains("#/unpublishAt"));
        stored.refused(() -> publisher.puts(
                        path, "/schedule", Map.of("unpublishAt", Instant.now().plusSeconds(400))))
                .statusCode(400);
        stored.refused(() -> publisher.puts(path, "/schedule", Map.of("at", "tomorrow")))
                .statusCode(400);
        stored.refused(() -> publisher.puts(path, "/schedule", Map.of("publishAt", "tomorrow")))
                .statusCode(400);
    }

    @Test
    void doesNotChangeAScheduledRevision() {
        publisher.puts(path, "/schedule", Map.of("publishAt", Instant.now().plusSeconds(600)));

        writer.saves(path, "{\"title\": \"Кейінгі\"}")
                .then()
                .body("state", equalTo("scheduled"))
                .body("scheduled.title", equalTo(title))
                .body("draft.title", equalTo("Кейінгі"));

        publisher
                .deletes(path, "/schedule")
                .then()
                .statusCode(200)
                .body("state", equalTo("draft"))
                .body("content.title", equalTo("Кейінгі"));
    }

    private long changes() {
        return stored.count(
                "select count(*) from change where article_id = cast(?1 as uuid)",
                path.substring(path.lastIndexOf('/') + 1));
    }
}
