package kz.malim.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Builds the file system of the image as a folder: the program, a Java runtime, the C library, and a user. */
final class ImageRoot {
    /** The timestamp that Jib writes. The AOT cache is bound to it, so files must have it before the training. */
    static final FileTime TIME = FileTime.fromMillis(1000);

    /** The modules Malim and its libraries use; determined by jdeps and by trying. */
    private static final String MODULES = String.join(
            ",",
            "java.base",
            "java.compiler",
            "java.desktop",
            "java.instrument",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.rmi",
            "java.security.jgss",
            "java.security.sasl",
            "java.sql",
            "java.transaction.xa",
            "java.xml",
            "jdk.charsets", // in which pictures have their captions
            "jdk.crypto.ec",
            "jdk.httpserver",
            "jdk.jcmd",
            "jdk.jfr",
            "jdk.management",
            "jdk.management.agent",
            "jdk.net",
            "jdk.unsupported",
            "jdk.zipfs");

    /** "libc.so.6 => /lib/…/libc.so.6 (0x…)", and the loader by itself. */
    private static final Pattern LIBRARY = Pattern.compile("(?m)(?:=> |^\\s+)(/\\S+) \\(0x");

    /** "libc6:amd64: /lib/…/libc.so.6"; the same for another architecture is another package. */
    private static final Pattern OWNER =
            Pattern.compile("(?m)^([a-z0-9.+-]+):(?:amd64|arm64): /(?:usr/)?lib/(?:x86_64|aarch64)-linux-gnu/\\S+$");

    private final Path root;

    private ImageRoot(Path root) {
        this.root = root;
    }

    /** Arguments: the packaged program, and the folder to create. */
    public static void main(String[] args) throws Exception {
        var root = new ImageRoot(Path.of(args[1]).toAbsolutePath());
        root.empty();
        root.copyProgram(Path.of(args[0]));
        root.linkJava();
        root.copyLibraries();
        root.writeUser();
        root.setTimestamps();
        Training.of(root.root).run();
        root.setTimestamps();
    }

    /** Jib caches layers by timestamps, which are the same for all files here, so its cache of the last build is stale. */
    private void empty() throws IOException {
        for (var old : List.of(root, root.resolve("../../jib-cache").normalize())) {
            if (Files.exists(old)) {
                for (var file : everything(old).reversed()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(root.resolve("tmp"));
        Files.createDirectories(root.resolve("dumps"));
    }

    private void copyProgram(Path program) throws IOException {
        try (var files = Files.walk(program)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                copy(file, root.resolve("app").resolve(program.relativize(file).toString()));
            }
        }
    }

    private void linkJava() throws IOException, InterruptedException {
        run(
                Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                "--add-modules=" + MODULES,
                "--output=" + root.resolve("opt/java"),
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--generate-cds-archive");
    }

    private void copyLibraries() throws IOException, InterruptedException {
        var libraries = new TreeSet<String>();
        var java = root.resolve("opt/java");
        for (var user :
                List.of("bin/java", "lib/server/libjvm.so", "lib/libnet.so", "lib/libnio.so", "lib/libzip.so")) {
            LIBRARY.matcher(run("ldd", java.resolve(user).toString()))
                    .results()
                    .map(match -> match.group(1))
                    .filter(library -> !library.startsWith(root.toString()))
                    .forEach(libraries::add);
        }
        for (var library : libraries) {
            copy(Path.of(library).toRealPath(), root.resolve(library.substring(1)));
        }
        writePackages(libraries);
    }

    /** Where scanners look in images without a package manager; on a machine with another one there is nothing to write. */
    private void writePackages(Set<String> libraries) throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/bin/dpkg-query"))) {
            return;
        }
        var folder = Files.createDirectories(root.resolve("var/lib/dpkg/status.d"));
        for (var library : libraries) {
            var owner = OWNER.matcher(run(
                    "dpkg-query",
                    "--search",
                    "*/" + Path.of(library).toRealPath().getFileName()));
            while (owner.find()) {
                Files.writeString(folder.resolve(owner.group(1)), run("dpkg-query", "--status", owner.group(1)));
            }
        }
        copy(Path.of("/etc/os-release").toRealPath(), root.resolve("etc/os-release"));
    }

    private void writeUser() throws IOException {
        var etc = Files.createDirectories(root.resolve("etc"));
        Files.writeString(etc.resolve("passwd"), "malim:x:10001:10001::/app:/none\n");
        Files.writeString(etc.resolve("group"), "malim:x:10001:\n");
        Files.writeString(etc.resolve("nsswitch.conf"), "hosts: files dns\n");
    }

    /** Sets every timestamp, of folders after their contents. */
    private void setTimestamps() throws IOException {
        for (var file : everything(root).reversed()) {
            Files.setLastModifiedTime(file, TIME);
        }
    }

    private static List<Path> everything(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.naturalOrder()).toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolveSibling("."));
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}
