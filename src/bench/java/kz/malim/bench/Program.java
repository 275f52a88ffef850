package kz.malim.bench;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, from its start until it is stopped. */
final class Program implements AutoCloseable {
    private static final Path LOGS = Path.of("target", "bench", "logs");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final Process process;
    private final String address;
    private final double secondsToFirstResponse;

    private Program(Process process, String address, double secondsToFirstResponse) {
        this.process = process;
        this.address = address;
        this.secondsToFirstResponse = secondsToFirstResponse;
    }

    /** Where sections write what is temporary. */
    static Path temporaryFolder() throws IOException {
        return Files.createDirectories(Path.of("target", "bench", "tmp").toAbsolutePath());
    }

    /** Starts it, and returns at its first 200 for the path. */
    static Program start(String name, List<String> command, Map<String, String> environment, int port, String path)
            throws IOException, InterruptedException {
        Files.createDirectories(LOGS);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(LOGS.resolve(name + ".log").toFile());
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        var process = builder.start();
        var address = "http://127.0.0.1:" + port;
        while (!isUp(address + path)) {
            if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
                process.destroyForcibly();
                throw new IOException(name + " did not start: see " + LOGS.resolve(name + ".log"));
            }
            Thread.sleep(5);
        }
        return new Program(process, address, (System.nanoTime() - start) / 1e9);
    }

    private static boolean isUp(String url) throws InterruptedException {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    String address() {
        return address;
    }

    double secondsToFirstResponse() {
        return secondsToFirstResponse;
    }

    long pid() {
        return process.pid();
    }

    /** Resident memory in MiB; 0 where the kernel does not report it. */
    double residentMebibytes() throws IOException {
        var status = Path.of("/proc", String.valueOf(pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
