package kz.malim.k8s;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toCollection;
import static kz.malim.support.Newsroom.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.malim.access.Role;
import kz.malim.support.Metrics;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;

/** Whether the dashboard and the alerts query metrics that Malim exports. */
@QuarkusTest
class ObservabilityTest {
    private static final Pattern METRIC = Pattern.compile("\\b(malim|jvm|process|system)_[a-z_]+\\b");

    @Inject
    Newsroom newsroom;

    @Test
    void everyQueriedMetricExists() throws IOException {
        cause();

        var exported = Metrics.now().lines().stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(toCollection(TreeSet::new));
        var queried = Stream.concat(dashboard(), alerts())
                .flatMap(expression -> METRIC.matcher(expression).results())
                .map(match -> match.group())
                .collect(toCollection(TreeSet::new));

        assertTrue(queried.size() >= 15, queried.toString());
        queried.removeAll(exported);
        // counted from the first collection on, of which a short test has none
        queried.remove("jvm_gc_pause_seconds_sum");
        assertEquals(Set.of(), queried);
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
        for (var alert : alerts.at("/spec/groups/0/rules")) {
            for (var needed : List.of("expr", "for", "labels", "annotations")) {
                assertTrue(alert.has(needed), alert.path("alert").asText() + " lacks " + needed);
            }
        }
        return expressions(alerts);
    }

    private static Stream<String> expressions(JsonNode document) {
        return document.findValues("expr").stream().map(JsonNode::asText);
    }
}
