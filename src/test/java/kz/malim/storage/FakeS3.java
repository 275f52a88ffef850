package kz.malim.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The part of S3 that {@link S3Store} uses: signed requests, objects, listings in pages of ten, error documents. */
public final class FakeS3 {
    public static final String ACCESS_KEY = "access";
    public static final String SECRET_KEY = "secret";
    private static final S3Credentials STATIC =
            new S3Credentials(ACCESS_KEY, SECRET_KEY, Optional.empty(), Instant.MAX);
    private static final int PAGE = 10;

    private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final List<String> hosts = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile S3Credentials credentials = STATIC;
    private volatile Hang hang = Hang.NEVER;
    private volatile String denied = "none";
    private @Nullable HttpServer server;

    /** Where it stops to respond. */
    public enum Hang {
        NEVER,
        BEFORE_THE_BODY_IS_READ,
        BEFORE_THE_RESPONSE,
        WITHIN_THE_RESPONSE
    }

    public void start() throws IOException {
        start(0);
    }

    void start(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public void stop() {
        stopped.countDown();
        if (server != null) {
            server.stop(0);
        }
    }

    /** Responds to this many requests with 503. */
    void failNext(int requests) {
        failures.set(requests);
    }

    public void hang(Hang where) {
        hang = where;
    }

    /** Refuses requests of this method. */
    public void deny(String method) {
        denied = method;
    }

    /** Accepts these from now on, and no others. */
    void accept(S3Credentials temporary) {
        credentials = temporary;
    }

    /** The hosts that requests were sent to. */
    List<String> hosts() {
        return hosts;
    }

    StorageConfig.S3 config(String bucket) {
        return config(bucket, STATIC.secretKey());
    }

    StorageConfig.S3 config(String bucket, String secret) {
        return config(endpoint(), bucket, secret);
    }

    static StorageConfig.S3 config(URI endpoint, String bucket, String secret) {
        return new Config(
                endpoint,
                bucket,
                Optional.of("kz-1"),
                Optional.empty(),
                Optional.of(STATIC.accessKey()),
                Optional.of(secret),
                Optional.empty());
    }

    public URI endpoint() {
        return URI.create(
                "http://127.0.0.1:" + requireNonNull(server).getAddress().getPort());
    }

    record Config(
            URI endpoint,
            String bucket,
            Optional<String> region,
            Optional<Boolean> pathStyle,
            Optional<String> accessKey,
            Optional<String> secretKey,
            Optional<String> sessionToken)
            implements StorageConfig.S3 {}

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            hosts.add(exchange.getRequestHeaders().getFirst("Host"));
            hangAt(Hang.BEFORE_THE_BODY_IS_READ);
            var body = exchange.getRequestBody().readAllBytes();
            hangAt(Hang.BEFORE_THE_RESPONSE);
            if (failures.getAndUpdate(remaining -> Math.max(0, remaining - 1)) > 0) {
                exchange.sendResponseHeaders(503, -1);
            } else if (!isSigned(exchange, body)) {
                error(exchange, 403, "SignatureDoesNotMatch", "The signature we calculated does not match.");
            } else if (exchange.getRequestMethod().equals(denied)) {
                error(exchange, 403, "AccessDenied", "Access Denied");
            } else if (exchange.getRequestURI().getRawQuery() != null) {
                list(exchange);
            } else {
                object(exchange, body);
            }
        }
    }

    private void hangAt(Hang where) {
        if (hang == where) {
            try {
                stopped.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void error(HttpExchange exchange, int status, String code, String message) throws IOException {
        exchange.getResponseHeaders().set("x-amz-request-id", "4442587FB7D0A2F9");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        var xml =
                "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>%s</Message><AWSAccessKeyId>%s</AWSAccessKeyId></Error>"
                        .formatted(code, message, STATIC.accessKey())
                        .getBytes(UTF_8);
        exchange.sendResponseHeaders(status, xml.length);
        exchange.getResponseBody().write(xml);
    }

    /** The bucket and the name, in whichever style the request has. */
    private static String path(HttpExchange exchange) {
        var host = exchange.getRequestHeaders().getFirst("Host");
        var path = exchange.getRequestURI().getPath();
        return host.startsWith("127.") ? path : "/" + host.substring(0, host.indexOf('.')) + path;
    }

    private void object(HttpExchange exchange, byte[] body) throws IOException {
        var name = path(exchange);
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
                int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-\\d*", "$1"));
                var last = range == null ? "" : range.replaceAll(".*-", "");
                int end = last.isEmpty() ? content.length : Math.min(content.length, Integer.parseInt(last) + 1);
                if (exchange.getRequestMethod().equals("HEAD")) {
                    exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
                    exchange.sendResponseHeaders(200, -1);
                } else {
                    exchange.sendResponseHeaders(range == null ? 200 : 206, end - from);
                    int half = (end - from) / 2;
                    exchange.getResponseBody().write(content, from, half);
                    exchange.getResponseBody().flush();
                    hangAt(Hang.WITHIN_THE_RESPONSE);
                    exchange.getResponseBody().write(content, from + half, end - from - half);
                }
            }
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        var query = query(exchange);
        var bucket = path(exchange);
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

    /** Of a request through a proxy too, which names the host before it. */
    private static String requestTarget(URI uri) {
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    /** Whether it is signed with the right secret, for this body. */
    private boolean isSigned(HttpExchange exchange, byte[] body) {
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
        var address = URI.create("http://" + sent.getFirst("Host") + requestTarget(exchange.getRequestURI()));
        var region = authorization.replaceAll(".*Credential=[^/]+/[^/]+/([^/]+)/.*", "$1");
        var expected = new S3Signature(region, credentials)
                .headers(exchange.getRequestMethod(), address, additional, sha256, Instant.parse(time));
        return authorization.equals(expected.get("Authorization"))
                && sha256.equals(Sha256.of(body))
                && Optional.ofNullable(sent.getFirst("x-amz-security-token")).equals(credentials.sessionToken());
    }
}
