package kz.malim.k8s;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toCollection;
import static kz.malim.support.Newsroom.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.malim.access.Role;
import kz.malim.support.Metrics;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

/** Whether the dashboard and the alerts query metrics that Malim, or an exporter that is named, exports. */
@QuarkusTest
class ObservabilityTest {
    private static final Pattern METRIC =
            Pattern.compile("\\b(malim|jvm|process|system|kube|kubelet|container|cnpg|barman|certmanager)_[a-z_]+\\b");

    /** What stands between braces and after "by" are labels. */
    private static final Pattern LABELS = Pattern.compile("\\{[^}]*}|\\b(by|without|on) *\\([^)]*\\)");

    @Inject
    Newsroom newsroom;

    @Test
    void everyQueriedMetricExists() throws IOException {
        cause();

        var exported = Metrics.now().lines().stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(toCollection(TreeSet::new));
        exported.addAll(ofExporters());
        var queried = Stream.concat(dashboard(), alerts())
                .flatMap(ObservabilityTest::metrics)
                .collect(toCollection(TreeSet::new));

        assertTrue(queried.size() >= 40, queried.toString());
        queried.removeAll(exported);
        // counted from the first collection on, of which a short test has none
        queried.remove("jvm_gc_pause_seconds_sum");
        assertEquals(Set.of(), queried);
    }

    private static Stream<String> metrics(String expression) {
        var names = METRIC.matcher(LABELS.matcher(expression).replaceAll(""))
                .results()
                .map(match -> match.group())
                .toList();
        assertFalse(names.isEmpty(), expression);
        return names.stream();
    }

    /** Of the releases that k8s/README.md names; their own documentation lists them. */
    private static List<String> ofExporters() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/k8s/exporter-metrics.txt")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
    }

    /** Counters that are still zero are not exported. */
    private void cause() {
        get(newsroom.publishes(article()).path()).then().statusCode(200);
        given().auth()
                .oauth2(newsroom.keyOf(Role.WRITER))
                .contentType("text/plain; charset=UTF-8")
                .body("A counted title\n\nA sentence of the story.")
                .post("/management/imports")
                .then()
                .statusCode(201);
    }

    private static Stream<String> dashboard() throws IOException {
        var dashboard = Overlay.YAML.readTree(
                Overlay.FOLDER.resolve("observability/dashboard.json").toFile());
        return expressions(dashboard);
    }

    private static Stream<String> alerts() {
        var alerts = Overlay.one(Overlay.FOLDER.resolve("observability/alerts.yaml"));
        return expressions(alerts);
    }

    @Test
    void theDashboardHasItsOverviewItsVariablesAndItsDeployments() throws IOException {
        var dashboard = Overlay.YAML.readTree(
                Overlay.FOLDER.resolve("observability/dashboard.json").toFile());
        var variables = dashboard.at("/templating/list").findValuesAsText("name");
        var rows = dashboard
                .path("panels")
                .valueStream()
                .filter(panel -> panel.path("type").asText().equals("row"))
                .map(panel -> panel.path("title").asText())
                .toList();

        assertTrue(variables.containsAll(List.of("namespace", "pod")), variables::toString);
        assertTrue(rows.containsAll(List.of("Overview", "File storage", "PostgreSQL", "The process")), rows::toString);
        assertEquals("Overview", rows.getFirst());
        assertEquals(
                List.of("Up", "Current", "5xx ratio", "Version", "Publish to visible, p99", "Requests, p99"),
                dashboard
                        .path("panels")
                        .valueStream()
                        .filter(panel -> panel.path("type").asText().equals("stat"))
                        .map(panel -> panel.path("title").asText())
                        .toList());
        assertTrue(dashboard.at("/annotations/list/0/expr").asText().contains("malim_info"));
        for (var panel : dashboard.path("panels")) {
            for (var target : panel.path("targets")) {
                assertTrue(target.path("expr").asText().contains("namespace=\"$namespace\""), target::toString);
            }
            assertTrue(
                    !panel.path("type").asText().equals("stat")
                            || panel.at("/fieldConfig/defaults/thresholds/steps")
                                            .size()
                                    > 1
                            || panel.path("title").asText().equals("Version"),
                    panel::toString);
        }
    }

    private static Stream<String> expressions(JsonNode document) {
        return document.findValues("expr").stream().map(JsonNode::asText);
    }
}
