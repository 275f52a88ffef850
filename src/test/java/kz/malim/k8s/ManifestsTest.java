package kz.malim.k8s;

import static java.util.stream.Collectors.toSet;
import static kz.malim.k8s.Overlay.FOLDER;
import static kz.malim.k8s.Overlay.kind;
import static kz.malim.k8s.Overlay.name;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {
    private static final Map<String, Class<?>> KINDS = Map.ofEntries(
            Map.entry("ConfigMap", ConfigMap.class),
            Map.entry("Deployment", Deployment.class),
            Map.entry("HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("Ingress", Ingress.class),
            Map.entry("Job", Job.class),
            Map.entry("Namespace", Namespace.class),
            Map.entry("NetworkPolicy", NetworkPolicy.class),
            Map.entry("PersistentVolumeClaim", PersistentVolumeClaim.class),
            Map.entry("PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("PodMonitor", PodMonitor.class),
            Map.entry("PrometheusRule", PrometheusRule.class),
            Map.entry("Service", Service.class),
            Map.entry("ServiceAccount", ServiceAccount.class),
            Map.entry("ServiceMonitor", ServiceMonitor.class),
            Map.entry("StatefulSet", StatefulSet.class));

    /** Of CloudNativePG and the Gateway API, for which there are no models here: {@link CustomResourceCheck} has their schemas. */
    private static final Set<String> WITHOUT_MODEL =
            Set.of("Cluster", "ScheduledBackup", "ObjectStore", "Gateway", "HTTPRoute");

    /** Megabytes of native code that libraries unpack, with room. */
    private static final int ROOM_FOR_LIBRARIES = 64;

    /** Rejects fields that the models do not know, which they would collect otherwise. */
    private final ObjectMapper strict = new ObjectMapper()
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            });

    @ParameterizedTest
    @ValueSource(strings = {"small", "production", "restored"})
    void everyManifestMatchesItsModel(String overlay) throws JsonProcessingException {
        for (var resource : Overlay.of(overlay).resources()) {
            if (!WITHOUT_MODEL.contains(kind(resource))) {
                strict.treeToValue(resource, KINDS.get(kind(resource)));
            }
        }
    }

    @Test
    void everyFileIsUsedByAKustomization() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            var unused = files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("kustomization.yaml")
                            && !file.toString().matches(".*\\.(md|sh)|.*/tests/.*"))
                    .filter(file -> !Overlay.one(file.resolveSibling("kustomization.yaml"))
                            .toString()
                            .contains('"' + file.getFileName().toString() + '"'))
                    .toList();
            assertEquals(List.of(), unused);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production", "restored"})
    void everyReferencedPortIsAPortOfThePods(String overlay) {
        var rendered = Overlay.of(overlay);
        var ports = rendered.containers()
                .flatMap(container -> container.path("ports").valueStream())
                .map(port -> port.path("name").asText())
                .collect(toSet());

        assertTrue(ports.containsAll(rendered.ofKind("Service")
                .flatMap(service -> texts(service, "targetPort"))
                .toList()));
        assertTrue(ports.containsAll(rendered.containers()
                .flatMap(container -> container.findValues("httpGet").stream())
                .map(get -> get.path("port").asText())
                .toList()));
        assertTrue(ports.containsAll(rendered.ofKind("NetworkPolicy")
                .filter(policy -> name(policy).startsWith("malim"))
                .flatMap(policy -> policy.at("/spec/ingress").findValues("port").stream())
                .map(JsonNode::asText)
                .toList()));
        var offered = rendered.ofKind("Service")
                .flatMap(service -> service.at("/spec/ports").valueStream())
                .map(port -> port.path("name").asText())
                .collect(toSet());
        assertTrue(offered.containsAll(rendered.ofKind("ServiceMonitor")
                .flatMap(monitor -> texts(monitor, "port"))
                .toList()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production", "restored"})
    void everySelectorMatchesPods(String overlay) {
        var rendered = Overlay.of(overlay);
        var labels = rendered.pods().map(pod -> pod.at("/metadata/labels")).toList();
        var selectors = new ArrayList<JsonNode>();
        rendered.ofKind("Service").map(service -> service.at("/spec/selector")).forEach(selectors::add);
        Stream.of("Deployment", "StatefulSet", "PodDisruptionBudget")
                .flatMap(rendered::ofKind)
                .map(resource -> resource.at("/spec/selector/matchLabels"))
                .forEach(selectors::add);
        rendered.pods()
                .flatMap(pod -> pod.at("/spec/topologySpreadConstraints").findValues("matchLabels").stream())
                .forEach(selectors::add);

        for (var selector : selectors) {
            assertTrue(labels.stream().anyMatch(of -> has(of, selector)), selector.toString());
        }
        rendered.ofKind("HorizontalPodAutoscaler")
                .forEach(scaler -> rendered.named(
                        scaler.at("/spec/scaleTargetRef/kind").asText(),
                        scaler.at("/spec/scaleTargetRef/name").asText()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production", "restored"})
    void everyReferenceOfPodsResolves(String overlay) throws IOException {
        var rendered = Overlay.of(overlay);
        for (var pod : rendered.pods().toList()) {
            if (pod.at("/spec").has("serviceAccountName")) {
                rendered.named(
                        "ServiceAccount", pod.at("/spec/serviceAccountName").asText());
            }
            pod.findValues("configMapRef")
                    .forEach(ref -> rendered.named("ConfigMap", ref.path("name").asText()));
            pod.findValues("configMap")
                    .forEach(ref -> rendered.named("ConfigMap", ref.path("name").asText()));
            var volumes = texts(pod.at("/spec/volumes"), "name").collect(toSet());
            pod.findValues("persistentVolumeClaim")
                    .forEach(claim -> rendered.named(
                            "PersistentVolumeClaim", claim.path("claimName").asText()));
            pod.at("/spec/containers")
                    .findValues("volumeMounts")
                    .forEach(mounts -> texts(mounts, "name")
                            .filter(mount -> !mount.equals("data"))
                            .forEach(mount -> assertTrue(volumes.contains(mount), mount)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production", "restored"})
    void theReadmeSaysHowToCreateEverySecret(String overlay) throws IOException {
        var readme = Files.readString(FOLDER.resolve("README.md"));
        var rendered = Overlay.of(overlay);
        var made = rendered.ofKind("Cluster")
                .map(cluster -> name(cluster) + "-app") // by CloudNativePG itself
                .collect(toSet());

        for (var resource : rendered.resources()) {
            resource.findValues("secretKeyRef").stream()
                    .filter(ref -> !made.contains(ref.path("name").asText()))
                    .filter(ref -> !ref.path("key").asText().equals("session-token"))
                    .forEach(ref -> assertTrue(
                            readme.matches("(?s).*create secret generic "
                                    + ref.path("name").asText() + "\\b.{0,250}--from-(literal|file)="
                                    + ref.path("key").asText() + "\\b.*"),
                            ref.toString()));
            Stream.of("passwordSecret", "accessKeyId", "secretAccessKey")
                    .flatMap(field -> resource.findValues(field).stream())
                    .forEach(ref -> assertTrue(readme.contains(
                            "create secret generic " + ref.path("name").asText())));
        }
    }

    @Test
    void theScriptHasTheCommandsOfTheReadmeInTheirOrder() throws IOException {
        var script = Files.readString(FOLDER.resolve("deploy.sh")).replaceAll("(?m)^ +", "");
        var blocks = Files.readString(FOLDER.resolve("README.md")).split("```shell\n");

        int compared = 0;
        for (var block : blocks) {
            if (block.startsWith("kubectl create namespace")) {
                var commands =
                        block.split("```")[0].replaceAll("(?m)^ +", "").replaceAll("(?m)^.*port-forward.*\n", "");
                assertTrue(script.contains(commands), commands);
                compared++;
            }
        }
        assertEquals(2, compared);
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production", "restored"})
    void everyPodMeetsTheSecurityStandardOfItsNamespace(String overlay) {
        var rendered = Overlay.of(overlay);

        assertEquals(
                "restricted",
                rendered.named("Namespace", "malim")
                        .at("/metadata/labels")
                        .path("pod-security.kubernetes.io/enforce")
                        .asText());
        for (var pod : rendered.pods().toList()) {
            assertTrue(pod.at("/spec/securityContext/runAsNonRoot").asBoolean());
            assertEquals(
                    "RuntimeDefault",
                    pod.at("/spec/securityContext/seccompProfile/type").asText());
            assertTrue(pod.at("/spec").has("automountServiceAccountToken"));
        }
        for (var container : rendered.containers().toList()) {
            var security = container.path("securityContext");
            assertTrue(security.path("allowPrivilegeEscalation").isBoolean()
                    && !security.path("allowPrivilegeEscalation").asBoolean());
            assertTrue(security.path("readOnlyRootFilesystem").asBoolean());
            assertEquals("[\"ALL\"]", security.at("/capabilities/drop").toString());
            assertTrue(container.at("/resources/limits").has("memory"));
            assertTrue(container.at("/resources/limits").has("ephemeral-storage"));
            for (var floor : List.of("cpu", "memory", "ephemeral-storage")) {
                assertTrue(container.at("/resources/requests").has(floor), container.path("name") + " " + floor);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production", "restored"})
    void everyMalimIsOfThisVersion(String overlay) throws IOException {
        var version = Files.readString(Path.of("pom.xml")).replaceFirst("(?s).*?<version>([^<]+)</version>.*", "$1");

        var images = Overlay.of(overlay)
                .containers()
                .map(container -> container.path("image").asText())
                .filter(image -> image.contains("malim"))
                .collect(toSet());

        assertEquals(Set.of("registry.example.org/malim:" + version), images);
    }

    /** All uploads that are accepted at a time wait there, and what libraries unpack lies beside them. */
    @ParameterizedTest
    @ValueSource(strings = {"small", "production"})
    void theTemporaryVolumeHasRoomForAllUploadsAtATime(String overlay) throws IOException {
        var settings = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(file);
        }
        int uploads = Integer.parseInt(settings.getProperty("malim.uploads-at-a-time"));
        int largest = Integer.parseInt(
                settings.getProperty("quarkus.http.limits.max-body-size").replace("M", ""));

        var volume = Overlay.of(overlay)
                .named("Deployment", "malim")
                .at("/spec/template/spec/volumes")
                .valueStream()
                .filter(each -> each.path("name").asText().equals("tmp"))
                .findFirst()
                .orElseThrow();

        int room = Integer.parseInt(volume.at("/emptyDir/sizeLimit").asText().replace("Mi", ""));
        assertTrue(room >= uploads * largest + ROOM_FOR_LIBRARIES, room + " Mi for " + uploads + " x " + largest);
    }

    private static Stream<String> texts(JsonNode node, String field) {
        return node.findValues(field).stream().map(JsonNode::asText);
    }

    private static boolean has(JsonNode labels, JsonNode selector) {
        return selector.properties().stream().allMatch(label -> label.getValue().equals(labels.get(label.getKey())));
    }
}
