package kz.malim.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What generators need of the contract, and clients that are older than the server. */
@QuarkusTest
class GeneratedClientsTest {
    private static final String ENUM = "enum";
    private static final String SCHEMAS = "/components/schemas/";

    private final JsonNode contract =
            new ObjectMapper().readTree(Path.of("target/openapi/openapi.json").toFile());

    GeneratedClientsTest() throws IOException {}

    /** In responses values and types are added later; a closed enum or union fails on the first of them. */
    @Test
    void responsesAreOpen() {
        var returned = reachable(operations().map(operation -> operation.path("responses")));
        var sent = reachable(operations().flatMap(GeneratedClientsTest::requests));

        for (var name : returned) {
            var schema = contract.at(SCHEMAS + name);
            assertEquals(List.of(), found(schema, part -> part.path(ENUM).size() > 1), name);
            if (schema.has("discriminator")) {
                assertTrue(schema.path("oneOf").toString().contains(SCHEMAS + "Unknown" + name), name);
            }
        }
        assertEquals(
                List.of(),
                operations()
                        .flatMap(operation ->
                                found(
                                        operation.path("responses"),
                                        part -> part.path(ENUM).size() > 1)
                                        .stream())
                        .toList());
        for (var name : sent) {
            var schema = contract.at(SCHEMAS + name);
            assertEquals(List.of(), found(schema, part -> part.has(OpenResponses.EXTENSIBLE_ENUM)), name);
            assertFalse(schema.path("oneOf").toString().contains("Unknown"), name);
        }
        assertTrue(returned.contains("UnknownBodyBlock"));
        assertTrue(contract.at(SCHEMAS + "Mark").has(OpenResponses.EXTENSIBLE_ENUM));
        assertTrue(contract.at(SCHEMAS + "MarkInput").has(ENUM));
    }

    /** Exactly one member of the union is right for a block: valid, and right for who tries one after another. */
    @Test
    void theUnknownBlockIsNoneOfTheKnown() {
        var unknown = contract.at(SCHEMAS + "UnknownBodyBlock");
        var pattern = unknown.at("/properties/type/pattern").asText();
        var known = contract.at(SCHEMAS + "BodyBlock/discriminator/mapping");

        known.properties().forEach(type -> assertFalse(type.getKey().matches(pattern), type.getKey()));
        for (var type : List.of("poll", "paragraphs", "a-list", "list-of-lists", "")) {
            assertTrue(type.matches(pattern), type);
        }
        assertEquals(Set.of("type", "id"), names(unknown.path("properties")), "what every block has");
        assertTrue(unknown.path("additionalProperties").isMissingNode(), "generators make maps of it");
    }

    @Test
    void unionsHaveNothingBesideTheirMembers() {
        assertEquals(
                List.of(),
                found(
                        contract,
                        part -> part.has("oneOf")
                                && Stream.of("additionalProperties", "properties", "type", "required")
                                        .anyMatch(part::has)));
    }

    @Test
    void parametersHaveNamesInEveryLanguage() {
        assertEquals(
                List.of(),
                parameters()
                        .filter(parameter -> !parameter.path("in").asText().equals("header"))
                        .map(parameter -> parameter.path("name").asText())
                        .filter(name -> !name.matches("[A-Za-z][A-Za-z0-9_]*"))
                        .toList());
    }

    @Test
    void idsAreUuidsAndEnumsAllowTheirValues() {
        assertEquals(
                Set.of(),
                Set.copyOf(parameters()
                        .filter(parameter -> parameter.path("in").asText().equals("path"))
                        .filter(parameter -> Set.of("id", "entry", "link", "media", "photo")
                                .contains(parameter.path("name").asText()))
                        .filter(parameter ->
                                !parameter.at("/schema/format").asText().equals("uuid"))
                        .map(JsonNode::toString)
                        .toList()));
        parameters()
                .map(parameter -> parameter.path("schema"))
                .filter(schema -> schema.has(ENUM) && schema.has("pattern"))
                .forEach(schema -> schema.path(ENUM)
                        .forEach(value -> assertTrue(
                                value.asText().matches(schema.path("pattern").asText()), schema.toString())));
    }

    /** Documentation and mock servers send them. */
    @Test
    void parametersHaveExamplesThatTheirSchemasAllow() {
        operations()
                .forEach(operation -> operation.path("parameters").forEach(parameter -> {
                    var schema = parameter.path("schema");
                    var name = operation.path("operationId").asText() + " "
                            + parameter.path("name").asText();
                    var example = parameter.has("example")
                            ? parameter.path("example")
                            : schema.has(ENUM) ? schema.at("/enum/0") : schema.at("/examples/0");
                    assertFalse(example.isMissingNode(), name + " has no example");
                    if (schema.has("pattern")) {
                        assertTrue(
                                example.asText().matches(schema.path("pattern").asText()), name + ": " + example);
                    }
                    if (schema.has("maxLength")) {
                        assertTrue(
                                example.asText().length()
                                        <= schema.path("maxLength").asInt(),
                                name + ": " + example);
                    }
                    if (schema.has("maximum")) {
                        assertTrue(
                                example.isInt()
                                        && example.asInt()
                                                <= schema.path("maximum").asInt(),
                                name + ": " + example);
                    }
                }));
    }

    @Test
    void ifMatchIsRequiredWhereNothingIsCreatedWithoutIt() {
        operations().forEach(operation -> {
            var headers = names(operation.path("parameters"), "header");
            operation
                    .path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("name").asText().equals("If-Match"))
                    .forEach(parameter -> assertEquals(
                            !headers.contains("If-None-Match"),
                            parameter.path("required").asBoolean(),
                            operation.path("operationId").asText()));
        });
    }

    private static Stream<JsonNode> requests(JsonNode operation) {
        return Stream.of(operation.path("requestBody"), operation.path("parameters"));
    }

    private Stream<JsonNode> operations() {
        return contract.path("paths").valueStream().flatMap(JsonNode::valueStream);
    }

    private Stream<JsonNode> parameters() {
        return operations().flatMap(operation -> operation.path("parameters").valueStream());
    }

    private Set<String> reachable(Stream<JsonNode> from) {
        var names = new TreeSet<String>();
        from.forEach(part -> reach(part, names));
        return names;
    }

    private void reach(JsonNode part, Set<String> names) {
        part.findValuesAsText("$ref").stream()
                .map(ref -> ref.substring(1))
                .filter(ref -> ref.startsWith(SCHEMAS))
                .map(ref -> ref.substring(SCHEMAS.length()))
                .filter(names::add)
                .forEach(name -> reach(contract.at(SCHEMAS + name), names));
    }

    private static List<JsonNode> found(JsonNode node, Predicate<JsonNode> wanted) {
        var found = new ArrayList<JsonNode>();
        if (node.isObject() && wanted.test(node)) {
            found.add(node);
        }
        node.forEach(part -> found.addAll(found(part, wanted)));
        return found;
    }

    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.properties().stream().map(Map.Entry::getKey).forEach(names::add);
        return names;
    }

    private static Set<String> names(JsonNode parameters, String in) {
        var names = new TreeSet<String>();
        parameters
                .valueStream()
                .filter(parameter -> parameter.path("in").asText().equals(in))
                .forEach(parameter -> names.add(parameter.path("name").asText()));
        return names;
    }
}
