package kz.malim.k8s;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the production overlay must fulfil besides being well-formed. */
class ProductionTest {
    private final Overlay production = Overlay.of("production");

    @Test
    void theIngressRoutesExactlyThePublicPaths() throws IOException {
        var let = paths("malim");
        var contract =
                Overlay.YAML.readTree(Path.of("openapi/openapi.yaml").toFile()).path("paths").properties().stream()
                        .map(path -> path.getKey())
                        .toList();

        assertEquals(
                List.of(),
                contract.stream()
                        .filter(path -> !path.startsWith("/management/"))
                        .filter(path -> let.stream().noneMatch(prefix -> isUnder(path, prefix)))
                        .toList());
        for (var hidden : List.of("/management/imports", "/q/metrics", "/q/health/ready")) {
            assertTrue(let.stream().noneMatch(prefix -> isUnder(hidden, prefix)), hidden);
        }
        assertEquals(Set.of("/management"), paths("malim-management"));
    }

    @Test
    void neverOpensMoreConnectionsThanTheDatabaseAccepts() throws IOException {
        int maxReplicas = production
                .named("HorizontalPodAutoscaler", "malim")
                .at("/spec/maxReplicas")
                .asInt();
        int taken = production
                .named("Cluster", "malim-db")
                .at("/spec/postgresql/parameters/max_connections")
                .asInt();

        int perReplica = setting("quarkus.datasource.jdbc.max-size")
                + setting("quarkus.datasource.reading.jdbc.max-size")
                + setting("quarkus.datasource.previews.jdbc.max-size");

        // one more during a rollout, and a few for the operator and administrators
        assertTrue(
                (maxReplicas + 1) * perReplica + 20 <= taken,
                perReplica + " connections of " + maxReplicas + " replicas");
    }

    @Test
    void connectsToTheDatabaseOfTheOperator() {
        var cluster = production.named("Cluster", "malim-db");
        var settings = production.named("ConfigMap", "malim").path("data");

        assertEquals(
                "jdbc:postgresql://" + Overlay.name(cluster) + "-rw:5432/"
                        + cluster.at("/spec/bootstrap/initdb/database").asText(),
                settings.path("QUARKUS_DATASOURCE_JDBC_URL").asText());
        assertEquals(
                settings.path("QUARKUS_DATASOURCE_READING_USERNAME").asText(),
                cluster.at("/spec/managed/roles/0/name").asText());
        assertEquals(
                Overlay.name(cluster),
                production
                        .named("ScheduledBackup", "malim-db")
                        .at("/spec/cluster/name")
                        .asText());
    }

    @Test
    void migratesWithTheCredentialsItServesWith() {
        var serving = secretsOf(production.named("Deployment", "malim"));

        assertEquals(serving, secretsOf(production.named("Job", "malim-migration")));
    }

    @Test
    void runsAtLeastTwoReplicasAndReplacesOneAtATime() {
        assertTrue(production
                        .named("HorizontalPodAutoscaler", "malim")
                        .at("/spec/minReplicas")
                        .asInt()
                >= 2);
        assertEquals(
                1,
                production
                        .named("PodDisruptionBudget", "malim")
                        .at("/spec/maxUnavailable")
                        .asInt());
        var deployment = production.named("Deployment", "malim").path("spec");
        assertTrue(deployment.path("replicas").isMissingNode(), "the autoscaler says how many");
        assertEquals(0, deployment.at("/strategy/rollingUpdate/maxUnavailable").asInt(1));
    }

    private Set<String> paths(String ingress) {
        return production.named("Ingress", ingress).findValues("paths").stream()
                .flatMap(JsonNode::valueStream)
                .map(path -> path.path("path").asText())
                .collect(toSet());
    }

    private static boolean isUnder(String path, String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }

    private static Set<String> secretsOf(JsonNode resource) {
        return Stream.of(resource)
                .flatMap(in -> in.findValues("secretKeyRef").stream())
                .map(JsonNode::toString)
                .collect(toSet());
    }

    private static int setting(String name) throws IOException {
        var settings = new Properties();
        try (var file = ProductionTest.class.getResourceAsStream("/application.properties")) {
            settings.load(file);
        }
        return Integer.parseInt(settings.getProperty(name));
    }
}
