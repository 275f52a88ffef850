package kz.malim.k8s;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The alerts by Prometheus' own tool; {@code .ci/run} installs it, and elsewhere its tests are skipped without it. */
class AlertsTest {
    private static final Path ALERTS = Overlay.FOLDER.resolve("observability/alerts.yaml");
    private static final Path TESTS = Overlay.FOLDER.resolve("observability/tests/alerts.test.yaml");
    private static final Path FOLDER = Path.of("target/alerts");

    @Test
    void fireAndStaySilentAsTheirTestsSay() throws IOException, InterruptedException {
        assumeTrue(isInstalled(), "promtool of Prometheus is not installed");
        Files.createDirectories(FOLDER);
        Overlay.YAML.writeValue(
                FOLDER.resolve("rules.yaml").toFile(), Overlay.one(ALERTS).path("spec"));
        Files.write(FOLDER.resolve("alerts.test.yaml"), Files.readAllBytes(TESTS));

        var promtool = new ProcessBuilder(
                        "promtool",
                        "test",
                        "rules",
                        FOLDER.resolve("alerts.test.yaml").toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(promtool.getInputStream().readAllBytes(), UTF_8);

        assertEquals(0, promtool.waitFor(), output);
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
    }

    @Test
    void eachHasATestAndASectionOfTheManual() throws IOException {
        var tests = Files.readString(TESTS);
        var manual = Files.readString(Path.of("src/site/markdown/alerts.md"));

        for (var alert : alerts()) {
            var name = alert.path("alert").asText();
            for (var needed : List.of("expr", "for", "labels", "annotations")) {
                assertTrue(alert.has(needed), name + " lacks " + needed);
            }
            assertEquals(
                    "https://manual.example.org/alerts#" + name.toLowerCase(Locale.ROOT),
                    alert.at("/annotations/runbook_url").asText());
            assertTrue(manual.contains("\n### " + name + "\n"), name + " has no section");
        }
        var critical = alerts().stream()
                .filter(alert -> alert.at("/labels/severity").asText().equals("critical"))
                .map(alert -> alert.path("alert").asText())
                .filter(name -> !tests.contains(name))
                .collect(toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(), critical, "alerts that page without a test");
    }

    private static List<JsonNode> alerts() {
        return Overlay.one(ALERTS).at("/spec/groups/0/rules").valueStream().toList();
    }
}
