package kz.malim;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the contract says by itself, so that a generated client cannot send what would be refused. */
@QuarkusTest
class ExactSchemasTest {
    private static final Set<String> WITH_CONTENT = Set.of("create", "save", "patch", "schedule");

    private JsonNode contract = TextNode.valueOf("");

    @BeforeEach
    void read() throws Exception {
        contract = new ObjectMapper()
                .readTree(Path.of("target/openapi/openapi.json").toFile());
    }

    @Test
    void itemsOfBulkRequestsHaveTheContentOfTheirAction() {
        var union = contract.at("/components/schemas/BulkItem/discriminator");
        var mapping = union.path("mapping");

        assertEquals("action", union.path("propertyName").asText());
        assertEquals(
                Set.of("create", "save", "patch", "publish", "unpublish", "schedule", "unschedule", "trash", "restore"),
                mapping.properties().stream().map(Map.Entry::getKey).collect(toSet()));
        assertAll(mapping.properties().stream().map(entry -> () -> {
            var action = entry.getKey();
            var variant = contract.at(entry.getValue().asText().substring(1));
            var required = strings(variant.path("required"));
            assertEquals(true, strings(variant.at("/properties/action/enum")).contains(action), action);
            assertEquals(WITH_CONTENT.contains(action), required.contains("content"), action);
            assertEquals(
                    WITH_CONTENT.contains(action),
                    variant.at("/properties/content").has("$ref"),
                    action);
            assertEquals(!action.equals("create"), required.contains("id"), action);
        }));
    }

    @Test
    void textsByLanguageNameTheirLanguages() {
        var maps = new ArrayList<JsonNode>();
        for (var field : List.of("names", "alts", "captions", "descriptions", "jobTitles", "biographies")) {
            contract.at("/components/schemas").findValues(field).forEach(found -> collectMaps(found, maps));
        }

        assertEquals(
                List.of(),
                maps.stream()
                        .filter(map -> !map.at("/propertyNames/$ref").asText().matches(".*/Language(Input)?"))
                        .toList());
        assertEquals(false, maps.isEmpty());
    }

    /** Maps of strings; in patches also of null, which removes one. */
    private static void collectMaps(JsonNode node, List<JsonNode> found) {
        var type = node.at("/additionalProperties/type");
        if (Stream.concat(Stream.of(type), type.valueStream()).anyMatch(TextNode.valueOf("string")::equals)) {
            found.add(node);
        }
        node.forEach(part -> collectMaps(part, found));
    }

    @ParameterizedTest
    @CsvSource({
        "section, 'a,b-c', '-a'",
        "section, a1, 'a,,b'",
        "tag, 'a|b,d,!c', 'a||b'",
        "tag, '!a-b', '!-a'",
        "tag, a, '!a|b'",
        "author, 'a,b', 'a--b'",
        "ids, 'a,01a20cfc-1037-7c4c-95c7-5dd2e8cade50', 'a-'",
        "lang, 'kk-KZ,ru', '_'",
        "lang, 'kk_Latn', 'de'",
        "from, 2024-05-01, 2024-13-01",
        "from, 2024-05-01T09:30:00+05:00, 2024-05-01T24:30:00Z",
        "to, 2024-12-31, 2024-12-32",
        "updatedSince, 2024-05-01T09:30:00.5Z, 2024-05-01T09:30:00+19:00",
        "cursor, AgEB-_x, 'a b'",
        "fields, 'id,byline.text', 'a.b.c'",
    })
    void parametersOfListsHaveTheirExactForm(String parameter, String valid, String invalid) {
        var pattern = contract.at("/paths/~1api~1articles/get/parameters")
                .valueStream()
                .filter(candidate -> candidate.path("name").asText().equals(parameter))
                .map(candidate -> candidate.at("/schema/pattern").asText())
                .findFirst()
                .orElseThrow();

        assertEquals(true, valid.matches(pattern), pattern);
        assertEquals(false, invalid.matches(pattern), pattern);
    }

    @ParameterizedTest
    @CsvSource({"~1api~1search~1suggest, q", "~1management~1photos, q", "~1management~1audit, actor"})
    void parametersAreNotEmpty(String path, String parameter) {
        var schema = contract.at("/paths/" + path + "/get/parameters")
                .valueStream()
                .filter(candidate -> candidate.path("name").asText().equals(parameter))
                .findFirst()
                .orElseThrow()
                .path("schema");

        assertEquals(1, schema.path("minLength").asInt());
    }

    @ParameterizedTest
    @CsvSource({"~1api~1articles, TeaserPage", "~1api~1articles~1{slugOrId}, Article"})
    void jsonIsCompleteOrPartial(String path, String schema) {
        var json = contract.at("/paths/" + path + "/get/responses/200/content/application~1json/schema/anyOf");

        assertEquals(
                List.of("#/components/schemas/" + schema, "#/components/schemas/Sparse" + schema),
                json.findValuesAsText("$ref"));
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
