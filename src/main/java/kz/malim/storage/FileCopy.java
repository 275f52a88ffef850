package kz.malim.storage;

import static java.util.Objects.requireNonNull;

import io.quarkus.runtime.configuration.ConfigUtils;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The command {@code copy-files}: copies the files of the folder to the bucket, for a newsroom that moves to an object store.
 * A file that is there already, with the same length and digest, is left, so that a copy that was interrupted goes on when it
 * is run again; every other one is read back after it was written. The folder is not changed.
 */
public final class FileCopy {
    private static final int AT_A_TIME = 8;
    private static final int MAX_FAILURES = 20;
    private static final long REPORT_EVERY = 1_000;
    private static final String INCOMING = "incoming/";

    private final FileStore from;
    private final FileStore to;
    private final PrintStream out;
    private final AtomicLong copied = new AtomicLong();
    private final AtomicLong unchanged = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    FileCopy(FileStore from, FileStore to, PrintStream out) {
        this.from = from;
        this.to = to;
        this.out = out;
    }

    /** The exit code: 0 if everything is in the bucket. */
    public static int run(PrintStream out) {
        var config = ConfigUtils.configBuilder()
                .withMapping(StorageConfig.class)
                .build()
                .getConfigMapping(StorageConfig.class);
        if (config.s3().isEmpty()) {
            out.println("Set malim.storage.folder to copy from, and malim.storage.s3 to copy to.");
            return 2;
        }
        try {
            var bucket = new S3Store(config.s3().get(), Clock.systemUTC());
            return new FileCopy(new FolderStore(config.folder()), bucket, out).copy() ? 0 : 1;
        } catch (StorageUnusable | StorageFailure e) {
            out.println(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
            return 1;
        }
    }

    /** Whether every file is there now. */
    boolean copy() {
        var total = new AtomicLong();
        from.list("", entry -> total.addAndGet(isStored(entry) ? 1 : 0));
        out.printf("Copying %d files%n", total.get());
        var places = new Semaphore(AT_A_TIME);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            from.list("", entry -> {
                if (isStored(entry) && failed.get() < MAX_FAILURES) {
                    places.acquireUninterruptibly();
                    workers.execute(() -> {
                        try {
                            copy(entry.name(), total.get());
                        } finally {
                            places.release();
                        }
                    });
                }
            });
        }
        out.printf(
                "%s: %d copied, %d were there, %d failed, of %d files%n",
                failed.get() == 0 ? "Complete" : "Incomplete, run it again",
                copied.get(),
                unchanged.get(),
                failed.get(),
                total.get());
        return failed.get() == 0;
    }

    /** And not the temporary file of a write. */
    private static boolean isStored(FileStore.Entry entry) {
        return !entry.name().startsWith(INCOMING);
    }

    private void copy(String name, long total) {
        try {
            var file = from.find(name);
            if (file.isEmpty()) {
                return; // deleted meanwhile
            }
            if (isSame(name, file.get())) {
                unchanged.incrementAndGet();
            } else {
                to.put(name, requireNonNull(file.get().path()));
                if (!isSame(name, file.get())) {
                    throw new IOException("is not there as it was written");
                }
                copied.incrementAndGet();
            }
            long done = copied.get() + unchanged.get();
            if (done % REPORT_EVERY == 0) {
                out.printf("%d of %d files%n", done, total);
            }
        } catch (IOException | StorageFailure e) {
            failed.incrementAndGet();
            out.printf(
                    "Failed: %s: %s%n",
                    name, e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        }
    }

    private boolean isSame(String name, FileStore.Stored file) throws IOException {
        var there = to.find(name);
        if (there.isEmpty() || there.get().length() != file.length()) {
            return false;
        }
        try (var original = file.open(0);
                var copy = there.get().open(0)) {
            return Sha256.of(original).equals(Sha256.of(copy));
        }
    }
}
