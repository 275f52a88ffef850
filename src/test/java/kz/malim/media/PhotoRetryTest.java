package kz.malim.media;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kz.malim.access.Role;
import kz.malim.picture.Samples;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Retried uploads. */
@QuarkusTest
@TestProfile(LocalFetchProfile.class)
class PhotoRetryTest {
    private static final String PHOTOS = "/management/photos";

    @Inject
    Newsroom newsroom;

    private final String key = UUID.randomUUID().toString();
    private final String owner = "w" + key.replace("-", "");
    private String writer = "";

    @BeforeEach
    void giveKey() {
        writer = newsroom.keyOf(Role.WRITER);
    }

    @Test
    void replaysTheResponseOfTheSameUpload() throws IOException {
        var bytes = Samples.ownCopy("camera.jpg");
        var first = uploads(bytes, "first.jpg");
        first.then().statusCode(201).header("Idempotent-Replayed", nullValue());
        editor().contentType("application/merge-patch+json")
                .header("If-Match", first.header("ETag"))
                .body("{\"alt\": \"Bridge\"}")
                .patch(first.header("Location"))
                .then()
                .statusCode(200);

        var replay = uploads(bytes, "another-name.jpg");

        replay.then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .header("Location", equalTo(first.header("Location")))
                .header("ETag", equalTo(first.header("ETag")));
        assertEquals(first.asString(), replay.asString());
    }

    @Test
    void rejectsTheKeyForOtherContent() throws IOException {
        var bytes = Samples.ownCopy("camera.jpg");
        uploads(bytes, "x.jpg").then().statusCode(201);

        uploads(Samples.ownCopy("camera.jpg"), "x.jpg")
                .then()
                .statusCode(422)
                .body("type", endsWith("idempotency-key-reused"));
        withContent(editor().multiPart("file", "x.jpg", bytes), "{\"alt\": \"Bridge\"}")
                .header("Idempotency-Key", key)
                .post(PHOTOS)
                .then()
                .statusCode(422);
    }

    @Test
    void createsOnePhotoForTenConcurrentRequests() throws Exception {
        try (var clients = Executors.newFixedThreadPool(10)) {
            Callable<Response> client = this::announces;
            for (var response : clients.invokeAll(Collections.nCopies(10, client))) {
                int status = response.get().statusCode();
                assertTrue(status == 201 || status == 409 || status == 503, "status " + status);
            }
        }

        announces().then().statusCode(201).header("Idempotent-Replayed", "true");
        editor().get(PHOTOS + "?q=" + owner).then().body("items", hasSize(1));
    }

    @Test
    void storesNoKeyOfARejectedUpload() throws IOException {
        uploads("no picture".getBytes(UTF_8), "x.jpg")
                .then()
                .statusCode(422)
                .body("type", endsWith("unreadable-picture"));

        uploads(Samples.ownCopy("camera.jpg"), "x.jpg")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", nullValue());
    }

    @Test
    void fetchesOnceForRetries() throws IOException {
        var fetched = new AtomicInteger();
        try (var agency = Agency.of(Samples.ownCopy("camera.jpg"), fetched::incrementAndGet)) {
            var first = fetches(agency.url("/a.jpg"));
            first.then().statusCode(201);

            var replay = fetches(agency.url("/a.jpg"));

            replay.then().statusCode(201).header("Idempotent-Replayed", "true");
            assertEquals(first.asString(), replay.asString());
            fetches(agency.url("/b.jpg")).then().statusCode(422);
            assertEquals(1, fetched.get());
        }
    }

    @Test
    void rejectsTheSecondRequestWhileTheFirstIsInProgress() throws Exception {
        var received = new CountDownLatch(1);
        var rejected = new CountDownLatch(1);
        Runnable slowly = () -> {
            received.countDown();
            await(rejected);
        };
        try (var agency = Agency.of(Samples.ownCopy("camera.jpg"), slowly);
                var client = Executors.newSingleThreadExecutor()) {
            var first = client.submit(() -> fetches(agency.url("/a.jpg")));
            await(received);

            var second = fetches(agency.url("/a.jpg"));
            rejected.countDown();

            second.then().statusCode(409).body("type", endsWith("request-in-progress"));
            first.get().then().statusCode(201);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Response uploads(byte[] bytes, String name) {
        return editor().header("Idempotency-Key", key)
                .multiPart("file", name, bytes)
                .post(PHOTOS);
    }

    private Response fetches(String url) {
        return editor().header("Idempotency-Key", key).multiPart("url", url).post(PHOTOS);
    }

    /** In two languages, owner order must not matter. */
    private Response announces() {
        var content =
                "{\"credit\": {\"text\": \"%s\"}, \"alts\": {\"kk\": \"Көпір\", \"ru\": \"Мост\"}}".formatted(owner);
        return withContent(editor(), content).header("Idempotency-Key", key).post(PHOTOS);
    }

    private static RequestSpecification withContent(RequestSpecification request, String content) {
        return request.multiPart(new MultiPartSpecBuilder(content.getBytes(UTF_8))
                .controlName("photo")
                .emptyFileName()
                .mimeType("application/json")
                .build());
    }

    private RequestSpecification editor() {
        return given().auth().oauth2(writer);
    }

    /** A server with one picture at every address. */
    private record Agency(HttpServer server) implements AutoCloseable {
        static Agency of(byte[] picture, Runnable beforeResponding) throws IOException {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                beforeResponding.run();
                exchange.sendResponseHeaders(200, picture.length);
                exchange.getResponseBody().write(picture);
                exchange.close();
            });
            server.start();
            return new Agency(server);
        }

        String url(String path) {
            return "http://127.0.0.1:" + server.getAddress().getPort() + path;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
