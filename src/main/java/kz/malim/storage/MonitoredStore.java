package kz.malim.storage;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Logs the failures of a store, and its recovery, with what an operator needs to find the cause. Thread-safe. */
final class MonitoredStore implements FileStore {
    private final FileStore store;
    private final Map<Operation, OutageLog> outages = new EnumMap<>(Operation.class);

    private MonitoredStore(FileStore store, String location, Clock clock) {
        this.store = store;
        for (var operation : Operation.values()) {
            outages.put(operation, new OutageLog(operation, location, clock));
        }
    }

    static FileStore of(Path folder, Clock clock) {
        return new MonitoredStore(new FolderStore(folder), "folder=" + folder, clock);
    }

    static FileStore of(StorageConfig.S3 config, Clock clock) {
        return new MonitoredStore(
                new S3Store(config, clock),
                "endpoint=" + withoutUserInfo(config.endpoint()) + " bucket=" + config.bucket(),
                clock);
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
        var outage = requireNonNull(outages.get(operation));
        try {
            var result = action.get();
            outage.succeeded();
            return result;
        } catch (StorageFailure e) {
            if (!Thread.currentThread().isInterrupted()) { // else it is the shutdown that fails
                outage.failed(key, e);
            }
            throw e;
        }
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
            return monitor(Operation.READ, key, () -> file.open(from));
        }

        @Override
        public @Nullable Path path() {
            return file.path();
        }
    }
}
