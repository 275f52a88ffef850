package kz.malim.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import kz.malim.picture.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program with its own database, in a machine whose temporary folder others share. */
class TemporaryFilesIT {
    private static final String KEY = "for-the-faults-only-0123456789abcdef0123";

    /** What a machine has as /tmp. */
    @TempDir
    Path shared;

    @TempDir
    Path data;

    @Test
    void leavesNothingInTheFolderThatAllShare() throws IOException {
        var settings = Map.of("MALIM_DATA_DIR", data.toString(), "MALIM_ADMIN_KEY", KEY, "MALIM_DEMO", "false");
        try (var replica = Replica.start("temporary", settings, List.of("-Xmx256m", "-Djava.io.tmpdir=" + shared))) {
            replica.awaitReady();
            works(replica);

            assertEquals(List.of(), list(shared));
            var folder = data.resolve("tmp");
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
            assertEquals(1, folders(folder));

            replica.kill(); // leaves what it has unpacked
            replica.restart();
            replica.awaitReady();
            works(replica);

            assertEquals(1, folders(folder));
            assertEquals(List.of(), list(shared));
        }
    }

    /** Whatever unpacks or receives something: compression, an upload, the libraries of pictures. */
    private static void works(Replica replica) throws IOException {
        assertEquals(
                200,
                Client.get(replica.url() + "/api/articles", Map.of("Accept-Encoding", "br"))
                        .status());
        var uploaded = Client.upload(replica.url() + "/management/photos", KEY, Samples.bytes("camera.jpg"));
        assertTrue(List.of(200, 201).contains(uploaded.status()), uploaded.body());
        var webp = uploaded.body()
                .replaceFirst("(?s).*?\"webp\":\"([^\"]+)\".*", "$1")
                .replace("{width}", "320");
        assertEquals(
                200,
                Client.get(replica.url() + webp, Map.of("Authorization", "Bearer " + KEY))
                        .status(),
                webp);
    }

    private static List<String> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static long folders(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isDirectory).count();
        }
    }
}
