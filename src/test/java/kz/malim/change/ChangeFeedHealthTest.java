package kz.malim.change;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** What a replica says of what it depends on, beside the verdict of its probes. */
@QuarkusTest
class ChangeFeedHealthTest {
    @Test
    void saysWhyAndDecidesNothing() {
        await().untilAsserted(() -> get("/q/health/group/dependencies")
                .then()
                .statusCode(200)
                .body("checks.name", hasItems("change feed", "file storage"))
                .body("checks.status", everyItem(is("UP")))
                .body("checks.find { it.name == 'change feed' }.data.databaseReached", is(true)));
        for (var verdict : new String[] {"/q/health/ready", "/q/health/live"}) {
            get(verdict).then().statusCode(200).body("checks.name", not(hasItems("change feed")));
        }
    }

    @Test
    void isDownUntilTheLogWasReadAndTellsWhetherTheDatabaseIsReached() {
        var replication = new ReplicationPosition();
        var health = new ChangeFeedHealth(replication);

        assertEquals(Status.DOWN, health.call().getStatus());
        replication.unreachable();
        assertEquals(false, data(health).get("databaseReached"));
        replication.advanceTo(7, System.nanoTime());
        assertEquals(Status.UP, health.call().getStatus());
        assertEquals(true, data(health).get("databaseReached"));
        assertEquals(7L, data(health).get("position"));
    }

    private static Map<String, Object> data(ChangeFeedHealth health) {
        return health.call().getData().orElseThrow();
    }
}
