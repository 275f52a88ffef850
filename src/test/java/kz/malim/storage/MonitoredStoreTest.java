package kz.malim.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import kz.malim.support.CapturedLog;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MonitoredStoreTest {
    private static final String SECRET = "wrong secret";
    private static final Tracer TRACER = TracerProvider.noop().get("");

    private final FakeS3 s3 = new FakeS3();
    private final CapturedLog log = CapturedLog.listen();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        s3.start();
    }

    @AfterEach
    void stop() {
        log.close();
        s3.stop();
    }

    @Test
    void logsWhyS3RejectsAWriteAndNeverTheSecret() {
        var store = MonitoredStore.of(s3.config("photos", SECRET), clock(), metrics, TRACER);

        assertThrows(StorageFailure.class, () -> store.put("originals/ab/a.jpg", new byte[] {1}));

        var line = onlyLine();
        assertTrue(line.startsWith("WARN MALIM-7001 Storage operation failed: "), line);
        for (var field : List.of(
                "operation=put",
                "key=originals/ab/a.jpg",
                "endpoint=" + s3.endpoint(),
                "bucket=photos",
                "status=403",
                "code=SignatureDoesNotMatch",
                "failures=1")) {
            assertTrue(line.contains(field), line);
        }
        assertFalse(line.contains(SECRET), line);
    }

    @Test
    void logsTheCodeOfAFailedLookupThoughHeadHasNoBody() {
        var store = MonitoredStore.of(s3.config("photos", SECRET), clock(), metrics, TRACER);

        assertThrows(StorageFailure.class, () -> store.find("a"));

        assertTrue(onlyLine().contains("operation=find key=a "), this::onlyLine);
        assertTrue(onlyLine().contains("code=SignatureDoesNotMatch"), this::onlyLine);
    }

    @ParameterizedTest
    @CsvSource({"403, AccessDenied", "403, InvalidAccessKeyId", "404, NoSuchBucket", "301, PermanentRedirect"})
    void logsEveryErrorOfS3(int status, String code) throws IOException {
        var server = refusing(status, code);
        try {
            var endpoint = URI.create(
                    "http://user:password@127.0.0.1:" + server.getAddress().getPort());
            var store = MonitoredStore.of(FakeS3.config(endpoint, "photos", SECRET), clock(), metrics, TRACER);

            assertThrows(StorageFailure.class, () -> store.list("", entry -> {}));

            assertTrue(onlyLine().contains("status=" + status + " code=" + code), this::onlyLine);
            assertTrue(onlyLine().contains("A message"), this::onlyLine);
            assertFalse(onlyLine().contains("password"), this::onlyLine);
        } finally {
            server.stop(0);
        }
    }

    /** A HEAD is answered 404 for either. */
    @ParameterizedTest
    @CsvSource({"NoSuchBucket, true", "NoSuchKey, false"})
    void tellsAMissingBucketFromAMissingFile(String code, boolean fails) throws IOException {
        var server = refusing(404, code);
        try {
            var endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            var store = MonitoredStore.of(FakeS3.config(endpoint, "photos", SECRET), clock(), metrics, TRACER);

            if (fails) {
                assertThrows(StorageFailure.class, () -> store.find("a"));
                assertTrue(onlyLine().contains("operation=find key=a "), this::onlyLine);
            } else {
                assertTrue(store.find("a").isEmpty());
                assertEquals(List.of(), lines());
            }
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer refusing(int status, String code) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var xml = "<Error><Code>%s</Code><Message>A\nmessage</Message></Error>"
                    .formatted(code)
                    .getBytes(StandardCharsets.UTF_8);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, head ? -1 : xml.length);
            if (!head) {
                exchange.getResponseBody().write(xml);
            }
            exchange.close();
        });
        server.start();
        return server;
    }

    /** Whoever waits for the store is more patient than that: a client ten seconds, the transaction twenty-five. */
    @ParameterizedTest
    @EnumSource(
            value = FakeS3.Hang.class,
            names = {"BEFORE_THE_BODY_IS_READ", "BEFORE_THE_RESPONSE", "WITHIN_THE_RESPONSE"})
    void failsWithinTenSecondsWhereverS3Hangs(FakeS3.Hang where) {
        var store = MonitoredStore.of(s3.config("photos"), clock(), metrics, TRACER);
        store.put("a", new byte[1 << 20]);
        s3.hang(where);

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThrows(StorageFailure.class, () -> {
                    if (where == FakeS3.Hang.WITHIN_THE_RESPONSE) {
                        try (var in = store.find("a").orElseThrow().open(0)) {
                            in.readAllBytes();
                        }
                    } else {
                        store.put("b", new byte[8 << 20]);
                    }
                }));

        var operation = where == FakeS3.Hang.WITHIN_THE_RESPONSE ? "read" : "put";
        assertEquals(
                1,
                metrics.get("malim.storage.operations")
                        .tags("operation", operation, "outcome", "timeout")
                        .timer()
                        .count());
        assertTrue(onlyLine().contains("operation=" + operation), this::onlyLine);
        assertTrue(onlyLine().contains("Timeout"), this::onlyLine);
    }

    @Test
    void logsTheIdsOfTheRequestHereAndThere() {
        var store = MonitoredStore.of(s3.config("photos", SECRET), clock(), metrics, TRACER);
        MDC.put("requestId", "editor-17");
        try {
            assertThrows(StorageFailure.class, () -> store.put("a", new byte[] {1}));
        } finally {
            MDC.remove("requestId");
        }

        assertTrue(onlyLine().contains(" requestId=editor-17 "), this::onlyLine);
        assertTrue(onlyLine().contains(" s3RequestId=4442587FB7D0A2F9 "), this::onlyLine);
    }

    @Test
    void logsOneLineAMinuteWhateverFails() {
        var store = MonitoredStore.of(s3.config("photos", SECRET), clock(), metrics, TRACER);

        for (int i = 0; i < 10; i++) {
            assertThrows(StorageFailure.class, () -> store.put("a", new byte[] {1}));
            assertThrows(StorageFailure.class, () -> store.find("a"));
            assertThrows(StorageFailure.class, () -> store.list("a", entry -> {}));
            now = now.plusSeconds(5);
        }

        assertEquals(1, lines().size(), () -> lines().toString());
        assertEquals(
                10,
                metrics.get("malim.storage.operations")
                        .tags("operation", "list", "outcome", "refused")
                        .timer()
                        .count());
    }

    @Test
    void logsAStormOncePerMinuteWithItsCount() {
        var store = MonitoredStore.of(s3.config("photos", SECRET), clock(), metrics, TRACER);
        try (var clients = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 40; i++) {
                var _ = clients.submit(() -> store.put("a", new byte[] {1}));
            }
        }
        assertEquals(1, lines().size(), () -> lines().toString());

        now = now.plus(Duration.ofMinutes(1));
        assertThrows(StorageFailure.class, () -> store.put("a", new byte[] {1}));

        assertEquals(2, lines().size(), () -> lines().toString());
        assertTrue(lines().getLast().contains("failures=41"), () -> lines().toString());
    }

    @Test
    void logsTheRecoveryOnceItHasLastedAMinute() throws IOException {
        var root = Files.writeString(folder.resolve("files"), "a file in place of the folder");
        var store = MonitoredStore.of(root, clock(), metrics, TRACER);
        assertThrows(StorageFailure.class, () -> store.put("a/b", new byte[] {1}));
        Files.delete(root);

        store.put("a/b", new byte[] {1});
        assertEquals(1, lines().size(), () -> lines().toString());
        now = now.plus(Duration.ofMinutes(1));
        store.put("a/b", new byte[] {1});
        store.put("a/b", new byte[] {1});

        assertTrue(lines().getFirst().contains("operation=put key=a/b folder=" + root), () -> lines().toString());
        assertEquals(
                "INFO MALIM-7002 Storage operation recovered: folder=" + root
                        + " failures=1 since=2026-01-01T00:00:00Z",
                lines().getLast());
        assertEquals(2, lines().size(), () -> lines().toString());
    }

    @Test
    void logsNothingForAMissingFile() {
        var store = MonitoredStore.of(s3.config("photos"), clock(), metrics, TRACER);

        assertTrue(store.find("missing").isEmpty());
        store.delete("missing");

        assertEquals(List.of(), lines());
    }

    private List<String> lines() {
        return log.lines(OutageLog.class);
    }

    private String onlyLine() {
        assertEquals(1, lines().size(), () -> lines().toString());
        return lines().getFirst();
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }
}
