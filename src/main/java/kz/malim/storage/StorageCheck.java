package kz.malim.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.CommandLineArguments;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kz.malim.web.ProblemType;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tries at the start what the settings promise: to write, find, read, list and delete a file. A store that refuses ends the
 * start. One that does not respond is tried again, and the replica is not ready until it does; after that, an outage of the
 * store is no reason to take the replica out of service, since text is served without it.
 */
@Readiness
@ApplicationScoped
public class StorageCheck implements HealthCheck {
    private static final long RETRY_MILLIS = 2_000;

    private final FileStore store;
    private final boolean isCommand;
    private volatile boolean usable;
    private volatile boolean stopping;

    StorageCheck(FileStore store, @CommandLineArguments String[] arguments) {
        this.store = store;
        this.isCommand = arguments.length > 0;
    }

    void start(@Observes @Priority(15) StartupEvent start) {
        if (!isCommand && !tryOnce()) {
            Thread.startVirtualThread(this::retry);
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    private void retry() {
        try {
            do {
                Thread.sleep(RETRY_MILLIS);
            } while (!stopping && !tryOnce());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False if it may be usable later. */
    boolean tryOnce() {
        try {
            verify();
            usable = true;
        } catch (StorageFailure e) {
            if (e.type() == ProblemType.STORAGE_FULL) {
                usable = true; // reading works, and uploads say so
            } else if (isRefusal(requireNonNull(e.getCause()))) {
                throw new StorageUnusable("Files cannot be stored as configured (malim.storage): "
                        + requireNonNull(e.getCause()).getMessage());
            }
        }
        return usable;
    }

    /** What waiting does not mend. */
    private static boolean isRefusal(Throwable cause) {
        return cause instanceof FileSystemException || (cause instanceof S3Error error && error.status() < 500);
    }

    /** Writes, finds, reads, lists and deletes a file; fails as the store does. */
    public void verify() {
        var name = "incoming/" + UUID.randomUUID(); // where OrphanCollection sweeps what a crash leaves
        var content = name.getBytes(UTF_8);
        store.put(name, content);
        try {
            requireStored(name, content);
        } finally {
            store.delete(name);
        }
    }

    private void requireStored(String name, byte[] content) {
        try (var in = store.find(name).orElseThrow(() -> notAsWritten(name)).open(0)) {
            if (!Arrays.equals(content, in.readAllBytes())) {
                throw notAsWritten(name);
            }
        } catch (IOException e) {
            throw new StorageFailure(e);
        }
        var listed = new HashSet<String>();
        store.list(name, entry -> listed.add(entry.name()));
        if (!listed.contains(name)) {
            throw notAsWritten(name);
        }
    }

    /** Why files cannot be stored as configured, for a command. What it made to find out is gone afterwards. */
    public static Optional<String> failure(StorageConfig config) {
        var created = config.s3().isPresent()
                ? List.<Path>of()
                : missing(config.folder().resolve("incoming"));
        try {
            var store = config.s3()
                    .<FileStore>map(s3 -> new S3Store(s3, Clock.systemUTC()))
                    .orElseGet(() -> new TimedStore(new FolderStore(config.folder()), TimedStore.TIMEOUT));
            new StorageCheck(store, new String[] {"doctor"}).verify();
            return Optional.empty();
        } catch (StorageFailure e) {
            return Optional.of(String.valueOf(e.getCause()));
        } catch (StorageUnusable e) {
            return Optional.of(e.getMessage());
        } finally {
            created.forEach(folder -> folder.toFile().delete()); // does nothing if somebody else uses it by now
        }
    }

    /** Innermost first. */
    private static List<Path> missing(Path folder) {
        return Stream.iterate(folder.toAbsolutePath(), path -> path != null && !Files.exists(path), Path::getParent)
                .toList();
    }

    private static StorageFailure notAsWritten(String name) {
        return new StorageFailure(new FileSystemException(name, null, "is not as it was written"));
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("File storage").status(usable).build();
    }
}
