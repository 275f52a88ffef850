package kz.malim.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An overlay as {@code kubectl kustomize} would render it; the part of kustomize that these overlays use. */
public final class Overlay {
    static final YAMLMapper YAML = new YAMLMapper();
    static final Path FOLDER = Path.of("k8s");

    private final List<ObjectNode> resources = new ArrayList<>();

    public static Overlay of(String name) {
        var overlay = new Overlay();
        overlay.add(FOLDER.resolve("overlays").resolve(name));
        return overlay;
    }

    static Overlay component(String name) {
        var overlay = new Overlay();
        overlay.add(FOLDER.resolve("components").resolve(name));
        return overlay;
    }

    private void add(Path folder) {
        var kustomization = one(folder.resolve("kustomization.yaml"));
        int inherited = resources.size();
        for (var entry : kustomization.path("resources")) {
            var path = folder.resolve(entry.asText()).normalize();
            if (Files.isDirectory(path)) {
                add(path);
            } else {
                resources.addAll(read(path));
            }
        }
        for (var component : kustomization.path("components")) {
            add(folder.resolve(component.asText()).normalize());
        }
        for (var patch : kustomization.path("patches")) {
            var change = one(folder.resolve(patch.path("path").asText()));
            var target = patch.at("/target/name");
            merge(named(kind(change), target.isMissingNode() ? name(change) : target.asText()), change);
        }
        for (var label : kustomization.path("labels")) {
            resources
                    .subList(inherited, resources.size())
                    .forEach(resource -> ((ObjectNode) resource.path("metadata"))
                            .withObject("labels")
                            .setAll((ObjectNode) label.path("pairs")));
        }
        for (var image : kustomization.path("images")) {
            resources.forEach(resource -> resource.findParents("image").stream()
                    .filter(parent -> parent.path("image").equals(image.path("name")))
                    .forEach(parent -> ((ObjectNode) parent)
                            .put(
                                    "image",
                                    image.path("newName").asText() + ":"
                                            + image.path("newTag").asText())));
        }
    }

    List<ObjectNode> resources() {
        return resources;
    }

    public Stream<ObjectNode> ofKind(String kind) {
        return resources.stream().filter(resource -> kind(resource).equals(kind));
    }

    public ObjectNode named(String kind, String name) {
        return ofKind(kind)
                .filter(resource -> name(resource).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + kind + " " + name));
    }

    /** The pod templates of all workloads with images of our own. */
    Stream<JsonNode> pods() {
        return Stream.of("Deployment", "StatefulSet", "Job")
                .flatMap(this::ofKind)
                .map(resource -> resource.at("/spec/template"));
    }

    Stream<JsonNode> containers() {
        return pods().flatMap(pod -> pod.at("/spec/containers").valueStream());
    }

    static String kind(JsonNode resource) {
        return resource.path("kind").asText();
    }

    static String name(JsonNode resource) {
        return resource.at("/metadata/name").asText();
    }

    static ObjectNode one(Path file) {
        var documents = read(file);
        if (documents.size() != 1) {
            throw new AssertionError(file + " is not one document");
        }
        return documents.getFirst();
    }

    private static List<ObjectNode> read(Path file) {
        try (MappingIterator<ObjectNode> documents =
                YAML.readerFor(ObjectNode.class).readValues(file.toFile())) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A strategic merge: fields one by one, lists of named things by name, null deletes. */
    private static void merge(ObjectNode into, ObjectNode change) {
        if (change.remove("$patch") != null) { // "replace", the only one in use
            into.removeAll();
        }
        change.properties().forEach(field -> {
            var old = into.get(field.getKey());
            var value = field.getValue();
            if (value.isNull()) {
                into.remove(field.getKey());
            } else if (old instanceof ObjectNode oldObject && value instanceof ObjectNode newObject) {
                merge(oldObject, newObject);
            } else if (old instanceof ArrayNode oldList && isNamed(value)) {
                value.forEach(item -> mergeInto(oldList, (ObjectNode) item));
            } else {
                into.set(field.getKey(), value);
            }
        });
    }

    private static boolean isNamed(JsonNode value) {
        return value.isArray() && value.valueStream().allMatch(item -> item.has("name"));
    }

    private static void mergeInto(ArrayNode list, ObjectNode item) {
        var same = list.valueStream()
                .filter(other -> other.path("name").equals(item.path("name")))
                .findFirst();
        if (same.isPresent()) {
            merge((ObjectNode) same.get(), item);
        } else {
            list.add(item);
        }
    }
}
