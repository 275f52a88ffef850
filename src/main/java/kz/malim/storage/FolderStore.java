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

/** Files in a folder of this machine, or of a disk that the replicas share. */
final class FolderStore implements FileStore {
    /** Beside the files, since a rename is atomic on one file system only. */
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
            for (var rest = ByteBuffer.wrap(content); rest.hasRemaining(); ) {
                out.write(rest);
            }
        });
    }

    /** Written aside, forced to the disk, then named; and the name forced to the disk as well. */
    private void write(String name, Writer writer) {
        var target = path(name);
        var folder = requireNonNull(target.getParent());
        var incoming = root.resolve(INCOMING);
        var aside = incoming.resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(incoming);
            Files.createDirectories(folder);
            try (var out = FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                writer.write(out);
                out.force(true);
            }
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
            force(folder);
        } catch (IOException failure) {
            discard(aside, failure);
            throw new StorageFailure(failure);
        }
    }

    private static void force(Path folder) throws IOException {
        try (var entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        } catch (IOException cannot) {
            if (!System.getProperty("os.name").startsWith("Windows")) { // which opens no folders
                throw cannot;
            }
        }
    }

    private static void discard(Path aside, IOException failure) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException another) {
            failure.addSuppressed(another);
        }
    }

    @Override
    public Optional<Stored> find(String name) {
        var path = path(name);
        try {
            return Optional.of(new OnDisk(path, Files.size(path)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new StorageFailure(failure);
        }
    }

    @Override
    public void delete(String name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException failure) {
            throw new StorageFailure(failure);
        }
    }

    /** What was being written when the power went is shown too, as {@code incoming/…}. */
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
        } catch (IOException failure) {
            throw new StorageFailure(failure);
        } catch (UncheckedIOException failure) {
            throw new StorageFailure(new IOException(failure));
        }
    }

    private static Optional<Instant> lastModified(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException goneMeanwhile) {
            return Optional.empty();
        }
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** Names are made here and never sent by anybody; should one be, it leads nowhere else. */
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

    private record OnDisk(@Nullable Path path, long length) implements Stored {
        @Override
        public InputStream open(long from) {
            try {
                var channel = FileChannel.open(requireNonNull(path), StandardOpenOption.READ);
                return Channels.newInputStream(channel.position(from));
            } catch (IOException failure) {
                throw new StorageFailure(failure);
            }
        }
    }
}
