package kz.malim.support;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged program in a process of its own: as a server until it is closed, or with a command that ends by itself. */
public final class PackagedMalim implements AutoCloseable {
    /** Of this build. */
    public static final Path PROGRAM =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();

    public static final String ADMIN_KEY = "for-the-tests-only-0123456789abcdef01234";

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final Path log;
    private final int port = freePort();
    private final int management = freePort();
    private final Process process;

    private PackagedMalim(Path program, Path log, Map<String, String> settings, String... arguments) {
        this.log = log;
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-jar",
                program.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(port),
                        "QUARKUS_MANAGEMENT_PORT",
                        Integer.toString(management),
                        "MALIM_CACHE_STATUS_HEADERS",
                        "true",
                        "MALIM_ADMIN_KEY",
                        ADMIN_KEY));
        builder.environment().putAll(settings);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static PackagedMalim start(Path log, Map<String, String> settings) {
        return start(PROGRAM, log, settings);
    }

    /** @param program the {@code quarkus-run.jar} of this release or another */
    public static PackagedMalim start(Path program, Path log, Map<String, String> settings) {
        var malim = new PackagedMalim(program, log, settings);
        malim.awaitReady();
        return malim;
    }

    /** Runs until it ends by itself. */
    public static Ended run(Path log, Map<String, String> settings, String... arguments) {
        try (var malim = new PackagedMalim(PROGRAM, log, settings, arguments)) {
            if (!malim.process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("It does not end: " + malim.output());
            }
            return new Ended(malim.process.exitValue(), malim.output());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How a run ended. */
    public record Ended(int exitCode, String output) {}

    private void awaitReady() {
        try (var client = HttpClient.newHttpClient()) {
            var health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/q/health/ready"))
                    .build();
            long end = System.nanoTime() + TIMEOUT.toNanos();
            while (status(client, health) != 200) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new AssertionError("It did not start: " + output());
                }
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (AssertionError e) {
            close();
            throw e;
        }
    }

    private static int status(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public String managementUrl() {
        return "http://127.0.0.1:" + management;
    }

    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
