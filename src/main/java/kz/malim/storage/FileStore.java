package kz.malim.storage;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stores files under keys such as {@code originals/ab/ab12….jpg}. Implementations are thread-safe. */
public interface FileStore {
    /** Stores a copy of the file, atomically and durably: it survives a power failure once this returns. */
    void put(String name, Path content);

    void put(String name, byte[] content);

    Optional<Stored> find(String name);

    /** Does nothing if the file does not exist. */
    void delete(String name);

    /** Visits all files with this prefix, in no particular order. */
    void list(String prefix, Consumer<Entry> visitor);

    /** When it began to fail, if it has not worked again since; of stores that watch themselves. */
    default Optional<Instant> failingSince() {
        return Optional.empty();
    }

    /** A file in a listing. */
    record Entry(String name, Instant lastModified) {}

    /** An existing file. */
    interface Stored {
        long length();

        /** Reads from this offset to the end. */
        InputStream open(long from);

        /** These bytes, and no others of the file; it has as many. */
        byte[] read(long from, int length);

        /** Its path on the local file system; null if it is remote. */
        @Nullable
        Path path();
    }
}
