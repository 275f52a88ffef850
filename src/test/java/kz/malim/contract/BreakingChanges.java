package kz.malim.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a later contract took away from clients that were built on an earlier one: operations, parameters, fields and values
 * that are gone, and what may be sent or must be expected that was not so before. What is only added is no breaking change.
 */
final class BreakingChanges {
    private final JsonNode before;
    private final JsonNode after;
    private final Set<String> found = new TreeSet<>();
    private final Set<String> compared = new HashSet<>();

    /** Who sends a schema: what a client sends may only become freer, what it gets only stricter. */
    private enum Direction {
        REQUEST,
        RESPONSE
    }

    private BreakingChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** Each as {@code subject: what happened}, where the subject is an operation or {@code Schema.field}. */
    static Set<String> between(JsonNode before, JsonNode after) {
        var changes = new BreakingChanges(before, after);
        before.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> operation.getValue().has("operationId"))
                        .forEach(operation -> changes.compareOperation(
                                operation.getValue(),
                                after.path("paths").path(path.getKey()).path(operation.getKey()))));
        return changes.found;
    }

    private void compareOperation(JsonNode was, JsonNode is) {
        var id = was.path("operationId").asText();
        if (!is.path("operationId").asText().equals(id)) {
            report(id, is.isMissingNode() ? "removed" : "renamed");
            return;
        }
        compareParameters(id, was.path("parameters"), is.path("parameters"));
        if (!was.has("requestBody") && is.at("/requestBody/required").asBoolean()) {
            report(id, "a body is required");
        }
        compareContent(id, was.at("/requestBody/content"), is.at("/requestBody/content"), Direction.REQUEST);
        was.path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .forEach(response -> {
                    var now = is.path("responses").path(response.getKey());
                    if (now.isMissingNode()) {
                        report(id, "status " + response.getKey() + " removed");
                    } else {
                        compareContent(
                                id, response.getValue().path("content"), now.path("content"), Direction.RESPONSE);
                        response.getValue().path("headers").properties().stream()
                                .filter(header -> !now.path("headers").has(header.getKey()))
                                .forEach(header -> report(id, "header " + header.getKey() + " removed"));
                    }
                });
    }

    private void compareParameters(String id, JsonNode was, JsonNode is) {
        for (var parameter : was) {
            var now = named(parameter, is);
            var name = parameter.path("name").asText();
            if (now.isMissingNode()) {
                report(id, "parameter " + name + " removed");
            } else {
                if (now.path("required").asBoolean()
                        && !parameter.path("required").asBoolean()) {
                    report(id, "parameter " + name + " required");
                }
                compareSchema(id + "." + name, parameter.path("schema"), now.path("schema"), Direction.REQUEST);
            }
        }
        for (var parameter : is) {
            if (parameter.path("required").asBoolean() && named(parameter, was).isMissingNode()) {
                report(id, "parameter " + parameter.path("name").asText() + " added and required");
            }
        }
    }

    private static JsonNode named(JsonNode parameter, JsonNode among) {
        return among.valueStream()
                .filter(other -> other.path("name").equals(parameter.path("name"))
                        && other.path("in").equals(parameter.path("in")))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private void compareContent(String id, JsonNode was, JsonNode is, Direction direction) {
        was.properties().forEach(type -> {
            if (is.has(type.getKey())) {
                compareSchema(
                        id,
                        type.getValue().path("schema"),
                        is.path(type.getKey()).path("schema"),
                        direction);
            } else {
                report(id, type.getKey() + " removed");
            }
        });
    }

    /** @param at the name of the schema, or the place without one */
    private void compareSchema(String at, JsonNode was, JsonNode is, Direction direction) {
        var name = nameOf(was);
        if (name != null) {
            if (!name.equals(nameOf(is))) {
                report(at, name + " became " + (nameOf(is) == null ? "another type" : nameOf(is)));
            } else if (compared.add(direction + name)) {
                compareSchema(name, named(before, name), named(after, name), direction);
            }
            return;
        }
        if (nameOf(is) != null) {
            report(at, "became " + nameOf(is));
            return;
        }
        compareTypes(at, was, is, direction);
        compareValues(at, was, is, direction);
        compareBounds(at, was, is, direction);
        compareFields(at, was, is, direction);
        if (was.has("items")) {
            compareSchema(at, was.path("items"), is.path("items"), direction);
        }
        for (var union : new String[] {"oneOf", "anyOf"}) {
            compareMembers(at, was.path(union), is.path(union), direction);
        }
    }

    private void compareTypes(String at, JsonNode was, JsonNode is, Direction direction) {
        var types = texts(was.path("type"));
        var now = texts(is.path("type"));
        if (types.isEmpty() && now.isEmpty()) {
            return;
        }
        if (direction == Direction.REQUEST
                ? !now.isEmpty() && !now.containsAll(types)
                : !types.containsAll(now) || now.isEmpty()) {
            report(at, "type " + types + " became " + now);
        }
    }

    private void compareValues(String at, JsonNode was, JsonNode is, Direction direction) {
        var values = texts(was.path("enum"));
        var now = texts(is.path("enum"));
        if (direction == Direction.REQUEST) {
            values.stream()
                    .filter(value -> !now.isEmpty() && !now.contains(value))
                    .forEach(value -> report(at, "value " + value + " removed"));
            if (values.isEmpty() && !now.isEmpty()) {
                report(at, "restricted to " + now);
            }
        } else if (!values.isEmpty()) {
            now.stream()
                    .filter(value -> !values.contains(value))
                    .forEach(value -> report(at, "value " + value + " added to a closed enum"));
        }
        if (direction == Direction.REQUEST
                && is.has("pattern")
                && !is.path("pattern").equals(was.path("pattern"))) {
            report(at, "pattern changed");
        }
    }

    private void compareBounds(String at, JsonNode was, JsonNode is, Direction direction) {
        if (direction == Direction.RESPONSE) {
            return;
        }
        for (var upper : new String[] {"maxLength", "maxItems", "maximum", "maxProperties"}) {
            if (is.has(upper)
                    && (!was.has(upper)
                            || is.path(upper).asDouble() < was.path(upper).asDouble())) {
                report(at, upper + " lowered to " + is.path(upper));
            }
        }
        for (var lower : new String[] {"minLength", "minItems", "minimum", "minProperties"}) {
            if (is.has(lower)
                    && is.path(lower).asDouble() > was.path(lower).asDouble(Double.NEGATIVE_INFINITY)
                    && is.path(lower).asDouble() > 0) {
                report(at, lower + " raised to " + is.path(lower));
            }
        }
    }

    private void compareFields(String at, JsonNode was, JsonNode is, Direction direction) {
        var required = texts(was.path("required"));
        var nowRequired = texts(is.path("required"));
        was.path("properties").properties().forEach(field -> {
            var place = at + "." + field.getKey();
            if (is.path("properties").has(field.getKey())) {
                compareSchema(place, field.getValue(), is.path("properties").path(field.getKey()), direction);
                if (direction == Direction.RESPONSE
                        && required.contains(field.getKey())
                        && !nowRequired.contains(field.getKey())) {
                    report(place, "no longer always there");
                }
            } else {
                report(place, "removed");
            }
        });
        if (direction == Direction.REQUEST) {
            nowRequired.stream()
                    .filter(field -> !required.contains(field))
                    .forEach(field -> report(at + "." + field, "required"));
        }
    }

    private void compareMembers(String at, JsonNode was, JsonNode is, Direction direction) {
        var members = members(was);
        var now = members(is);
        members.forEach((name, member) -> {
            if (now.containsKey(name)) {
                compareSchema(at, member, now.get(name), direction);
            } else if (direction == Direction.REQUEST || now.isEmpty()) {
                report(at, name + " removed");
            }
        });
        boolean isOpen = members.keySet().stream().anyMatch(name -> name.startsWith("Unknown"));
        if (direction == Direction.RESPONSE && !members.isEmpty() && !isOpen) {
            now.keySet().stream()
                    .filter(name -> !members.containsKey(name))
                    .forEach(name -> report(at, name + " added to a closed union"));
        }
    }

    private static Map<String, JsonNode> members(JsonNode union) {
        var members = new java.util.LinkedHashMap<String, JsonNode>();
        union.forEach(member ->
                members.put(nameOf(member) == null ? member.path("type").asText() : nameOf(member), member));
        return members;
    }

    private static Set<String> texts(JsonNode node) {
        var texts = new TreeSet<String>();
        (node.isArray() ? node.valueStream() : Stream.of(node))
                .filter(value -> !value.isMissingNode())
                .forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private static @Nullable String nameOf(JsonNode schema) {
        var ref = schema.path("$ref").asText("");
        return ref.isEmpty() ? null : ref.substring(ref.lastIndexOf('/') + 1);
    }

    private static JsonNode named(JsonNode contract, String name) {
        return contract.path("components").path("schemas").path(name);
    }

    private void report(String subject, String change) {
        found.add(subject + ": " + change);
    }
}
