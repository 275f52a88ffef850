package kz.malim.k8s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whether the custom resources fit the schemas of their definitions, as an API server would say with strict validation. The
 * definitions are others' files and not in this repository, so this is no test of every build: {@code ./mvnw surefire:test
 * -Dtest=CustomResourceCheck -Dmalim.test.crds=FOLDER}, with {@code config/crd} of CloudNativePG, of the Barman Cloud Plugin and
 * of the Gateway API in the folder.
 */
class CustomResourceCheck {
    private final Map<String, JsonNode> schemas = new HashMap<>();

    CustomResourceCheck() throws IOException {
        try (var files = Files.walk(Path.of(System.getProperty("malim.test.crds")))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                var definition = Overlay.YAML.readTree(file.toFile());
                for (var version : definition.at("/spec/versions")) {
                    schemas.put(
                            definition.at("/spec/group").asText()
                                    + "/" + version.path("name").asText() + " "
                                    + definition.at("/spec/names/kind").asText(),
                            version.at("/schema/openAPIV3Schema"));
                }
            }
        }
    }

    @Test
    void everyCustomResourceFitsItsDefinition() {
        var overlays = List.of(
                Overlay.of("production"),
                Overlay.of("restored"),
                Overlay.component("gateway"),
                Overlay.component("ingress-nginx"));
        var errors = new ArrayList<String>();
        int checked = 0;
        for (var overlay : overlays) {
            for (var resource : overlay.resources()) {
                var type = resource.path("apiVersion").asText() + " " + Overlay.kind(resource);
                if (schemas.containsKey(type)) {
                    check(resource, schemas.get(type), type + " " + Overlay.name(resource), errors);
                    checked++;
                } else {
                    assertTrue(
                            type.matches(
                                            "(v1|apps/v1|batch/v1|policy/v1|autoscaling/v2|.*k8s.io/v1|.*coreos.com/v1) .*")
                                    && !type.startsWith("gateway."),
                            "no definition of " + type);
                }
            }
        }
        assertEquals(List.of(), errors);
        assertTrue(checked >= 8, "only " + checked);
    }

    private static void check(JsonNode value, JsonNode schema, String at, List<String> errors) {
        var type = schema.path("type").asText();
        if (!schema.path("x-kubernetes-int-or-string").asBoolean() && !is(value, type)) {
            errors.add(at + " is no " + type);
        }
        if (schema.has("enum") && schema.path("enum").valueStream().noneMatch(value::equals)) {
            errors.add(at + " is none of " + schema.path("enum"));
        }
        if (schema.has("pattern")
                && !Pattern.compile(schema.path("pattern").asText())
                        .matcher(value.asText())
                        .find()) {
            errors.add(at + " does not match " + schema.path("pattern").asText());
        }
        if (schema.has("maxItems") && value.size() > schema.path("maxItems").asInt()) {
            errors.add(at + " has too many items");
        }
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText()) && !at.endsWith("metadata")) {
                errors.add(at + " lacks " + name.asText());
            }
        });
        if (value.isArray()) {
            value.forEach(item -> check(item, schema.path("items"), at + "[]", errors));
        }
        value.properties().forEach(field -> checkField(field, schema, at, errors));
    }

    private static void checkField(Map.Entry<String, JsonNode> field, JsonNode schema, String at, List<String> errors) {
        var name = at + "." + field.getKey();
        var known = schema.path("properties").get(field.getKey());
        if (known != null) {
            check(field.getValue(), known, name, errors);
        } else if (schema.path("additionalProperties").isObject()) {
            check(field.getValue(), schema.path("additionalProperties"), name, errors);
        } else if (!at.endsWith(".metadata")
                && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            errors.add(name + " is unknown");
        }
    }

    private static boolean is(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> true;
        };
    }
}
