package kz.malim.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import kz.malim.picture.AspectRatio;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PictureFetcherTest {
    private static final int MAX_LENGTH = 100_000;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer agency = agency();

    @TempDir
    Path folder;

    @BeforeAll
    void start() {
        agency.createContext("/picture", exchange -> send(exchange, 200, MAX_LENGTH));
        agency.createContext("/large", exchange -> send(exchange, 200, MAX_LENGTH + 1));
        agency.createContext("/missing", exchange -> send(exchange, 404, 10));
        agency.createContext("/moved", exchange -> redirect(exchange, "/picture"));
        agency.createContext("/round", exchange -> redirect(exchange, "/round"));
        agency.createContext("/inside", exchange -> redirect(exchange, "http://169.254.169.254/latest/meta-data"));
        agency.createContext("/file", exchange -> redirect(exchange, "file:///etc/passwd"));
        agency.createContext("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(1); // and never ends
        });
        agency.start();
    }

    @AfterAll
    void stop() {
        agency.stop(0);
        vertx.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/picture", "/moved"})
    void downloadsPictures(String path) throws IOException {
        var file = Files.createTempFile(folder, "fetched", "");

        fetcher(loopback()).fetch(address(path), file);

        assertArrayEquals(new byte[MAX_LENGTH], Files.readAllBytes(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/missing", "/round", "/inside", "/file", "/slow"})
    void failsWhenThereIsNoPicture(String path) throws IOException {
        assertEquals(ProblemType.SOURCE_UNREACHABLE, problem(loopback(), address(path)));
    }

    @Test
    void limitsTheSize() throws IOException {
        assertEquals(ProblemType.CONTENT_TOO_LARGE, problem(loopback(), address("/large")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "[::ffff:127.0.0.1]"})
    void connectsToNoPrivateAddressInAnyNotation(String host) throws IOException {
        int before = requests.get();

        assertEquals(
                ProblemType.SOURCE_UNREACHABLE,
                problem(List.of(), "http://" + host + ":" + agency.getAddress().getPort() + "/picture"));

        assertEquals(before, requests.get());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "picture.jpg",
                "/picture",
                "ftp://example.org/a.jpg",
                "file:///etc/passwd",
                "http://",
                "http:///a",
                "http://user:password@example.org/a.jpg",
                "jar:http://example.org!/a",
                "http://exa mple.org/"
            })
    void acceptsHttpUrlsOnly(String address) throws IOException {
        assertEquals(ProblemType.SOURCE_UNREACHABLE, problem(loopback(), address));
    }

    private ProblemType problem(List<String> allowed, String address) throws IOException {
        var file = Files.createTempFile(folder, "fetched", "");
        return assertThrows(Problem.class, () -> fetcher(allowed).fetch(address, file))
                .type();
    }

    private PictureFetcher fetcher(List<String> allowed) {
        return new PictureFetcher(vertx, new Config(allowed));
    }

    private static List<String> loopback() {
        return List.of("127.0.0.0/8");
    }

    private String address(String path) {
        return "http://127.0.0.1:" + agency.getAddress().getPort() + path;
    }

    private static HttpServer agency() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without Content-Length, so that the bytes must be counted. */
    private void send(HttpExchange exchange, int status, int length) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write(new byte[length]);
        }
    }

    private void redirect(HttpExchange exchange, String location) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        }
    }

    private record Config(List<String> allowed) implements MediaConfig {
        @Override
        public List<Integer> widths() {
            return List.of();
        }

        @Override
        public List<AspectRatio> crops() {
            return List.of();
        }

        @Override
        public MemorySize largestFile() {
            return new MemorySize(BigInteger.valueOf(MAX_LENGTH));
        }

        @Override
        public MemorySize largestMedia() {
            return new MemorySize(BigInteger.valueOf(MAX_LENGTH));
        }

        @Override
        public boolean ahead() {
            return false;
        }

        @Override
        public int megapixels() {
            return 50;
        }

        @Override
        public Optional<Integer> workers() {
            return Optional.empty();
        }

        @Override
        public Optional<MemorySize> memory() {
            return Optional.empty();
        }

        @Override
        public Duration queueTimeout() {
            return Duration.ZERO;
        }

        @Override
        public Duration processingTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration fetchTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Optional<List<String>> allowedNetworks() {
            return Optional.of(allowed);
        }
    }
}
