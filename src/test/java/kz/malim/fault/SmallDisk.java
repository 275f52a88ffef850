package kz.malim.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk of some megabytes that can be filled. It is in memory, and only root may mount it. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static boolean isAvailable() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("user.name").equals("root");
    }

    static SmallDisk of(String name, int megabytes) {
        try {
            var folder = Files.createDirectories(Path.of("target/faults").resolve(name))
                    .toAbsolutePath();
            run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=755", "malim-" + name, folder.toString());
            return new SmallDisk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /** Fills the disk. */
    void fill() {
        try (var out = Files.newOutputStream(filler())) {
            for (var zeros = new byte[4096]; ; ) {
                out.write(zeros);
            }
        } catch (IOException e) {
            // no space left: filled
        }
    }

    void free() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private static void run(String... command) {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException("Failed: " + List.of(command));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        run("umount", "--lazy", folder.toString());
    }
}
