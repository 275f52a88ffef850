package kz.malim.image;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kz.malim.database.EmbeddedDatabase;

/**
 * A training run of the image on the demo newsroom: it creates the AOT cache with the loaded and linked classes and the
 * profiles of hot methods (JEP 483, 514, 515).
 */
final class Training {
    /** The command of the image, without the cache that is created here. */
    static final List<String> COMMAND = List.of(
            "-XX:+UseG1GC",
            "-XX:MaxRAMPercentage=40",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+HeapDumpOnOutOfMemoryError",
            "-XX:HeapDumpPath=/dumps",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-jar",
            "/app/quarkus-run.jar");

    static final String CACHE = "/app/app.aot";

    private static final List<String> PATHS = List.of(
            "/api/articles",
            "/api/articles?limit=5&lang=kk&include=authors&facets=section",
            "/api/articles?q=kitap",
            "/api/articles?tga=1",
            "/api/blocks",
            "/feeds/all.rss",
            "/sitemap.xml",
            "/api/search/suggest?q=ki");

    private final Path root;
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = freePort();
    private final int management = freePort();

    private Training(Path root) throws IOException {
        this.root = root;
    }

    static Training of(Path root) throws IOException {
        return new Training(root);
    }

    void run() throws IOException, InterruptedException {
        var log = root.resolveSibling("training.log");
        try (var database = EmbeddedDatabase.start(root.resolveSibling("training-database"))) {
            database.clear();
            var process = start(database, log);
            try {
                awaitReady(process, log);
                read();
                process.destroy();
                if (!process.waitFor(5, TimeUnit.MINUTES)) {
                    throw new IOException("The training does not end; see " + log);
                }
            } finally {
                process.destroyForcibly();
            }
        }
        if (!Files.exists(Path.of(root + CACHE))) {
            throw new IOException("The training left no cache; see " + log);
        }
    }

    private Process start(EmbeddedDatabase database, Path log) throws IOException {
        var command = new ArrayList<String>();
        command.add(root.resolve("opt/java/bin/java").toString());
        command.add("-XX:AOTCacheOutput=" + root + CACHE);
        // the runtime accepts a prefix before the class path, and no other difference
        COMMAND.forEach(argument -> command.add(argument.startsWith("/") ? root + argument : argument));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        builder.environment().put("QUARKUS_DATASOURCE_USERNAME", database.user());
        builder.environment().put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        builder.environment().put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
        builder.environment()
                .put("MALIM_TEMPORARY_DIR", root.resolveSibling("tmp").toString());
        builder.environment().put("MALIM_DEMO", "true");
        builder.environment().put("MALIM_ADMIN_KEY", "for-the-training-only-0123456789abcdef");
        return builder.start();
    }

    private void awaitReady(Process process, Path log) throws InterruptedException, IOException {
        for (int i = 0; i < 600 && process.isAlive(); i++) {
            if (status(management, "/q/health/ready") == 200) {
                return;
            }
            Thread.sleep(200);
        }
        throw new IOException("The training does not start; see " + log);
    }

    /** Requests often enough to profile what is hot; the health probes too. */
    private void read() throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            for (var path : PATHS) {
                status(port, path);
            }
            status(management, "/q/metrics");
            status(management, "/q/health/live");
        }
    }

    private int status(int at, String path) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path))
                    .timeout(Duration.ofSeconds(10));
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
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
