package kz.malim.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stores files in a bucket of an S3 object store, which itself writes objects atomically. Thread-safe. */
final class S3Store implements FileStore {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
    private static final int MAX_ATTEMPTS = 3;
    private static final String EMPTY_SHA256 = Sha256.of(new byte[0]);
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final String bucketUrl;
    private final S3Signature signature;
    private final Clock clock;

    S3Store(StorageConfig.S3 config, Clock clock) {
        this.bucketUrl = config.endpoint().toString().replaceFirst("/$", "") + "/" + config.bucket();
        this.signature = new S3Signature(config.region().orElse("us-east-1"), config.accessKey(), config.secretKey());
        this.clock = clock;
    }

    @Override
    public void put(String name, Path content) {
        try {
            put(name, BodyPublishers.ofFile(content), Sha256.of(content));
        } catch (IOException e) {
            throw new StorageFailure(e);
        }
    }

    @Override
    public void put(String name, byte[] content) {
        try {
            put(name, BodyPublishers.ofByteArray(content), Sha256.of(content));
        } catch (IOException e) {
            throw new StorageFailure(e);
        }
    }

    private void put(String name, BodyPublisher content, String sha256) throws IOException {
        request("PUT", uri(name), Map.of(), content, sha256).body().close();
    }

    @Override
    public Optional<Stored> find(String name) {
        try {
            var response = request("HEAD", uri(name), Map.of());
            response.body().close();
            return Optional.of(new InBucket(
                    name, response.headers().firstValueAsLong("content-length").orElse(0)));
        } catch (S3Error e) {
            var cause = e.status() < SERVER_ERROR ? explained(name, e) : e;
            if (e.status() == NOT_FOUND && !isBucketMissing(cause)) {
                return Optional.empty();
            }
            throw new StorageFailure(cause);
        } catch (IOException e) {
            throw new StorageFailure(e);
        }
    }

    private static boolean isBucketMissing(IOException cause) {
        return cause instanceof S3Error error && "NoSuchBucket".equals(error.code());
    }

    /** Responses to HEAD have no body and so no error code: the reason is in the response to GET. */
    private IOException explained(String name, S3Error error) {
        try {
            request("GET", uri(name), Map.of("range", "bytes=0-0")).body().close();
            return error; // the store has recovered
        } catch (IOException e) {
            return e;
        }
    }

    @Override
    public void delete(String name) {
        try {
            request("DELETE", uri(name), Map.of()).body().close();
        } catch (S3Error e) {
            if (e.status() != NOT_FOUND) {
                throw new StorageFailure(e);
            }
        } catch (IOException e) {
            throw new StorageFailure(e);
        }
    }

    @Override
    public void list(String prefix, Consumer<Entry> visitor) {
        String next = null;
        do {
            var query = "?" + (next == null ? "" : "continuation-token=" + S3Signature.encoded(next) + "&")
                    + "list-type=2&prefix=" + S3Signature.encoded(prefix);
            var page = page(URI.create(bucketUrl + query));
            page.entries().forEach(visitor);
            next = page.next();
        } while (next != null);
    }

    private S3Listing page(URI uri) {
        try {
            return S3Listing.read(request("GET", uri, Map.of()).body());
        } catch (IOException e) {
            throw new StorageFailure(e);
        }
    }

    private URI uri(String name) {
        return URI.create(Arrays.stream(name.split("/"))
                .map(S3Signature::encoded)
                .collect(Collectors.joining("/", bucketUrl + "/", "")));
    }

    private HttpResponse<InputStream> request(String method, URI uri, Map<String, String> headers) throws IOException {
        return request(method, uri, headers, BodyPublishers.noBody(), EMPTY_SHA256);
    }

    /** Retries connection and server errors: every request here is idempotent. */
    private HttpResponse<InputStream> request(
            String method, URI uri, Map<String, String> headers, BodyPublisher body, String sha256) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                var response = send(method, uri, headers, body, sha256);
                if (response.statusCode() < 300) {
                    return response;
                }
                throw S3Error.of(response);
            } catch (S3Error e) {
                if (e.status() < SERVER_ERROR || attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            } catch (IOException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private HttpResponse<InputStream> send(
            String method, URI uri, Map<String, String> headers, BodyPublisher body, String sha256) throws IOException {
        var request = HttpRequest.newBuilder(uri).timeout(REQUEST_TIMEOUT).method(method, body);
        signature.headers(method, uri, headers, sha256, clock.instant()).forEach(request::header);
        try {
            return client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException().initCause(e);
        }
    }

    private final class InBucket implements Stored {
        private final String name;
        private final long length;

        InBucket(String name, long length) {
            this.name = name;
            this.length = length;
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public InputStream open(long from) {
            var range = from == 0 ? Map.<String, String>of() : Map.of("range", "bytes=" + from + "-");
            try {
                return request("GET", uri(name), range).body();
            } catch (IOException e) {
                throw new StorageFailure(e);
            }
        }

        @Override
        public @Nullable Path path() {
            return null;
        }
    }
}
