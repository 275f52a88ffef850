package kz.malim;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.body.BodyBlock;
import kz.malim.support.ContractCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The committed contract: up to date, documented, and usable by generators. */
@QuarkusTest
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private static final JsonNode OBJECT = TextNode.valueOf("object");

    private final JsonNode contract = read();

    @ParameterizedTest
    @CsvSource({"/openapi, openapi.yaml", "/openapi/delivery, delivery.yaml"})
    void theCommittedContractIsUpToDate(String path, String file) throws IOException {
        var built = given().get(path).asString();
        var committed = Path.of("openapi", file);

        if (!Files.exists(committed) || !Files.readString(committed).equals(built)) {
            Files.writeString(committed, built);
            fail(committed + " was out of date and has been rewritten. Look at the difference with the eyes of those"
                    + " who have already built on the contract; then commit it.");
        }
    }

    @Test
    void everyOperationHasAnIdAndADescription() {
        var poor = operations().entrySet().stream()
                .filter(operation -> Stream.of("operationId", "summary", "description", "tags")
                        .anyMatch(field -> operation.getValue().path(field).isMissingNode()))
                .map(Map.Entry::getKey)
                .toList();

        assertEquals(List.of(), poor);
    }

    @Test
    void operationIdsAreUnique() {
        var ids = operations().values().stream()
                .map(operation -> operation.path("operationId").asText())
                .toList();

        assertEquals(ids.size(), new HashSet<>(ids).size(), ids.toString());
    }

    @Test
    void everyOperationHasAnExample() {
        var silent = operations().entrySet().stream()
                .flatMap(operation -> operation.getValue().path("responses").properties().stream()
                        .filter(response -> response.getKey().startsWith("2"))
                        .filter(response -> response.getValue().has("content"))
                        .filter(response -> response.getValue()
                                .path("content")
                                .valueStream()
                                .anyMatch(type -> !type.has("example") && !type.has("examples")))
                        .map(response -> operation.getKey() + " " + response.getKey()))
                .toList();

        assertEquals(List.of(), silent);
    }

    @Test
    void everyExampleMatchesItsSchema() {
        operations()
                .forEach((operation, described) -> described
                        .path("responses")
                        .properties()
                        .forEach(response -> response.getValue().path("content").properties().stream()
                                .filter(content -> content.getValue().has("example"))
                                .filter(content -> !content.getKey().equals("*/*")) // bytes, whose example is words
                                .forEach(content -> ContractCheck.check(
                                        method(operation),
                                        path(operation).replaceAll("\\{[^}]+}", "x"),
                                        Integer.parseInt(response.getKey()),
                                        content.getKey(),
                                        content.getValue()
                                                .path("example")
                                                .toString()
                                                .getBytes(UTF_8)))));
    }

    @Test
    void everySchemaHasADescription() {
        var silent = contract.at("/components/schemas").properties().stream()
                .filter(schema -> !schema.getValue().has("description"))
                .map(Map.Entry::getKey)
                .toList();

        assertEquals(List.of(), silent);
    }

    @Test
    void whatIsSentHasNoUnknownFields() {
        var open = operations().values().stream()
                .flatMap(operation -> operation.path("requestBody").path("content").findValuesAsText("$ref").stream())
                .map(ref -> contract.at(ref.substring(1)))
                .filter(schema -> schema.has("properties"))
                .filter(schema -> !schema.path("additionalProperties").isBoolean()
                        || schema.path("additionalProperties").asBoolean())
                .map(schema -> schema.path("description").asText())
                .toList();

        assertEquals(List.of(), open);
    }

    @Test
    void patternsDescribeTheWholeText() {
        var loose = contract.findValuesAsText("pattern").stream()
                .filter(pattern -> !pattern.startsWith("^") || !pattern.endsWith("$"))
                .toList();

        assertEquals(List.of(), loose);
    }

    @Test
    void everyParameterHasADescriptionAndBounds() {
        var vague = operations().entrySet().stream()
                .flatMap(operation -> operation
                        .getValue()
                        .path("parameters")
                        .valueStream()
                        .filter(parameter -> !parameter.has("description") || !isBounded(parameter.path("schema")))
                        .map(parameter -> operation.getKey() + " "
                                + parameter.path("name").asText()))
                .toList();

        assertEquals(List.of(), vague);
    }

    @Test
    void nullableFieldsOfRequestsAreOptional() {
        assertEquals(Set.of("name"), required("TagInput"));
        assertEquals(Set.of("title"), required("BlockInput"));
        assertEquals(Set.of("article"), required("BlockPin"));
        assertEquals(Set.of("items"), required("BulkRequest"));
        assertEquals(Set.of(), required("ScheduleRequest"));
        assertEquals(Set.of("name", "url"), required("Source"), "readers are promised every field");
        assertEquals(Set.of("name"), required("SourceInput"), "writers need not send the others");
        assertEquals(Set.of("type", "text"), required("ParagraphBlockInput"));
        assertEquals(Set.of(), required("ArticleContentPatch"));
        assertEquals(
                "string",
                contract.at("/components/schemas/ArticleContentPatch/properties/title/type")
                        .asText());
        assertEquals(
                2,
                contract.at("/components/schemas/ArticleContentPatch/properties/lede/type")
                        .size(),
                "or null");
    }

    /** Generators make a field with a default required in the types of requests. */
    @Test
    void noFieldHasADefault() {
        var defaults = contract.at("/components/schemas").properties().stream()
                .flatMap(schema -> schema.getValue().path("properties").properties().stream()
                        .filter(field -> field.getValue().has("default"))
                        .map(field -> schema.getKey() + "." + field.getKey()))
                .toList();

        assertEquals(List.of(), defaults);
    }

    /** Generators make an empty type of such an object. */
    @Test
    void noObjectSchemaIsEmpty() {
        var silent = new ArrayList<String>();
        findEmptyObjects(contract.path("components").path("schemas"), "", silent);
        findEmptyObjects(contract.path("paths"), "", silent);

        assertEquals(List.of(), silent);
    }

    private static void findEmptyObjects(JsonNode node, String at, List<String> found) {
        var type = node.path("type");
        if (Stream.concat(Stream.of(type), type.valueStream()).anyMatch(OBJECT::equals)
                && !node.has("properties")
                && !node.has("additionalProperties")) {
            found.add(at);
        }
        node.properties().forEach(part -> findEmptyObjects(part.getValue(), at + "/" + part.getKey(), found));
        if (node.isArray()) {
            node.forEach(part -> findEmptyObjects(part, at + "/", found));
        }
    }

    private Set<String> required(String schema) {
        return contract.at("/components/schemas/" + schema + "/required")
                .valueStream()
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    @Test
    void bodyBlocksAreDiscriminatedByType() {
        var union = contract.at("/components/schemas/BodyBlock");
        var types = Arrays.stream(
                        BodyBlock.class.getAnnotation(JsonSubTypes.class).value())
                .collect(toMap(JsonSubTypes.Type::value, JsonSubTypes.Type::name));

        assertEquals(Set.of(BodyBlock.class.getPermittedSubclasses()), types.keySet(), "every block has a type");
        var mapping = union.at("/discriminator/mapping");
        assertEquals(
                Set.copyOf(types.values()),
                mapping.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet()));
        assertTrue(union.path("type").isMissingNode(), "a type next to oneOf spoils the union in generators");
        mapping.properties().forEach(entry -> {
            var variant = contract.at(entry.getValue().asText().substring(1));
            assertEquals(
                    List.of(entry.getKey()),
                    variant.at("/properties/type/enum")
                            .valueStream()
                            .map(JsonNode::asText)
                            .toList());
            assertTrue(variant.path("required")
                    .valueStream()
                    .anyMatch(field -> field.asText().equals("type")));
        });
    }

    private static String method(String operation) {
        return operation.substring(0, operation.indexOf(' ')).toUpperCase(Locale.ROOT);
    }

    private static String path(String operation) {
        return operation.substring(operation.indexOf(' ') + 1);
    }

    private static boolean isBounded(JsonNode schema) {
        return Stream.of("maxLength", "pattern", "enum", "maximum").anyMatch(schema::has)
                || schema.path("type").asText().equals("boolean");
    }

    private Map<String, JsonNode> operations() {
        return contract.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> Map.entry(operation.getKey() + " " + path.getKey(), operation.getValue())))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(Path.of("target/openapi/openapi.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
