package kz.malim.storage;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stores files in a local folder, or one on a file system shared by the replicas. Thread-safe. */
final class FolderStore implements FileStore {
    /** For temporary files; inside the root, since a rename is atomic within one file system only. */
    private static final String INCOMING = "incoming";

    private final Path root;

    FolderStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public void put(String name, Path content) {
        write(name, out -> {
            try (var in = FileChannel.open(content, StandardOpenOption.READ)) {
                for (long at = 0, size = in.size(); at < size; ) {
                    at += in.transferTo(at, size - at, out);
                }
            }
        });
    }

    @Override
    public void put(String name, byte[] content) {
        write(name, out -> {
            for (var remaining = ByteBuffer.wrap(content); remaining.hasRemaining(); ) {
                out.write(remaining);
            }
        });
    }

    /** Writes a temporary file, syncs it, renames it, and syncs the directory entry. */
    private void write(String name, Writer writer) {
        var target = path(name);
        var folder = requireNonNull(target.getParent());
        var incoming = root.resolve(INCOMING);
        var temporary = incoming.resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(incoming);
            Files.createDirectories(folder);
            try (var out = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                writer.write(out);
                out.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
        } catch (IOException e) {
            discard(temporary, e);
            throw new StorageFailure(e);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (var entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        } catch (IOException e) {
            if (!System.getProperty("os.name").startsWith("Windows")) { // which cannot open directories
                throw e;
            }
        }
    }

    private static void discard(Path temporary, IOException failure) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public Optional<Stored> find(String name) {
        var path = path(name);
        try {
            return Optional.of(new InFolder(path, Files.size(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StorageFailure(e);
        }
    }

    @Override
    public void delete(String name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException e) {
            throw new StorageFailure(e);
        }
    }

    /** Includes the temporary files of interrupted writes, as {@code incoming/…}. */
    @Override
    public void list(String prefix, Consumer<Entry> visitor) {
        var folder = root.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> name(file).startsWith(prefix))
                    .forEach(file -> lastModified(file).ifPresent(at -> visitor.accept(new Entry(name(file), at))));
        } catch (IOException e) {
            throw new StorageFailure(e);
        } catch (UncheckedIOException e) {
            throw new StorageFailure(new IOException(e));
        }
    }

    private static Optional<Instant> lastModified(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException e) {
            return Optional.empty(); // deleted meanwhile
        }
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** Names are generated and never sent by clients; should one be, it cannot leave the root. */
    private Path path(String name) {
        var path = root.resolve(name).normalize();
        if (!path.startsWith(root) || path.equals(root)) {
            throw new IllegalArgumentException(name);
        }
        return path;
    }

    /** Fills a new file. */
    private interface Writer {
        void write(FileChannel out) throws IOException;
    }

    private record InFolder(@Nullable Path path, long length) implements Stored {
        @Override
        public byte[] read(long from, int length) {
            try (var in = open(from)) {
                return in.readNBytes(length);
            } catch (IOException e) {
                throw new StorageFailure(e);
            }
        }

        @Override
        public InputStream open(long from) {
            try {
                var channel = FileChannel.open(requireNonNull(path), StandardOpenOption.READ);
                return Channels.newInputStream(channel.position(from));
            } catch (IOException e) {
                throw new StorageFailure(e);
            }
        }
    }
}
