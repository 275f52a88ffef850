package kz.malim.media;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import kz.malim.access.Role;
import kz.malim.support.Newsroom;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.junit.jupiter.api.Test;

/** In a server with little memory for pictures. */
@QuarkusTest
@TestProfile(PictureBudgetTest.Small.class)
class PictureBudgetTest {
    private static final long BUDGET = 16 << 20;

    /** Little memory, and no patience. */
    public static final class Small implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("malim.media.memory", "16M", "malim.media.queue-timeout", "1MS");
        }
    }

    @Inject
    Newsroom newsroom;

    @Inject
    ImageExecutor executor;

    @Test
    void refusesAPictureThatNeedsMoreThanThereIs() throws IOException {
        uploads(picture(4000, 3000, "jpg"))
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .contentType("application/problem+json")
                .body("type", endsWith("picture-too-demanding"))
                .body("detail", containsString("this server has 16 MB for pictures"));
    }

    /** The pixels decide, not the bytes: one colour compresses to almost nothing. */
    @Test
    void refusesASmallFileOfManyPixels() throws IOException {
        uploads(picture(6000, 6000, "png")).then().statusCode(503);
        uploads(picture(9000, 3000, "gif")).then().statusCode(503);
    }

    @Test
    void asksToRetryWhileOthersUseTheMemory() throws Exception {
        var picture = picture(600, 400, "jpg");
        var started = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        try (var others = Executors.newSingleThreadExecutor()) {
            var work = others.submit(() -> executor.call(BUDGET, () -> {
                started.countDown();
                released.await();
                return true;
            }));
            started.await();

            var refused = uploads(picture);
            released.countDown();

            refused.then().statusCode(503).header("Retry-After", notNullValue()).body("type", endsWith("busy"));
            work.get();
        }
        await().untilAsserted(() -> uploads(picture).then().statusCode(201));
    }

    @Test
    void doesNotBlameTheFileWhenMemoryRunsOut() {
        var problem = assertThrows(
                Problem.class,
                () -> executor.call(0, () -> {
                    throw new OutOfMemoryError("in a test");
                }));

        assertEquals(ProblemType.BUSY, problem.type());
    }

    private Response uploads(byte[] picture) {
        return given().auth()
                .oauth2(newsroom.keyOf(Role.WRITER))
                .multiPart("file", "x", picture)
                .post("/management/photos");
    }

    private static byte[] picture(int width, int height, String format) throws IOException {
        var picture = new BufferedImage(
                width, height, format.equals("gif") ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_3BYTE_BGR);
        picture.setRGB(1, 1, (int) System.nanoTime() | 0xFF000000); // other bytes each time
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, format, bytes);
        return bytes.toByteArray();
    }
}
