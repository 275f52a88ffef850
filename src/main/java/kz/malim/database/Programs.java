package kz.malim.database;

import io.zonky.test.db.postgres.util.ArchUtils;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL ({@code initdb}, {@code pg_ctl}, {@code postgres}), unpacked next to the data: a folder for
 * temporary files may be cleaned, and may belong to another user.
 */
final class Programs {
    /** The version the build brings along; a data folder of another one is refused. */
    static final int MAJOR_VERSION = 18;

    private static final String OS = osName();

    private final Path home;
    private final Path output;

    private Programs(Path home, Path output) {
        this.home = home;
        this.output = output;
    }

    static Programs unpackedIn(Path folder, Path output) {
        try {
            var archive = archive();
            var home = folder.resolve(digest(archive));
            if (!Files.exists(home)) {
                DataFolder.deleteTree(folder); // an earlier release's, or half unpacked
                Files.createDirectories(folder, DataFolder.onlyOwner("rwx------"));
                var unfinished = folder.resolve("unpacking");
                unpack(archive, unfinished);
                Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            }
            return new Programs(home.toRealPath(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] archive() throws IOException {
        for (var name : archives()) {
            try (var in = Programs.class.getResourceAsStream(name)) {
                if (in != null) {
                    return in.readAllBytes();
                }
            }
        }
        throw new DatabaseUnusable("This build of Malim brings no PostgreSQL for " + OS + " on "
                + System.getProperty("os.arch")
                + ". Build it here, build it with -Pall-platforms, or name a database with"
                + " QUARKUS_DATASOURCE_JDBC_URL.");
    }

    /**
     * What the archive may be called, the best first. Not asked of the library that the archives come with: it detects the
     * distribution by a script that it leaves in the temporary folder of the machine.
     */
    private static List<String> archives() {
        var machine = ArchUtils.normalize(System.getProperty("os.arch"));
        var plain = "/postgres-%s-%s".formatted(OS.toLowerCase(Locale.ROOT), machine);
        var names = new ArrayList<String>();
        if (Files.exists(Path.of("/etc/alpine-release"))) {
            names.add(plain + "-alpine_linux.txz"); // another C library
        }
        names.add(plain + ".txz");
        if (machine.equals("arm_64")) {
            names.add(
                    "/postgres-%s-x86_64.txz".formatted(OS.toLowerCase(Locale.ROOT))); // macOS and Windows translate it
        }
        return names;
    }

    private static String osName() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? "Windows" : name.startsWith("mac") ? "Darwin" : "Linux";
    }

    private static String digest(byte[] archive) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return MAJOR_VERSION + "-" + HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("The archive of PostgreSQL leads outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.resolveSibling(".").normalize());
                if (entry.isSymbolicLink() || entry.isLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true)) {
                        throw new IOException("Cannot make " + file + " executable");
                    }
                }
            }
        }
    }

    /** Locales whose character classes are those of Unicode; with plain C the search would take «quoted» for one word. */
    List<String> locales() {
        return switch (OS) {
            case "Windows" -> List.of("en-US", "English_United States.1252");
            case "Darwin" -> List.of("en_US.UTF-8", "C.UTF-8");
            default -> List.of("C.UTF-8", "en_US.UTF-8");
        };
    }

    /** Whether a running process is a server of this data folder, of this release or an earlier one. */
    boolean isServer(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command))
                .filter(command -> command.startsWith(home.resolveSibling(".").normalize()))
                .map(command -> command.getFileName().toString())
                .filter(name -> name.equals("postgres") || name.equals("postgres.exe"))
                .isPresent();
    }

    /** Runs a program and returns whether it succeeded; its output is in {@link #lastOutput}. */
    boolean run(int seconds, String program, String... arguments) {
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root. In a user namespace of its own it sees itself as nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(output.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        try {
            var process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The last lines that the last program printed, on one line. */
    String lastOutput() {
        try {
            var lines = Files.readString(output)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 4), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
