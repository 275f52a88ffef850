package kz.malim.storage;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Sends signed requests to an object store, and gives up sooner than whoever waits for it does: after {@link #STALL_TIMEOUT}
 * without progress, or after {@link #REQUEST_TIMEOUT} altogether, and more for a large body. Thread-safe.
 */
final class S3Client {
    static final String DEFAULT_REGION = "us-east-1";

    /** Shorter than any other timeout of Malim: a store that hangs costs a request seconds. */
    static final Duration STALL_TIMEOUT = Duration.ofSeconds(4);

    /** One request with its body. Two uploads and a lookup end before the transaction around them does. */
    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(9);

    private static final long PICTURE = 50L << 20;

    /** Bytes a second at which more than a picture must be taken. */
    private static final long LEAST_RATE = 1 << 20;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final int MAX_ATTEMPTS = 3;
    private static final int SERVER_ERROR = 500;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final String region;
    private final S3CredentialsProvider credentials;
    private final Clock clock;

    /** @param environment the value of a variable, possibly null */
    S3Client(StorageConfig.S3 config, UnaryOperator<@Nullable String> environment, Clock clock) {
        this.region = config.region().orElse(DEFAULT_REGION);
        this.credentials = S3CredentialsProvider.of(config, client, environment, clock);
        this.clock = clock;
    }

    /** A picture has the time of a request; what is larger, and waits for no transaction, has this much more. */
    static Duration extraTime(long length) {
        return Duration.ofSeconds(Math.max(0, length - PICTURE) / LEAST_RATE);
    }

    /** The body of a request, which can be sent again. */
    record Content(Supplier publisher, String sha256, long length) {
        static final Content NONE = new Content(BodyPublishers::noBody, Sha256.of(new byte[0]), 0);

        static Content of(Path file) throws IOException {
            return new Content(() -> BodyPublishers.ofFile(file), Sha256.of(file), Files.size(file));
        }

        static Content of(byte[] bytes) {
            return new Content(() -> BodyPublishers.ofByteArray(bytes), Sha256.of(bytes), bytes.length);
        }

        Duration timeout() {
            return REQUEST_TIMEOUT.plus(extraTime(length));
        }

        /** Opens the content anew. */
        interface Supplier {
            HttpRequest.BodyPublisher open() throws IOException;
        }
    }

    /** Retries connection and server errors while that is quick: every request here is idempotent. */
    HttpResponse<InputStream> request(String method, URI uri, Map<String, String> headers, Content content)
            throws IOException {
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                var response = send(method, uri, headers, content);
                if (response.statusCode() < 300) {
                    return response;
                }
                throw S3Error.of(response);
            } catch (IOException e) {
                boolean refused = e instanceof S3Error error && error.status() < SERVER_ERROR;
                boolean late = System.nanoTime() - start >= CONNECT_TIMEOUT.toNanos();
                if (refused || late || attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private HttpResponse<InputStream> send(String method, URI uri, Map<String, String> headers, Content content)
            throws IOException {
        var signature = new S3Signature(region, credentials.credentials());
        var progress = new Progress(content.timeout());
        var request = HttpRequest.newBuilder(uri)
                .method(method, progress.of(content.publisher().open()));
        signature
                .headers(method, uri, headers, content.sha256(), clock.instant())
                .forEach(request::header);
        var exchange = client.sendAsync(
                request.build(),
                info -> BodySubscribers.<InputStream, InputStream>mapping(
                        BodySubscribers.ofInputStream(), body -> new TimedInputStream(body, progress)));
        return interruptibly(() -> await(exchange, progress));
    }

    private static <T> T await(CompletableFuture<T> exchange, Progress progress)
            throws IOException, InterruptedException {
        while (true) {
            try {
                return exchange.get(progress.nanosLeft(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (progress.nanosLeft() <= 0) {
                    exchange.cancel(true);
                    throw progress.timeout();
                }
            } catch (InterruptedException e) {
                exchange.cancel(true);
                throw e;
            } catch (ExecutionException e) {
                var cause = requireNonNull(e.getCause());
                throw cause instanceof IOException failure ? failure : new IOException(cause);
            }
        }
    }

    /** A blocking exchange. */
    interface Exchange<T> {
        T run() throws IOException, InterruptedException;
    }

    static <T> T interruptibly(Exchange<T> exchange) throws IOException {
        try {
            return exchange.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException().initCause(e);
        }
    }
}
