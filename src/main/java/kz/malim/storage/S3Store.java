package kz.malim.storage;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stores files in a bucket of an S3 object store, which itself writes objects atomically. Thread-safe. */
final class S3Store implements FileStore {
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    private final S3Client client;
    private final String bucketUrl;

    S3Store(StorageConfig.S3 config, S3Client client) {
        this.client = client;
        this.bucketUrl = bucketUrl(config);
    }

    S3Store(StorageConfig.S3 config, Clock clock) {
        this(config, new S3Client(config, System::getenv, clock));
    }

    private static String bucketUrl(StorageConfig.S3 config) {
        var endpoint = config.endpoint().toString().replaceFirst("/$", "");
        return config.pathStyle().orElse(true)
                ? endpoint + "/" + config.bucket()
                : endpoint.replaceFirst("//", "//" + config.bucket() + ".");
    }

    @Override
    public void put(String name, Path content) {
        try {
            put(name, S3Client.Content.of(content));
        } catch (IOException e) {
            throw new StorageFailure(e);
        }
    }

    @Override
    public void put(String name, byte[] content) {
        try {
            put(name, S3Client.Content.of(content));
        } catch (IOException e) {
            throw new StorageFailure(e);
        }
    }

    private void put(String name, S3Client.Content content) throws IOException {
        client.request("PUT", uri(name), Map.of(), content).body().close();
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
            var query = "/?" + (next == null ? "" : "continuation-token=" + S3Signature.encoded(next) + "&")
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
        return client.request(method, uri, headers, S3Client.Content.NONE);
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
        public byte[] read(long from, int length) {
            try (var in = request("GET", uri(name), Map.of("range", "bytes=" + from + "-" + (from + length - 1)))
                    .body()) {
                return in.readNBytes(length);
            } catch (IOException e) {
                throw new StorageFailure(e);
            }
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
