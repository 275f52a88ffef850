package kz.malim.webhook;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.malim.database.EmbeddedDatabase;
import kz.malim.support.PackagedMalim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas share the work, and one after another is killed: nothing is lost, and what comes twice has one id. */
class WebhooksIT {
    private static final int KILLS = 3;
    private static final int STORIES_BETWEEN = 15;

    @TempDir
    Path folder;

    @Test
    void losesNothingWhenReplicasAreKilled() {
        try (var database = EmbeddedDatabase.start(Path.of("target", "webhook-database"));
                var receiver = new TestReceiver()) {
            database.clear();
            var published = new ArrayList<String>();
            var killed = start(database, "first");
            try (var survivor = start(database, "survivor")) {
                as(survivor)
                        .body(Map.of("name", "x", "url", receiver.url(), "types", List.of("article.published")))
                        .post("/management/webhooks")
                        .then()
                        .statusCode(201);
                for (int kill = 0; kill < KILLS; kill++) {
                    for (int i = 0; i < STORIES_BETWEEN; i++) {
                        published.add(publishes(survivor));
                    }
                    receiver.await(
                            published.size() - STORIES_BETWEEN + 1, request -> true); // in the middle of the work
                    killed.kill();
                    killed = start(database, "next-" + kill);
                }
                for (var id : published) {
                    receiver.await(1, request -> request.subject().equals(id));
                }
            } finally {
                killed.kill();
            }
            var subjects = new HashMap<String, String>();
            for (var request : receiver.received()) {
                assertEquals(request.subject(), subjects.computeIfAbsent(request.id(), id -> request.subject()));
            }
            assertEquals(published.size(), subjects.size(), "one id for each publication");
        }
    }

    private PackagedMalim start(EmbeddedDatabase database, String name) {
        return PackagedMalim.start(
                folder.resolve(name + ".log"),
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                        "QUARKUS_DATASOURCE_USERNAME", database.user(),
                        "QUARKUS_DATASOURCE_PASSWORD", database.password(),
                        "MALIM_DATA_DIR", folder.resolve(name).toString(),
                        "MALIM_WEBHOOK_ENCRYPTION_KEY", "for-the-tests-only-0123456789abcdef01234",
                        "MALIM_WEBHOOK_ALLOWED_NETWORKS", "127.0.0.1/32"));
    }

    private static RequestSpecification as(PackagedMalim malim) {
        return given().baseUri(malim.url())
                .auth()
                .oauth2(PackagedMalim.ADMIN_KEY)
                .contentType("application/json");
    }

    private static String publishes(PackagedMalim malim) {
        String id = as(malim)
                .body(Map.of("lang", "en", "title", "A story"))
                .post("/management/articles")
                .path("id");
        as(malim)
                .header("If-Match", "\"1\"")
                .put("/management/articles/" + id + "/publication")
                .then()
                .statusCode(200);
        return id;
    }
}
