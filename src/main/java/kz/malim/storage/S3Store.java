package kz.malim.storage;

import java.io.FileNotFoundException;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Files in a bucket of an object store. S3 itself promises that an object is there whole or not at all. */
final class S3Store implements FileStore {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TRIES = 3;
    private static final String NOTHING = S3Signature.sha256(new byte[0]);
    private static final int SERVER_ERROR = 500;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final String bucket;
    private final S3Signature signature;
    private final Clock clock;

    S3Store(StorageConfig.S3 config, Clock clock) {
        this.bucket = config.endpoint().toString().replaceFirst("/$", "") + "/" + config.bucket();
        this.signature = new S3Signature(config.region().orElse("us-east-1"), config.accessKey(), config.secretKey());
        this.clock = clock;
    }

    @Override
    public void put(String name, Path content) {
        try {
            put(name, BodyPublishers.ofFile(content), sha256(content));
        } catch (IOException failure) {
            throw new StorageFailure(failure);
        }
    }

    @Override
    public void put(String name, byte[] content) {
        put(name, BodyPublishers.ofByteArray(content), S3Signature.sha256(content));
    }

    private void put(String name, BodyPublisher content, String sha256) {
        if (ask("PUT", address(name), Map.of(), content, sha256, BodyHandlers.discarding())
                .isEmpty()) {
            throw new StorageFailure(new FileNotFoundException("There is no bucket " + bucket));
        }
    }

    @Override
    public Optional<Stored> find(String name) {
        return ask("HEAD", address(name), Map.of(), null, NOTHING, BodyHandlers.discarding())
                .map(found -> new InBucket(
                        name, found.headers().firstValueAsLong("content-length").orElse(0)));
    }

    @Override
    public void delete(String name) {
        ask("DELETE", address(name), Map.of(), null, NOTHING, BodyHandlers.discarding());
    }

    @Override
    public void list(String prefix, Consumer<Entry> visitor) {
        String next = null;
        do {
            var query = "?" + (next == null ? "" : "continuation-token=" + S3Signature.encoded(next) + "&")
                    + "list-type=2&prefix=" + S3Signature.encoded(prefix);
            var page = ask("GET", URI.create(bucket + query), Map.of(), null, NOTHING, BodyHandlers.ofInputStream())
                    .map(answer -> S3Listing.read(answer.body()))
                    .orElse(S3Listing.EMPTY);
            page.entries().forEach(visitor);
            next = page.next();
        } while (next != null);
    }

    private URI address(String name) {
        return URI.create(Arrays.stream(name.split("/"))
                .map(S3Signature::encoded)
                .collect(Collectors.joining("/", bucket + "/", "")));
    }

    /** The answer, or nothing when it says 404. Everything asked here may be asked twice. */
    private <T> Optional<HttpResponse<T>> ask(
            String method,
            URI address,
            Map<String, String> headers,
            @Nullable BodyPublisher body,
            String sha256,
            HttpResponse.BodyHandler<T> reader) {
        for (int attempt = 1; ; attempt++) {
            try {
                var answer = send(method, address, headers, body, sha256, reader);
                int status = answer.statusCode();
                if (status == 404) {
                    return Optional.empty();
                }
                if (status < 300) {
                    return Optional.of(answer);
                }
                if (status < SERVER_ERROR || attempt == TRIES) {
                    throw new StorageFailure(new IOException("S3 answered " + status + " to " + method));
                }
            } catch (IOException failure) {
                if (attempt == TRIES) {
                    throw new StorageFailure(failure);
                }
            }
        }
    }

    private <T> HttpResponse<T> send(
            String method,
            URI address,
            Map<String, String> headers,
            @Nullable BodyPublisher body,
            String sha256,
            HttpResponse.BodyHandler<T> reader)
            throws IOException {
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : body);
        signature.headers(method, address, headers, sha256, clock.instant()).forEach(request::header);
        try {
            return client.send(request.build(), reader);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException().initCause(stopped);
        }
    }

    private static String sha256(Path content) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(content), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
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
            return ask("GET", address(name), range, null, NOTHING, BodyHandlers.ofInputStream())
                    .map(HttpResponse::body)
                    .orElseThrow(() -> new StorageFailure(new FileNotFoundException(name)));
        }

        @Override
        public @Nullable Path path() {
            return null;
        }
    }
}
