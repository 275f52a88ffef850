package kz.malim.storage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Tracer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import kz.malim.web.ProblemType;
import kz.malim.web.Spans;
import org.jspecify.annotations.Nullable;

/** Times every operation of a store, and logs its failures and its recovery with what an operator needs to find the cause. Thread-safe. */
final class MonitoredStore implements FileStore {
    /** The last is longer than any operation may take. */
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(4),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final FileStore store;
    private final OutageLog outage;
    private final MeterRegistry metrics;
    private final Tracer tracer;

    private MonitoredStore(FileStore store, String location, Clock clock, MeterRegistry metrics, Tracer tracer) {
        this.store = store;
        this.outage = new OutageLog(location, clock);
        this.metrics = metrics;
        this.tracer = tracer;
        // a series that begins with its first failure has no rate yet, so those of the alert begin with 0
        for (var operation : Operation.values()) {
            for (var outcome : List.of("success", "refused", "timeout", "error")) {
                timer(operation, outcome);
            }
        }
    }

    static MonitoredStore of(Path folder, Clock clock, MeterRegistry metrics, Tracer tracer) {
        return new MonitoredStore(
                new TimedStore(new FolderStore(folder), TimedStore.TIMEOUT),
                "folder=" + folder,
                clock,
                metrics,
                tracer);
    }

    static MonitoredStore of(StorageConfig.S3 config, Clock clock, MeterRegistry metrics, Tracer tracer) {
        return new MonitoredStore(
                new S3Store(config, clock),
                "endpoint=" + withoutUserInfo(config.endpoint()) + " bucket=" + config.bucket(),
                clock,
                metrics,
                tracer);
    }

    @Override
    public Optional<Instant> failingSince() {
        return outage.since();
    }

    private static String withoutUserInfo(URI endpoint) {
        return endpoint.toString().replaceFirst("//[^/]*@", "//");
    }

    /** What can fail by itself, such as writing with the permission to read only. */
    enum Operation {
        PUT,
        FIND,
        READ,
        DELETE,
        LIST
    }

    @Override
    public void put(String name, Path content) {
        monitor(Operation.PUT, name, () -> store.put(name, content));
    }

    @Override
    public void put(String name, byte[] content) {
        monitor(Operation.PUT, name, () -> store.put(name, content));
    }

    @Override
    public Optional<Stored> find(String name) {
        return monitor(Operation.FIND, name, () -> store.find(name)).map(file -> new MonitoredFile(name, file));
    }

    @Override
    public void delete(String name) {
        monitor(Operation.DELETE, name, () -> store.delete(name));
    }

    @Override
    public void list(String prefix, Consumer<Entry> visitor) {
        monitor(Operation.LIST, prefix, () -> store.list(prefix, visitor));
    }

    private void monitor(Operation operation, String key, Runnable action) {
        monitor(operation, key, () -> {
            action.run();
            return operation;
        });
    }

    private <T> T monitor(Operation operation, String key, Supplier<T> action) {
        long start = System.nanoTime();
        try {
            var result = Spans.within(tracer, "storage " + operation.name().toLowerCase(Locale.ROOT), action);
            record(operation, "success", start);
            outage.succeeded();
            return result;
        } catch (StorageFailure e) {
            failed(operation, key, e, start);
            throw e;
        }
    }

    private void failed(Operation operation, String key, StorageFailure failure, long start) {
        if (!Thread.currentThread().isInterrupted()) { // else it is the shutdown that fails
            record(operation, outcome(failure), start);
            outage.failed(operation, key, failure);
        }
    }

    private static String outcome(StorageFailure failure) {
        return switch (failure.getCause()) {
            case HttpTimeoutException timeout -> "timeout";
            case InterruptedIOException timeout -> "timeout";
            case S3Error error when error.status() < 500 -> "refused";
            case null, default -> failure.type() == ProblemType.STORAGE_FULL ? "full" : "error";
        };
    }

    private void record(Operation operation, String outcome, long start) {
        timer(operation, outcome).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Operation operation, String outcome) {
        return Timer.builder("malim.storage.operations")
                .description("Duration of operations of the file storage")
                .tag("operation", operation.name().toLowerCase(Locale.ROOT))
                .tag("outcome", outcome)
                .serviceLevelObjectives(BOUNDS)
                .register(metrics);
    }

    private final class MonitoredFile implements Stored {
        private final String key;
        private final Stored file;

        MonitoredFile(String key, Stored file) {
            this.key = key;
            this.file = file;
        }

        @Override
        public long length() {
            return file.length();
        }

        @Override
        public InputStream open(long from) {
            return monitor(Operation.READ, key, () -> new MonitoredContent(key, file.open(from)));
        }

        @Override
        public byte[] read(long from, int length) {
            return monitor(Operation.READ, key, () -> file.read(from, length));
        }

        @Override
        public @Nullable Path path() {
            return file.path();
        }
    }

    /** Fails as the store does, where a reader would take an {@code IOException} for its own. */
    private final class MonitoredContent extends FilterInputStream {
        private final String key;
        private final long start = System.nanoTime();

        MonitoredContent(String key, InputStream content) {
            super(content);
            this.key = key;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                return in.read(buffer, offset, length);
            } catch (IOException e) {
                var failure = new StorageFailure(e);
                failed(Operation.READ, key, failure, start);
                throw failure;
            }
        }
    }
}
