package kz.malim.media;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import kz.malim.access.Role;
import kz.malim.picture.Samples;
import kz.malim.storage.FakeS3;
import kz.malim.storage.FakeS3Resource;
import kz.malim.support.CapturedLog;
import kz.malim.support.Metrics;
import kz.malim.support.Newsroom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StorageOutageTest.InABucket.class)
class StorageOutageTest {
    private static final Map<String, String> TIMEOUTS = Map.of("outcome", "timeout");

    @Inject
    Newsroom newsroom;

    /** Set by the resource of the profile. */
    @Nullable
    FakeS3 s3;

    /** With pictures in an object store. */
    public static class InABucket implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(FakeS3Resource.class));
        }
    }

    @AfterEach
    void recover() {
        s3().hang(FakeS3.Hang.NEVER);
        s3().deny("none");
    }

    @Test
    void respondsInTimeAndLogsOneLineWhileTheStoreHangsAndThenRefuses() throws IOException {
        var bytes = Samples.ownCopy("camera.jpg");
        double before = Metrics.now().value("malim_storage_operations_seconds_count", TIMEOUTS);
        s3().hang(FakeS3.Hang.BEFORE_THE_RESPONSE);
        try (var log = CapturedLog.listen()) {
            var response = uploads(bytes);

            // the client of the store has given up, and not the transaction: PatienceTest says when each does
            response.then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("type", endsWith("storage-unavailable"));
            uploads(bytes).then().statusCode(503);
            s3().hang(FakeS3.Hang.NEVER);
            s3().deny("PUT");
            uploads(bytes).then().statusCode(503);
            given().get("/q/health/ready").then().statusCode(200);
            given().get("/q/health/group/dependencies")
                    .then()
                    .statusCode(503)
                    .body("checks.find { it.name == 'file storage' }.status", is("DOWN"))
                    .body("checks.find { it.name == 'file storage' }.data.failingSince", notNullValue())
                    .body("checks.find { it.name == 'change feed' }.status", is("UP"));
            var lines = log.text()
                    .lines()
                    .filter(line -> line.contains("Storage operation failed"))
                    .toList();
            assertEquals(1, lines.size(), lines::toString);
            assertTrue(lines.getFirst().startsWith("WARN"), lines::toString);
            assertTrue(lines.getFirst().contains("requestId=" + response.header("X-Request-Id")), lines::toString);
        }
        assertTrue(Metrics.now().value("malim_storage_operations_seconds_count", TIMEOUTS) >= before + 2);
        s3().deny("none");
        uploads(bytes).then().statusCode(201);
    }

    private FakeS3 s3() {
        return requireNonNull(s3);
    }

    private Response uploads(byte[] bytes) {
        return given().auth()
                .oauth2(newsroom.keyOf(Role.WRITER))
                .multiPart("file", "x.jpg", bytes)
                .post("/management/photos");
    }
}
