package kz.malim.access;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kz.malim.database.EmbeddedDatabase;
import kz.malim.support.PackagedMalim;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another {@code MALIM_ADMIN_KEY} replaces the one before on every replica, also where that is still configured. */
class KeyRotationIT {
    private static final String FORMER = "the-former-administrator-key-0123456789";
    private static final String NEXT = "the-next-administrator-key-0123456789";

    @TempDir
    Path folder;

    @Test
    void replacesTheFormerKeyOnEveryReplica() {
        try (var database = EmbeddedDatabase.start(Path.of("target", "rotation-database"))) {
            database.clear();
            try (var one = start(database, "one", FORMER)) {
                assertEquals(List.of(200, 401), statuses(one));

                try (var other = start(database, "other", NEXT)) {
                    assertEquals(List.of(401, 200), statuses(other));
                    Awaitility.await() // a key that was wrong is looked up again after ten seconds
                            .atMost(Duration.ofMinutes(1))
                            .untilAsserted(() -> assertEquals(List.of(401, 200), statuses(one)));
                    assertTrue(other.output().contains("Administrator key replaced"), other.output());
                }
            }
            try (var restarted = start(database, "restarted", FORMER)) {
                assertEquals(List.of(401, 200), statuses(restarted));
            }
        }
    }

    private PackagedMalim start(EmbeddedDatabase database, String name, String key) {
        return PackagedMalim.start(
                folder.resolve(name + ".log"),
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                        "QUARKUS_DATASOURCE_USERNAME", database.user(),
                        "QUARKUS_DATASOURCE_PASSWORD", database.password(),
                        "MALIM_DATA_DIR", folder.resolve(name).toString(),
                        "MALIM_ADMIN_KEY", key));
    }

    /** With the former key, and with the next. */
    private static List<Integer> statuses(PackagedMalim malim) {
        return List.of(status(malim, FORMER), status(malim, NEXT));
    }

    private static int status(PackagedMalim malim, String key) {
        return given().baseUri(malim.url())
                .auth()
                .oauth2(key)
                .get("/management/keys")
                .statusCode();
    }
}
