package kz.malim.storage;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever waits is more patient than whom it waits for: the object store, the transaction, the connection, the way in. */
class PatienceTest {
    private static final String IDLE = "quarkus.http.idle-timeout";
    private static final String TRANSACTION = "quarkus.transaction-manager.default-transaction-timeout";

    private final Properties settings = new Properties();

    PatienceTest() throws IOException {
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(file);
        }
    }

    @Test
    void whoeverWaitsIsMorePatientThanWhomItWaitsFor() throws IOException {
        var attempts = S3Client.STALL_TIMEOUT.multipliedBy(2); // one that was quick to fail, and one that hangs
        var transaction = setting(TRANSACTION);
        var idle = setting(IDLE);

        assertTrue(attempts.compareTo(Duration.ofSeconds(10)) < 0);
        assertTrue(S3Client.STALL_TIMEOUT.compareTo(S3Client.REQUEST_TIMEOUT) < 0);
        // the transaction of an upload looks for the original, and stores it and its master
        assertTrue(S3Client.STALL_TIMEOUT
                        .plus(S3Client.REQUEST_TIMEOUT.multipliedBy(2))
                        .compareTo(transaction)
                < 0);
        assertTrue(transaction.compareTo(idle) < 0);
        for (var file : List.of("gateway/route.yaml", "ingress-nginx/ingress.yaml")) {
            var timeouts = Pattern.compile("(?:backendRequest|request|proxy-read-timeout): \"?(\\d+)s?\"?")
                    .matcher(Files.readString(Path.of("k8s/components", file)))
                    .results()
                    .map(match -> Duration.ofSeconds(Long.parseLong(match.group(1))))
                    .toList();
            assertTrue(timeouts.stream().allMatch(timeout -> timeout.compareTo(idle) > 0), file);
            assertTrue(!timeouts.isEmpty(), file);
        }
    }

    @Test
    void theManualSaysTheSame() throws IOException {
        var page = Files.readString(Path.of("src/site/markdown/operating.md"));

        for (var row : List.of(
                "2 s; " + S3Client.STALL_TIMEOUT.toSeconds() + " s; " + S3Client.REQUEST_TIMEOUT.toSeconds() + " s |",
                "| a transaction, with all its statements and files | "
                        + setting(TRANSACTION).toSeconds() + " s |",
                "| 15 s; " + setting(IDLE).toSeconds() + " s |")) {
            assertTrue(page.contains(row), row);
        }
    }

    private Duration setting(String name) {
        return Duration.parse("PT" + settings.getProperty(name));
    }
}
