package kz.malim.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is temporary: bodies of uploads, native code that libraries unpack. A folder of this process only, which nobody else
 * may read, inside of one that several replicas on a machine may share. What a replica left that was killed is deleted when
 * the next one starts: a replica that runs holds the lock of its folder.
 */
public final class TemporaryFolder {
    /** Where libraries unpack, and so does our own code. */
    private static final String JAVA = "java.io.tmpdir";

    /** Where Quarkus writes the files of multipart forms. */
    private static final String UPLOADS = "quarkus.http.body.uploads-directory";

    private static final String LOCK = ".lock";

    /** Held until the process ends. */
    private static @Nullable FileLock held;

    private TemporaryFolder() {}

    /** Creates the folder of this process. Called first of all: libraries read these properties when they are loaded. */
    public static void use(Path parent) {
        try {
            var folder = create(Files.createDirectories(parent).toRealPath());
            System.setProperty(JAVA, folder.toString());
            System.setProperty(UPLOADS, folder.resolve("uploads").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The temporary folder " + parent.toAbsolutePath() + " cannot be used: " + e
                            + ". Name another one with MALIM_TEMPORARY_DIR.",
                    e);
        }
    }

    /** A new file in it. */
    public static Path newFile(String suffix) throws IOException {
        return Files.createTempFile(Path.of(System.getProperty(JAVA)), "malim", suffix);
    }

    static Path create(Path parent) throws IOException {
        onlyOwner(parent);
        try (var channel = open(parent.resolve("all" + LOCK));
                var _ = channel.lock()) { // so that none is swept between its creation and its lock
            sweep(parent);
            var folder = Files.createTempDirectory(parent, "");
            held = open(lockOf(folder)).tryLock();
            return folder;
        }
    }

    private static void sweep(Path parent) throws IOException {
        List<Path> folders;
        try (var entries = Files.list(parent)) {
            folders = entries.filter(Files::isDirectory).toList();
        }
        for (var folder : folders) {
            try (var channel = open(lockOf(folder));
                    var lock = channel.tryLock()) {
                if (lock != null) {
                    delete(folder);
                    Files.delete(lockOf(folder));
                }
            } catch (OverlappingFileLockException e) {
                // of this process, which was reloaded
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + LOCK);
    }

    private static FileChannel open(Path lock) throws IOException {
        return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Windows has no such permissions; there the folder inherits those of the user's own folder. */
    private static void onlyOwner(Path folder) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
