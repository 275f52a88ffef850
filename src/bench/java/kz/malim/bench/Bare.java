package kz.malim.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import kz.malim.database.EmbeddedDatabase;

/** Starts {@link BareServer} as Malim is started: in a JVM of its own, with the same heap. */
final class Bare {
    private Bare() {}

    static Program start(byte[] bytes, EmbeddedDatabase database) throws IOException, InterruptedException {
        var file = Files.createTempFile(Program.temporaryFolder(), "bare", ".bytes");
        Files.write(file, bytes);
        int port = Program.freePort();
        return Program.start(
                "bare-" + port,
                List.of(
                        Program.java(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareServer.class.getName(),
                        String.valueOf(port),
                        file.toString(),
                        database.jdbcUrl(),
                        database.user(),
                        database.password()),
                Map.of(),
                port,
                "/bytes");
    }
}
