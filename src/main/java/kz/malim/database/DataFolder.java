package kz.malim.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Where the embedded PostgreSQL lives, held by one Malim at a time. */
public final class DataFolder implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Closing any channel of a file drops the locks of the whole process on it, so this process must ask itself first. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    /** What a start makes before there is any data, and what file systems put into theirs. */
    private static final Set<String> NO_DATA =
            Set.of("malim.lock", "postgresql-programs", "postgresql-log", "tmp", "lost+found");

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataFolder hold(Path folder) {
        try {
            Files.createDirectories(folder.toAbsolutePath(), onlyOwner("rwx------"));
            var path = folder.toRealPath();
            if (!HELD_HERE.add(path)) {
                throw new FolderInUse(path, "this process");
            }
            try {
                return new DataFolder(path, lock(path));
            } catch (IOException | RuntimeException e) {
                HELD_HERE.remove(path);
                throw e;
            }
        } catch (IOException e) {
            throw new DatabaseUnusable(
                    "The data folder " + folder.toAbsolutePath() + " cannot be used: " + e
                            + ". Name another one with MALIM_DATA_DIR.",
                    e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var channel = FileChannel.open(path.resolve("malim.lock"), Set.of(CREATE, READ, WRITE), onlyOwner("rw-------"));
        try {
            if (channel.tryLock() == null) {
                var owner = ByteBuffer.allocate(20);
                channel.read(owner, 0);
                throw new FolderInUse(
                        path, "process " + UTF_8.decode(owner.flip()).toString().strip());
            }
            channel.truncate(0);
            channel.write(UTF_8.encode(ProcessHandle.current().pid() + "\n"), 0);
            return channel;
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new FolderInUse(path, "this process");
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    Path path() {
        return path;
    }

    Path cluster() {
        return path.resolve("postgresql");
    }

    Path programs() {
        return path.resolve("postgresql-programs");
    }

    Path logs() {
        return path.resolve("postgresql-log");
    }

    /** The passwords of this folder's database, drawn at the first start. They never leave this machine. */
    Secrets secrets() {
        var file = Secrets.file(path);
        try {
            if (!Files.exists(file)) {
                if (Files.exists(cluster())) {
                    throw new DatabaseUnusable("The file " + file + " is missing, and the database beside it opens with"
                            + " the passwords in it only. Restore the file from a backup of the folder.");
                }
                var text = "superuser=" + password() + "\nmalim=" + password() + "\n";
                var unfinished = path.resolve("postgresql.passwords.new");
                Files.deleteIfExists(unfinished);
                writePrivately(unfinished, text);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Secrets.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Passwords of the embedded server's two logins. */
    record Secrets(String superuser, String malim) {
        static Path file(Path folder) {
            return folder.resolve("postgresql.passwords");
        }

        static Secrets read(Path file) throws IOException {
            var properties = new Properties();
            properties.load(new StringReader(Files.readString(file)));
            return new Secrets(properties.getProperty("superuser", ""), properties.getProperty("malim", ""));
        }

        @Override
        public String toString() {
            return "Secrets[hidden]";
        }
    }

    static String password() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static void writePrivately(Path file, String text) throws IOException {
        try (var channel = FileChannel.open(file, Set.of(CREATE_NEW, WRITE), onlyOwner("rw-------"))) {
            channel.write(UTF_8.encode(text));
            channel.force(true);
        }
    }

    /** Windows has no such permissions; there the folder inherits those of the user's own folder. */
    public static FileAttribute<?>[] onlyOwner(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** A restore makes this file first and deletes it last. */
    public static Path unfinishedRestore(Path folder) {
        return folder.resolve("restore.unfinished");
    }

    void requireWholeRestore() {
        if (Files.exists(unfinishedRestore(path))) {
            throw new DatabaseUnusable(
                    "A restore into " + path + " was interrupted.\nEmpty the folder, and restore again.");
        }
    }

    /** Whether there is no data in a folder, or no folder. */
    public static boolean isUnused(Path folder) throws IOException {
        return data(folder).isEmpty();
    }

    /** Deletes the data in a folder. */
    public static void empty(Path folder) throws IOException {
        for (var file : data(folder)) {
            deleteTree(file);
        }
    }

    private static List<Path> data(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> !NO_DATA.contains(file.getFileName().toString()))
                    .toList();
        }
    }

    static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD_HERE.remove(path);
        }
    }
}
