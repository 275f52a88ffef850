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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the production overlay must fulfil besides being well-formed. */
class ProductionTest {
    private final Overlay production = Overlay.of("production");

    /** By either way in. */
    @ParameterizedTest
    @ValueSource(strings = {"gateway", "ingress-nginx"})
    void exactlyThePublicPathsAreRouted(String component) throws IOException {
        var entrance = Overlay.component(component);
        var let = paths(entrance, "malim");
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
        assertEquals(Set.of("/management"), paths(entrance, "malim-management"));
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

    /** What is inside the controller's limits reaches Malim, which has its own, and says so in a problem. */
    @Test
    void thePictureThatMalimTakesPassesTheWayIn() throws IOException {
        var settings = settings();
        long largest = Long.parseLong(
                settings.getProperty("quarkus.http.limits.max-body-size").replace("M", ""));
        var annotations = Overlay.component("ingress-nginx")
                .named("Ingress", "malim-management")
                .at("/metadata/annotations");
        var route = Overlay.component("gateway").named("HTTPRoute", "malim-management");

        assertTrue(Long.parseLong(annotations
                        .path("nginx.ingress.kubernetes.io/proxy-body-size")
                        .asText()
                        .replace("m", ""))
                > largest);
        assertEquals(
                "off",
                annotations
                        .path("nginx.ingress.kubernetes.io/proxy-request-buffering")
                        .asText());
        assertEquals("0s", route.at("/spec/rules/0/timeouts/request").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "ingress-nginx"})
    void theWayInNamesCertManagerAndMayReachMalim(String component) {
        var entrance = Overlay.component(component);

        assertTrue(entrance.resources().stream()
                .filter(resource -> List.of("Gateway", "Ingress").contains(Overlay.kind(resource)))
                .allMatch(resource -> resource.at("/metadata/annotations").has("cert-manager.io/cluster-issuer")));
        assertEquals(
                "[\"http\"]",
                entrance
                        .ofKind("NetworkPolicy")
                        .findFirst()
                        .orElseThrow()
                        .at("/spec/ingress")
                        .findValuesAsText("port")
                        .stream()
                        .map(port -> '"' + port + '"')
                        .toList()
                        .toString());
    }

    /** A cluster that is restored has the image, the parameters and the backups of the one before, and a way to its backups. */
    @Test
    void theRestoredClusterIsTheSameButForItsName() {
        var restored = Overlay.of("restored");
        var before = production.named("Cluster", "malim-db").path("spec");
        var after = restored.named("Cluster", "malim-db-restored").path("spec");

        for (var field : before.properties()) {
            if (!field.getKey().equals("bootstrap")) {
                assertEquals(field.getValue(), after.get(field.getKey()), field.getKey());
            }
        }
        assertEquals("[\"recovery\"]", keys(after.path("bootstrap")).toString());
        assertEquals(
                "malim-db",
                after.at("/externalClusters/0/plugin/parameters/serverName").asText());
        assertEquals(
                "malim-db-restored",
                restored.named("ScheduledBackup", "malim-db-restored")
                        .at("/spec/cluster/name")
                        .asText());
        assertTrue(restored.named("ConfigMap", "malim")
                .at("/data/QUARKUS_DATASOURCE_JDBC_URL")
                .asText()
                .contains("//malim-db-restored-rw:"));
        assertTrue(secretsOf(restored.named("Deployment", "malim")).stream()
                .noneMatch(secret -> secret.contains("malim-db-app")));
        assertEquals(
                "[{}]",
                restored.named("NetworkPolicy", "database").at("/spec/egress").toString());
    }

    @Test
    void backsUpByThePluginFromTheBeginning() {
        var cluster = production.named("Cluster", "malim-db");
        var backup = production.named("ScheduledBackup", "malim-db").path("spec");

        assertTrue(cluster.at("/spec/backup").isMissingNode(), "barmanObjectStore ends with CloudNativePG 1.31");
        assertEquals(cluster.at("/spec/plugins/0/name"), backup.at("/pluginConfiguration/name"));
        production.named(
                "ObjectStore",
                cluster.at("/spec/plugins/0/parameters/barmanObjectName").asText());
        assertTrue(backup.path("immediate").asBoolean());
        assertTrue(cluster.at("/spec/imageName").asText().matches(".*:\\d+\\.\\d+-.*"), "a minor version");
    }

    /** The name of the Helm release of kube-prometheus-stack, in one place. */
    @Test
    void prometheusSelectsWhatIsForIt() {
        for (var kind : List.of("ServiceMonitor", "PodMonitor", "PrometheusRule")) {
            production
                    .ofKind(kind)
                    .forEach(resource -> assertEquals(
                            "kube-prometheus-stack",
                            resource.at("/metadata/labels/release").asText(),
                            kind));
            assertTrue(production.ofKind(kind).findAny().isPresent(), kind);
        }
    }

    /** A claim that one node mounts cannot follow a rolling update. */
    @Test
    void theSmallOverlayKeepsItsPicturesOnAClaimOfOneReplica() {
        var small = Overlay.of("small");
        var deployment = small.named("Deployment", "malim").path("spec");

        assertEquals(1, deployment.path("replicas").asInt());
        assertEquals("{\"type\":\"Recreate\"}", deployment.path("strategy").toString());
        assertTrue(deployment.findValues("persistentVolumeClaim").stream()
                .anyMatch(claim -> claim.path("claimName").asText().equals("malim-files")));
        assertTrue(production.named("ConfigMap", "malim").path("data").has("MALIM_STORAGE_S3_BUCKET"));
    }

    private static List<String> keys(JsonNode object) {
        return object.properties().stream()
                .map(field -> '"' + field.getKey() + '"')
                .toList();
    }

    @Test
    void migratesWithTheCredentialsItServesWith() {
        var serving = secretsOf(production.named("Deployment", "malim"));
        serving.removeIf(secret -> secret.contains("malim-storage")); // migrations store no files

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

    private static Set<String> paths(Overlay entrance, String name) {
        var routes = entrance.ofKind("HTTPRoute")
                .filter(route -> Overlay.name(route).equals(name))
                .flatMap(route -> route.findValues("matches").stream())
                .flatMap(JsonNode::valueStream)
                .map(match -> match.at("/path/value").asText());
        var ingresses = entrance.ofKind("Ingress")
                .filter(ingress -> Overlay.name(ingress).equals(name))
                .flatMap(ingress -> ingress.findValues("paths").stream())
                .flatMap(JsonNode::valueStream)
                .map(path -> path.path("path").asText());
        return Stream.concat(routes, ingresses).collect(toSet());
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
        return Integer.parseInt(settings().getProperty(name));
    }

    private static Properties settings() throws IOException {
        var settings = new Properties();
        try (var file = ProductionTest.class.getResourceAsStream("/application.properties")) {
            settings.load(file);
        }
        return settings;
    }
}
