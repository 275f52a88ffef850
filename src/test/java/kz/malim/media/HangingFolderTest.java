package kz.malim.media;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kz.malim.access.Role;
import kz.malim.picture.Samples;
import kz.malim.support.CapturedLog;
import kz.malim.support.Metrics;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A folder whose file system does not respond: opening a pipe that nobody writes to waits for ever, too. */
@QuarkusTest
@DisabledOnOs(OS.WINDOWS)
class HangingFolderTest {
    private static final Path FILES = Path.of("target/test-files", System.getProperty("malim.test.fork", "1"));
    private static final Map<String, String> TIMEOUTS = Map.of("operation", "read", "outcome", "timeout");

    @Inject
    Newsroom newsroom;

    @Test
    void respondsWithinTenSecondsAndLogsOneLine() throws Exception {
        var key = newsroom.keyOf(Role.PUBLISHER);
        var photo = given().auth()
                .oauth2(key)
                .multiPart("file", "camera.jpg", Samples.ownCopy("camera.jpg"), "image/jpeg")
                .post("/management/photos");
        assertEquals(201, photo.statusCode(), photo.asString());
        var id = photo.<String>path("id");
        var created = given().auth()
                .oauth2(key)
                .contentType("application/json")
                .body("{\"lang\": \"en\", \"title\": \"A picture\", \"photos\": [{\"id\": \"%s\", \"role\": \"lead\"}]}"
                        .formatted(id))
                .post("/management/articles");
        given().auth()
                .oauth2(key)
                .header("If-Match", created.header("ETag"))
                .put("/management/articles/" + created.path("id") + "/publication")
                .then()
                .statusCode(200);
        var rendition = given().get("/api/articles/" + created.path("slug") + "?include=photos")
                .<String>path("photos[0].renditions.url")
                .replace("{width}", "320");
        var pipe = FILES.resolve("renditions/" + id + "/" + rendition.substring(rendition.lastIndexOf('/') + 1));
        pipeAt(pipe);
        double before = Metrics.now().value("malim_storage_operations_seconds_count", TIMEOUTS);
        try (var log = CapturedLog.listen()) {
            long start = System.nanoTime();

            var response = given().get(rendition);

            assertTrue(System.nanoTime() - start < Duration.ofSeconds(20).toNanos()); // 9 s; without a limit, never
            response.then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("type", endsWith("storage-unavailable"));
            given().get(rendition).then().statusCode(503);
            var lines = log.text()
                    .lines()
                    .filter(line -> line.contains("Storage operation failed"))
                    .toList();
            assertEquals(1, lines.size(), lines::toString);
            assertTrue(lines.getFirst().contains("no response within 9 s"), lines::toString);
            assertEquals(2, Metrics.now().value("malim_storage_operations_seconds_count", TIMEOUTS) - before);
        } finally {
            Files.delete(pipe);
        }
        given().get(rendition).then().statusCode(200); // made again
    }

    private static void pipeAt(Path path) throws IOException, InterruptedException {
        Files.createDirectories(path.getParent());
        Files.deleteIfExists(path);
        var made = new ProcessBuilder("mkfifo", path.toString()).start();
        assertTrue(made.waitFor(10, TimeUnit.SECONDS));
        assertEquals(0, made.exitValue());
    }
}
