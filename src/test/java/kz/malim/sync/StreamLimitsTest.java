package kz.malim.sync;

import static kz.malim.support.Newsroom.article;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import kz.malim.access.Role;
import kz.malim.support.Client;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What a stream may cost, and how it ends. */
@QuarkusTest
@TestProfile(StreamLimitsTest.FewAndShort.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StreamLimitsTest {
    private static final String PATH = "/api/changes/stream";

    @Inject
    Newsroom newsroom;

    @Inject
    ChangeStreams streams;

    @Inject
    MeterRegistry metrics;

    @Inject
    AgroalDataSource database;

    @TestHTTPResource
    URI server;

    /** Two clients, and a server that closes what is idle for five seconds. */
    public static final class FewAndShort implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "malim.stream.connections", "2", "malim.stream.ping", "1s", "quarkus.http.idle-timeout", "5S");
        }
    }

    /** open-mercato#5406: browsers hide comments from scripts; mastodon#37379: a heartbeat that ends no event. */
    @Test
    @Order(1)
    void pingsKeepASilentStreamOpenPastTheIdleTimeout() throws IOException {
        try (var source = EventSource.open(server, PATH, Map.of())) {
            await().atMost(Duration.ofMinutes(1)).until(() -> source.pings() >= 8); // a second or so each

            var story = newsroom.publishes(article());
            assertEquals("{}", source.await("ping").data());
            assertEquals("", source.await("ping").id());
            source.awaitChangeOf(story.id());
        }
        await().until(() -> open() == 0);
    }

    /** cluesmith/codev#1126: to close the oldest for the newest makes both come back. */
    @Test
    @Order(2)
    void moreThanTheLimitAreRefusedAndNobodyIsClosedForThem() throws IOException {
        try (var first = EventSource.open(server, PATH, Map.of());
                var second = EventSource.open(server, PATH, Map.of())) {
            first.await("ready");
            second.await("ready");
            try (var third = EventSource.open(server, PATH, Map.of())) {
                assertTrue(third.status().contains("503"), third::status);
                await().until(() -> third.headers().containsKey("retry-after"));
                int seconds = Integer.parseInt(third.headers().get("retry-after"));
                assertTrue(seconds >= 5 && seconds < 30, () -> "Retry-After " + seconds);
            }
            var story = newsroom.publishes(article());
            first.awaitChangeOf(story.id());
            second.awaitChangeOf(story.id());
        }
        await().until(() -> open() == 0);
        try (var next = EventSource.open(server, PATH, Map.of())) {
            next.await("ready");
        }
        await().until(() -> open() == 0);
    }

    /** everruns#603: clients that are half gone. */
    @Test
    @Order(3)
    void aClientThatTakesNothingIsClosed() throws IOException {
        var admin = new Client(newsroom.keyOf(Role.ADMIN));
        var blog = admin.makes("/management/articles", Map.of("title", "Тікелей", "lang", "kk", "kind", "live"));
        admin.puts(blog + "/publication", admin.etag(blog), Map.of()).then().statusCode(200);
        try (var slow = new Socket()) {
            slow.setReceiveBufferSize(4_096);
            slow.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            slow.getOutputStream()
                    .write(("GET " + PATH + "?data=full HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> open() == 1);
            var body = Collections.nCopies(
                    10, Map.of("type", "paragraph", "text", List.of(Map.of("text", "а".repeat(15_000)))));
            for (int i = 0; i < 60 && closed("slow") == 0; i++) {
                admin.makes(blog + "/entries?publish=true", Map.of("title", "Жазба " + i, "body", body));
            }

            await().atMost(Duration.ofMinutes(1)).until(() -> closed("slow") == 1);
            assertEquals(0, open());
        }
    }

    @Test
    @Order(4)
    void aRestoredDatabaseIsToldToEverybody() throws Exception {
        try (var source = EventSource.open(server, PATH, Map.of())) {
            source.await("ready");
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("update change_epoch set id = gen_random_uuid()");
            }
            newsroom.publishes(article());

            assertEquals(
                    "/api/changes",
                    Follower.read(source.await("resync").data()).path("resync").asText());
            var story = newsroom.publishes(article());
            source.awaitChangeOf(story.id());
        }
        await().until(() -> open() == 0);
    }

    @Test
    @Order(5)
    void aShutdownEndsEveryStreamAndNoNewOneBegins() throws IOException {
        try (var source = EventSource.open(server, PATH, Map.of())) {
            source.await("ready");

            streams.stop(new ShutdownDelayInitiatedEvent());

            source.await("goaway");
            source.awaitEnd();
            assertEquals(2, source.retries().size());
        }
        try (var late = EventSource.open(server, PATH, Map.of())) {
            assertTrue(late.status().contains("503"), late::status);
        }
    }

    private double open() {
        return metrics.get("malim.streams.open").gauge().value();
    }

    private double closed(String reason) {
        return metrics.get("malim.streams.closed")
                .tag("reason", reason)
                .counter()
                .count();
    }
}
