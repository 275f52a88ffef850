package kz.malim.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A packaged Malim in a process of its own. */
final class Replica implements AutoCloseable {
    private static final Path PROGRAM =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();

    private final String name;
    private final Map<String, String> settings;
    private final List<String> options;
    private final int port = freePort();
    private final int management = freePort();
    private Process process;

    private Replica(String name, Map<String, String> settings, List<String> options) {
        this.name = name;
        this.settings = settings;
        this.options = options;
        this.process = launch();
    }

    /** @param options of the virtual machine */
    static Replica start(String name, Map<String, String> settings, List<String> options) {
        if (!Files.exists(PROGRAM)) {
            throw new IllegalStateException("There is no " + PROGRAM + ": run ./mvnw package -DskipTests first");
        }
        return new Replica(name, settings, options);
    }

    private Process launch() {
        try {
            var command = new ArrayList<String>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+ExitOnOutOfMemoryError"));
            command.addAll(options);
            command.addAll(List.of("-jar", PROGRAM.toString()));
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            builder.environment().putAll(settings);
            builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
            builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path log() throws IOException {
        return Files.createDirectories(Path.of("target/faults")).resolve(name + ".log");
    }

    void restart() {
        process = launch();
    }

    Replica awaitReady() {
        Await.until(Duration.ofSeconds(90), () -> isReady());
        return this;
    }

    boolean isReady() {
        return health("ready") == 200;
    }

    boolean isLive() {
        return health("live") == 200;
    }

    private int health(String which) {
        return Client.status("http://127.0.0.1:" + management + "/q/health/" + which);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The value of a series in its metrics. */
    double metric(String series) {
        return Client.text("http://127.0.0.1:" + management + "/q/metrics")
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Resident memory in bytes. */
    long memory() {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    int exitValue() {
        return process.exitValue();
    }

    String logged() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void freeze() {
        Signals.send("STOP", process.pid());
    }

    void thaw() {
        Signals.send("CONT", process.pid());
    }

    void terminate() {
        process.destroy();
    }

    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError(name + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thaw();
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
