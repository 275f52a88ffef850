package kz.malim.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3CredentialsProviderTest {
    private static final String TOKEN = "header.payload+/=.signature";

    private final AtomicInteger fetched = new AtomicInteger();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private volatile boolean refusing;
    private HttpServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("token"), TOKEN + "\n");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::sts);
        server.createContext("/container", this::container);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void exchangesAWebIdentityAndReplacesItBeforeItExpires() throws IOException {
        var provider = provider(webIdentity());

        assertEquals("key-1", provider.credentials().accessKey());
        assertEquals(Optional.of("session"), provider.credentials().sessionToken());
        now = now.plus(Duration.ofMinutes(54));
        assertEquals("key-1", provider.credentials().accessKey());
        now = now.plus(Duration.ofMinutes(2));
        assertEquals("key-2", provider.credentials().accessKey());
    }

    @Test
    void keepsValidCredentialsWhileTheyCannotBeReplaced() throws IOException {
        var provider = provider(webIdentity());
        provider.credentials();

        refusing = true;
        now = now.plus(Duration.ofMinutes(58));
        assertEquals("key-1", provider.credentials().accessKey());
        assertEquals("key-1", provider.credentials().accessKey());
        assertEquals(2, fetched.get(), "asked once, not with every request");

        now = now.plus(Duration.ofMinutes(3));
        var failure = assertThrows(S3Error.class, provider::credentials);
        assertEquals("InvalidIdentityToken", failure.code());
    }

    @Test
    void asksTheEndpointOfTheContainer() throws IOException {
        var provider = provider(Map.of(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                endpoint() + "/container",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
                folder.resolve("token").toString()));

        assertEquals("key-1", provider.credentials().accessKey());
        assertEquals(Optional.of("session"), provider.credentials().sessionToken());
    }

    @Test
    void signsRequestsWithAWebIdentity() throws IOException {
        var s3 = new FakeS3();
        s3.start();
        try {
            s3.accept(new S3Credentials("key-1", "secret", Optional.of("session"), Instant.MAX));
            var client = new S3Client(config(s3.endpoint()), webIdentity()::get, clock());
            var store = new S3Store(config(s3.endpoint()), client);

            store.put("a", new byte[] {1});

            assertTrue(store.find("a").isPresent());
        } finally {
            s3.stop();
        }
    }

    @Test
    void saysWhatIsMissing() {
        assertTrue(assertThrows(StorageUnusable.class, () -> provider(Map.of()).credentials())
                .getMessage()
                .contains("AWS_WEB_IDENTITY_TOKEN_FILE"));
        assertThrows(
                StorageUnusable.class,
                () -> provider(Map.of("AWS_ROLE_ARN", "arn:aws:iam::1:role/malim"))
                        .credentials());
        var half = new FakeS3.Config(
                URI.create("http://localhost"),
                "photos",
                Optional.empty(),
                Optional.empty(),
                Optional.of("access"),
                Optional.empty(),
                Optional.empty());
        assertThrows(
                StorageUnusable.class,
                () -> S3CredentialsProvider.of(half, HttpClient.newHttpClient(), name -> null, Clock.systemUTC())
                        .credentials());
    }

    private S3CredentialsProvider provider(Map<String, String> environment) {
        return S3CredentialsProvider.of(
                config(URI.create("http://localhost")), HttpClient.newHttpClient(), environment::get, clock());
    }

    private Map<String, String> webIdentity() {
        return Map.of(
                "AWS_WEB_IDENTITY_TOKEN_FILE", folder.resolve("token").toString(),
                "AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/malim",
                "AWS_ENDPOINT_URL_STS", endpoint());
    }

    private static StorageConfig.S3 config(URI endpoint) {
        return new FakeS3.Config(
                endpoint,
                "photos",
                Optional.of("kz-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void sts(HttpExchange exchange) throws IOException {
        int number = fetched.incrementAndGet();
        var form = URLDecoder.decode(new String(exchange.getRequestBody().readAllBytes(), UTF_8), UTF_8);
        boolean accepted = !refusing
                && form.contains("WebIdentityToken=" + TOKEN)
                && form.contains("RoleArn=arn:aws:iam::123456789012:role/malim");
        respond(exchange, accepted ? 200 : 400, accepted ? """
                <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                  <AssumeRoleWithWebIdentityResult>
                    <AssumedRoleUser><Arn>arn:aws:sts::1:assumed-role/malim/malim</Arn></AssumedRoleUser>
                    <Credentials>
                      <SessionToken>session</SessionToken>
                      <SecretAccessKey>secret</SecretAccessKey>
                      <Expiration>%s</Expiration>
                      <AccessKeyId>key-%d</AccessKeyId>
                    </Credentials>
                  </AssumeRoleWithWebIdentityResult>
                </AssumeRoleWithWebIdentityResponse>
                """.formatted(now.plus(Duration.ofHours(1)), number) : """
                <ErrorResponse><Error><Type>Sender</Type><Code>InvalidIdentityToken</Code>
                <Message>No OpenIDConnect provider found</Message></Error></ErrorResponse>
                """);
    }

    private void container(HttpExchange exchange) throws IOException {
        boolean accepted = TOKEN.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        respond(exchange, accepted ? 200 : 401, """
                {"AccessKeyId": "key-%d", "SecretAccessKey": "secret", "Token": "session",
                 "AccountId": "123456789012", "Expiration": "%s"}
                """.formatted(
                        fetched.incrementAndGet(), now.plus(Duration.ofHours(1))));
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }
}
