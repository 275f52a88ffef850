package kz.malim.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import kz.malim.access.Role;
import kz.malim.picture.Samples;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

/** Connections that wait for their client are closed, those that wait for the server are answered. */
@QuarkusTest
@TestProfile(IdleConnectionsTest.ShortTimeouts.class)
class IdleConnectionsTest {
    @TestHTTPResource("/")
    URL server;

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    /** An idle timeout shorter than the lock timeout of the database, and no time for pictures. */
    public static class ShortTimeouts implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.idle-timeout", "1s", "malim.media.processing-timeout", "1ms");
        }
    }

    @Test
    void doesNotCutARequestThatIsBeingWorkedOn() throws Exception {
        var story = newsroom.drafts(article());
        var key = newsroom.keyOf(Role.WRITER);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select from article where id = '" + story.id() + "' for update");
            var removed = new FutureTask<>(() -> new Client(key)
                    .deletes("/management/articles/" + story.id())
                    .statusCode());
            Thread.startVirtualThread(removed); // one of the common pool has not the class loader of this test
            var read = CompletableFuture.supplyAsync(() ->
                    new RawHttp(server).send("""
                    PUT /management/articles/%s/review HTTP/1.1\r
                    Host: x\r
                    Authorization: Bearer %s\r
                    If-Match: "1"\r
                    Content-Length: 0\r
                    Connection: close\r
                    \r
                    """.formatted(story.id(), key)).status());
            statement.execute("select pg_sleep(3)");
            connection.rollback();

            assertEquals(2, removed.get() / 100);
            assertEquals(true, read.get() > 0, "closed without a response");
        }
    }

    @Test
    void closesAConnectionWithoutARequest() throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> socket.getInputStream().read() < 0);
        }
    }

    @Test
    void closesAConnectionAfterItsResponse() throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write("GET /api/blocks HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(ISO_8859_1));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                int read = socket.getInputStream().readAllBytes().length;
                return read > 0;
            });
        }
    }

    @Test
    void closesAConnectionWhoseBodyStopsArriving() throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream()
                    .write("""
                    POST /management/imports HTTP/1.1\r
                    Host: x\r
                    Authorization: Bearer %s\r
                    Content-Type: text/plain; charset=UTF-8\r
                    Content-Length: 1000\r
                    \r
                    A title""".formatted(newsroom.keyOf(Role.WRITER)).getBytes(ISO_8859_1));
            long start = System.nanoTime();
            socket.getInputStream().readAllBytes();
            // far below the deadline of a body
            assertEquals(
                    true, System.nanoTime() - start < Duration.ofSeconds(15).toNanos());
        }
    }

    @Test
    void aPictureThatTakesTooLongIsAskedForAgain() throws IOException {
        // another test may have stored the sample itself, and what is stored is not processed again
        var picture = Samples.ownCopy("camera.jpg");
        new Client(newsroom.keyOf(Role.WRITER))
                .request()
                .multiPart("file", "camera.jpg", picture, "image/jpeg")
                .post("/management/photos")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", endsWith("/busy"));
    }
}
