package kz.malim.image;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kz.malim.database.EmbeddedDatabase;
import kz.malim.k8s.Overlay;
import kz.malim.storage.FakeS3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image with the environment and the mounts of each overlay, read-only: a picture outlives a kill. The addresses of
 * the database and the object store are those of the test, and so are the ports; everything else is the overlay's.
 */
class OverlayImageCheck {
    private static final String ADMIN_KEY = "for-the-check-only-0123456789abcdef";
    private static final String READER = "for-the-check-only";

    @TempDir
    Path folder;

    @Test
    void theSmallOverlayKeepsPicturesOnItsVolume() throws Exception {
        try (var database = EmbeddedDatabase.start(Path.of("target/image/check-database"))) {
            keepsAPicture("small", database, Map.of());
        }
    }

    @Test
    void productionKeepsPicturesInItsBucket() throws Exception {
        var s3 = new FakeS3();
        s3.start();
        try (var database = EmbeddedDatabase.start(Path.of("target/image/check-database"))) {
            keepsAPicture(
                    "production",
                    database,
                    Map.of(
                            "MALIM_STORAGE_S3_ENDPOINT",
                            s3.endpoint().toString(),
                            "MALIM_STORAGE_S3_PATH_STYLE",
                            "true")); // no name server knows the bucket
        } finally {
            s3.stop();
        }
    }

    private void keepsAPicture(String overlay, EmbeddedDatabase database, Map<String, String> addresses)
            throws Exception {
        database.clear();
        createReader(database);
        var rendered = Overlay.of(overlay);
        var pod = rendered.named("Deployment", "malim").at("/spec/template/spec");
        int port = freePort();
        var own = new HashMap<>(addresses);
        own.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        own.put("QUARKUS_DATASOURCE_USERNAME", database.user());
        own.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        own.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(freePort()));
        var settings = environment(rendered, pod, database);
        settings.putAll(own);
        var image = new UnpackedImage(new ImageTar(Path.of("target/malim-image.tar")), folder);
        for (var job : rendered.ofKind("Job").toList()) {
            var migration = environment(rendered, job.at("/spec/template/spec"), database);
            migration.putAll(own);
            var process = image.start(migration, mounts(job.at("/spec/template/spec")), List.of("migrate"));
            assertTrue(process.waitFor(180, TimeUnit.SECONDS), image::output);
            assertEquals(0, process.exitValue(), image::output);
        }

        var bytes = Files.readAllBytes(Path.of("src/test/resources/pictures/camera.jpg"));
        var first = start(image, settings, mounts(pod), port);
        String picture;
        byte[] before;
        try {
            var created = RestAssured.given()
                    .auth()
                    .oauth2(ADMIN_KEY)
                    .multiPart("file", "camera.jpg", bytes)
                    .post("http://127.0.0.1:" + port + "/management/photos");
            assertEquals(201, created.statusCode(), created::asString);
            picture = created.<String>path("renditions.url").replace("{width}", "320");
            before = read(port, picture);
        } finally {
            first.destroyForcibly().waitFor();
        }
        var second = start(image, settings, mounts(pod), port);
        try {
            assertArrayEquals(before, read(port, picture));
        } finally {
            second.destroy();
            assertTrue(second.waitFor(60, TimeUnit.SECONDS), image::output);
        }
    }

    private static byte[] read(int port, String path) {
        var response = RestAssured.given().auth().oauth2(ADMIN_KEY).get("http://127.0.0.1:" + port + path);
        assertEquals(200, response.statusCode(), response::asString);
        return response.asByteArray();
    }

    private static Process start(
            UnpackedImage image, Map<String, String> settings, Map<String, String> mounts, int port)
            throws IOException {
        var process = image.start(settings, mounts, List.of());
        await().atMost(3, TimeUnit.MINUTES)
                .ignoreExceptions()
                .failFast(() -> assertTrue(process.isAlive(), image::output))
                .until(() -> RestAssured.get("http://127.0.0.1:" + settings.get("QUARKUS_MANAGEMENT_PORT")
                                        + "/q/health/ready")
                                .statusCode()
                        == 200);
        return process;
    }

    /** As the kubelet would set it, with the secrets that README.md has the operator create. */
    private static Map<String, String> environment(Overlay overlay, JsonNode pod, EmbeddedDatabase database) {
        var container = pod.at("/containers/0");
        var secrets = Map.of(
                "malim/admin-key",
                ADMIN_KEY,
                "postgres/malim-password",
                database.password(),
                "malim-db-app/password",
                database.password(),
                "malim-db-app/username",
                database.user(),
                "malim-db-reader/password",
                READER,
                "malim-storage/access-key",
                FakeS3.ACCESS_KEY,
                "malim-storage/secret-key",
                FakeS3.SECRET_KEY);
        var settings = new HashMap<String, String>();
        for (var from : container.path("envFrom")) {
            overlay.named("ConfigMap", from.at("/configMapRef/name").asText())
                    .path("data")
                    .properties()
                    .forEach(entry ->
                            settings.put(entry.getKey(), entry.getValue().asText()));
        }
        for (var variable : container.path("env")) {
            var reference = variable.at("/valueFrom/secretKeyRef");
            var name = variable.path("name").asText();
            if (reference.isMissingNode()) {
                settings.put(name, variable.path("value").asText());
            } else {
                var secret = secrets.get(reference.path("name").asText() + "/"
                        + reference.path("key").asText());
                assertTrue(secret != null || reference.path("optional").asBoolean(), reference::toString);
                if (secret != null) {
                    settings.put(name, secret);
                }
            }
        }
        return settings;
    }

    /** Every volume where the pod mounts it: a claim keeps what is in it, and an empty folder is new with each start. */
    private Map<String, String> mounts(JsonNode pod) throws IOException {
        var mounts = new HashMap<String, String>();
        for (var mount : pod.at("/containers/0/volumeMounts")) {
            var name = mount.path("name").asText();
            var volume = pod.path("volumes")
                    .valueStream()
                    .filter(candidate -> candidate.path("name").asText().equals(name))
                    .findFirst()
                    .orElseThrow();
            mounts.put(
                    mount.path("mountPath").asText(),
                    volume.has("persistentVolumeClaim") ? claim(name).toString() : UnpackedImage.TEMPORARY);
        }
        return mounts;
    }

    /** Writable for the group of the pod (fsGroup), here for everybody. */
    private Path claim(String name) throws IOException {
        var claim = folder.resolve("claims").resolve(name);
        if (!Files.exists(claim)) {
            Files.createDirectories(claim);
            Files.setPosixFilePermissions(claim, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        return claim.toAbsolutePath();
    }

    /** As the cluster's postInitSQL does, whose operator also sets the password. */
    private static void createReader(EmbeddedDatabase database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(
                    "do $$ begin create role malim_reader login; exception when duplicate_object then end $$");
            statement.execute("alter role malim_reader login password '" + READER + "'");
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
