package kz.malim.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The part of S3 that {@link S3Store} uses: signed requests, objects, listings in pages of ten, error documents. */
public final class FakeS3 {
    private static final String ACCESS = "access";
    private static final String SECRET = "secret";
    private static final int PAGE = 10;

    private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final AtomicInteger failures = new AtomicInteger();
    private @Nullable HttpServer server;

    public void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    /** Responds to this many requests with 503. */
    void failNext(int requests) {
        failures.set(requests);
    }

    StorageConfig.S3 config(String bucket) {
        return config(bucket, SECRET);
    }

    StorageConfig.S3 config(String bucket, String secret) {
        return new Config(endpoint(), bucket, Optional.of("kz-1"), ACCESS, secret);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:"
                + java.util.Objects.requireNonNull(server).getAddress().getPort());
    }

    private record Config(URI endpoint, String bucket, Optional<String> region, String accessKey, String secretKey)
            implements StorageConfig.S3 {}

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (failures.getAndUpdate(remaining -> Math.max(0, remaining - 1)) > 0) {
                exchange.sendResponseHeaders(503, -1);
            } else if (!isSigned(exchange, body)) {
                error(exchange, 403, "SignatureDoesNotMatch", "The signature we calculated does not match.");
            } else if (exchange.getRequestURI().getRawQuery() != null) {
                list(exchange);
            } else {
                object(exchange, body);
            }
        }
    }

    private static void error(HttpExchange exchange, int status, String code, String message) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        var xml =
                "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>%s</Message><AWSAccessKeyId>%s</AWSAccessKeyId></Error>"
                        .formatted(code, message, ACCESS)
                        .getBytes(UTF_8);
        exchange.sendResponseHeaders(status, xml.length);
        exchange.getResponseBody().write(xml);
    }

    private void object(HttpExchange exchange, byte[] body) throws IOException {
        var name = exchange.getRequestURI().getPath();
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                objects.put(name, body);
                exchange.sendResponseHeaders(200, -1);
            }
            case "DELETE" -> {
                objects.remove(name);
                exchange.sendResponseHeaders(204, -1);
            }
            default -> {
                var content = objects.get(name);
                if (content == null) {
                    error(exchange, 404, "NoSuchKey", "The specified key does not exist.");
                    return;
                }
                var range = exchange.getRequestHeaders().getFirst("Range");
                int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
                if (exchange.getRequestMethod().equals("HEAD")) {
                    exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
                    exchange.sendResponseHeaders(200, -1);
                } else {
                    exchange.sendResponseHeaders(range == null ? 200 : 206, content.length - from);
                    exchange.getResponseBody().write(content, from, content.length - from);
                }
            }
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        var query = query(exchange);
        var bucket = exchange.getRequestURI().getPath() + "/";
        var after = query.getOrDefault("continuation-token", "");
        var keys = objects.keySet().stream()
                .filter(name -> name.startsWith(bucket + query.getOrDefault("prefix", "")))
                .filter(name -> name.compareTo(after) > 0)
                .limit(PAGE + 1L)
                .toList();
        var page = keys.subList(0, Math.min(PAGE, keys.size()));
        var xml = page.stream()
                .map(name -> "<Contents><Key>" + name.substring(bucket.length()) + "</Key><LastModified>"
                        + Instant.EPOCH + "</LastModified></Contents>")
                .collect(Collectors.joining("", "<ListBucketResult>", ""));
        var next = keys.size() > PAGE ? "<NextContinuationToken>" + page.getLast() + "</NextContinuationToken>" : "";
        var bytes = (xml + next + "</ListBucketResult>").getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        return Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    /** Whether it is signed with the right secret, for this body. */
    private static boolean isSigned(HttpExchange exchange, byte[] body) {
        var sent = exchange.getRequestHeaders();
        var authorization = String.valueOf(sent.getFirst("Authorization"));
        var additional = new TreeMap<String, String>();
        for (var name :
                authorization.replaceAll(".*SignedHeaders=([^,]*),.*", "$1").split(";")) {
            if (!name.startsWith("x-amz-") && !name.equals("host")) {
                additional.put(name, sent.getFirst(name));
            }
        }
        var sha256 = String.valueOf(sent.getFirst("x-amz-content-sha256"));
        var time = String.valueOf(sent.getFirst("x-amz-date"))
                .replaceAll("(....)(..)(..)T(..)(..)(..)Z", "$1-$2-$3T$4:$5:$6Z");
        var address = URI.create("http://" + sent.getFirst("Host") + exchange.getRequestURI());
        var expected = new S3Signature("kz-1", ACCESS, SECRET)
                .headers(exchange.getRequestMethod(), address, additional, sha256, Instant.parse(time))
                .get("Authorization");
        return authorization.equals(expected) && sha256.equals(Sha256.of(body));
    }
}
