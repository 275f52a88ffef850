package kz.malim.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The packaged program, started with its embedded database in an empty folder. */
class FirstStartIT {
    private static final Path FOLDER = Path.of("target/faults/first-start");
    private static final Pattern KEY = Pattern.compile("Administrator key created, logged only once: (malim_\\S+)");

    /** Ours, of a library, or of the Java runtime. */
    private static final Pattern COMPLAINT = Pattern.compile("(?m)^.*(\\b(WARN|WARNING|ERROR|FATAL)\\b|^\\s+at ).*$");

    /** What was left out in pom.xml, and must not come back by another way; see design.md, "Dependencies". */
    private static final List<String> EXCLUDED = List.of(
            "com.google.api.grpc.",
            "com.google.code.gson.",
            "com.google.guava.",
            "com.google.j2objc.",
            "com.google.protobuf.",
            "io.grpc.",
            "io.opentelemetry.instrumentation.opentelemetry-runtime-telemetry",
            "io.perfmark.",
            "io.quarkus.quarkus-grpc",
            "io.vertx.vertx-grpc");

    @Test
    void logsNoComplaintAndOneKeyThatWorks() throws IOException {
        delete(FOLDER);
        try (var malim = start(
                "first-start",
                Map.of(
                        "MALIM_DATA_DIR", FOLDER.toString(),
                        "MALIM_DEMO", "true",
                        "MALIM_SITE_URL", "https://news.example"))) {
            malim.awaitReady();
            Await.until(
                    Duration.ofSeconds(30), () -> KEY.matcher(malim.logged()).find());

            var first = malim.logged();
            assertEquals(asRoot("Running as root"), complaints(first), first);
            assertEquals(List.of(), withoutCode(first), first);
            assertTrue(first.indexOf("Listening on") < first.indexOf("Administrator key created"), first);
            var key = KEY.matcher(first);
            assertTrue(key.find());
            assertEquals(200, withKey(malim, key.group(1)));

            malim.terminate();
            malim.awaitEnd();
            int stopped = malim.logged().length();
            malim.restart();
            malim.awaitReady();

            var second = malim.logged().substring(stopped);
            assertEquals(asRoot("Running as root"), complaints(second), second);
            assertFalse(KEY.matcher(second).find(), second);
        }
    }

    /** It would be valid, and nobody would look for it in the log of a start that failed. */
    @Test
    void createsNoKeyWhenItCannotServe() throws IOException {
        try (var deployment = Deployment.of(0, Path.of("target/faults/cannot-serve"))) {
            Files.deleteIfExists(Path.of("target/faults/cannot-serve.log"));
            var malim = deployment.add(
                    "cannot-serve",
                    Map.of("MALIM_ADMIN_KEY", "", "QUARKUS_HTTP_HOST", "203.0.113.1")); // not of this machine

            malim.awaitEnd();

            assertEquals(1, malim.exitValue());
            assertEquals(0, deployment.number("select count(*) from api_key"), malim.logged());
        }
    }

    @Test
    void bringsNoneOfTheExcludedLibraries() throws IOException {
        try (var libraries = Files.walk(Path.of("target/quarkus-app/lib"))) {
            var found = libraries
                    .map(library -> library.getFileName().toString())
                    .filter(name -> EXCLUDED.stream().anyMatch(name::startsWith))
                    .toList();

            assertEquals(List.of(), found);
        }
    }

    @Test
    void sendsTracesAndMetricsWithoutThem() throws IOException {
        var received = new AtomicInteger();
        var collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            try (exchange) {
                int length = exchange.getRequestBody().readAllBytes().length;
                received.addAndGet(length);
                exchange.sendResponseHeaders(200, -1);
            }
        });
        collector.start();
        try (var deployment = Deployment.of(0, Path.of("target/faults/traces-database"))) {
            Files.deleteIfExists(Path.of("target/faults/traces.log"));
            var malim = deployment
                    .add(
                            "traces",
                            Map.of(
                                    "MALIM_SITE_URL",
                                    "https://news.example",
                                    "QUARKUS_OTEL_SDK_DISABLED",
                                    "false",
                                    "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                                    "http://127.0.0.1:" + collector.getAddress().getPort()))
                    .awaitReady();

            Await.until(Duration.ofSeconds(60), () -> {
                assertEquals(200, Client.status(malim.url() + "/api/articles"));
                return received.get() > 0;
            });

            assertTrue(malim.metric("malim_requests_seconds_count") > 0);
            assertTrue(malim.metric("jvm_memory_used_bytes") > 0);
            assertEquals(List.of(), complaints(malim.logged()), malim.logged());
        } finally {
            collector.stop(0);
        }
    }

    private static Replica start(String name, Map<String, String> settings) throws IOException {
        Files.deleteIfExists(Path.of("target/faults", name + ".log"));
        return Replica.start(name, settings, List.of());
    }

    private static List<String> complaints(String log) {
        return COMPLAINT
                .matcher(log)
                .results()
                .map(line -> line.group().replaceFirst(".*(Running as root).*", "$1"))
                .toList();
    }

    /** Of Malim's own lines; LogCodesTest walks those that are seldom written. */
    private static List<String> withoutCode(String log) {
        var own = log.lines().filter(line -> line.contains("[kz.mal")).toList();
        assertTrue(own.size() > 1, log);
        return own.stream()
                .filter(line -> !line.matches(".*\\) MALIM-\\d{4} .*"))
                .toList();
    }

    private static List<String> asRoot(String complaint) {
        return System.getProperty("user.name").equals("root") ? List.of(complaint) : List.of();
    }

    private static int withKey(Replica malim, String key) {
        return Client.send(HttpRequest.newBuilder(URI.create(malim.url() + "/management/keys"))
                        .header("Authorization", "Bearer " + key))
                .status();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
