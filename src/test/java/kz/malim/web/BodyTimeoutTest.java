package kz.malim.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import kz.malim.access.Role;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BodyTimeoutTest.ShortDeadline.class)
class BodyTimeoutTest {
    @TestHTTPResource("/")
    URL server;

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    /** A deadline that a test can wait for, far from the timeouts of the server. */
    public static class ShortDeadline implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("malim.body-deadline.least", "3s");
        }
    }

    @Test
    void closesTheConnectionOfABodyThatTricklesInForever() throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream()
                    .write("""
                    POST /management/imports HTTP/1.1\r
                    Host: x\r
                    Authorization: Bearer %s\r
                    Content-Type: text/plain; charset=UTF-8\r
                    Content-Length: 1000\r
                    \r
                    """.formatted(newsroom.keyOf(Role.WRITER)).getBytes(ISO_8859_1));

            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> isClosedAfterOneMoreByte(socket));
        }
    }

    @Test
    void doesNotTimeOutABodyThatHasArrived() {
        var response = new RawHttp(server).send(importing(newsroom.keyOf(Role.WRITER)));

        assertTrue(response.status() == 200, response.text());
    }

    /** Longer than the deadline of a body, and shorter than the lock timeout of the database. */
    @Test
    void doesNotCountTheTimeOfAuthentication() throws Exception {
        var request = importing(newsroom.keyOf(Role.WRITER));
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table api_key in access exclusive mode");
            var response = CompletableFuture.supplyAsync(() -> new RawHttp(server).send(request));
            statement.execute("select pg_sleep(3.3)");
            connection.rollback();

            assertEquals(200, response.get().status());
        }
    }

    private static String importing(String key) {
        return "POST /management/imports?dryRun=true HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                + key
                + "\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Length: 7\r\n\r\nA title";
    }

    private static boolean isClosedAfterOneMoreByte(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            socket.getOutputStream().flush();
            return socket.getInputStream().available() > 0
                    && socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }
}
