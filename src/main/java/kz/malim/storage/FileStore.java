package kz.malim.storage;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps files under names such as {@code originals/ab/ab12….jpg}. */
public interface FileStore {
    /** Keeps a copy of the file. When this returns, it is there whole and survives a loss of power. */
    void put(String name, Path content);

    void put(String name, byte[] content);

    Optional<Stored> find(String name);

    /** Nothing happens when it is not there. */
    void delete(String name);

    /** Shows every file whose name begins so, in no order. */
    void list(String prefix, Consumer<Entry> visitor);

    /** A file in a list. */
    record Entry(String name, Instant lastModified) {}

    /** A file that is there. */
    interface Stored {
        long length();

        /** From this byte on, to its end. */
        InputStream open(long from);

        /** Where it lies on this machine's disk, if it does. */
        @Nullable
        Path path();
    }
}
