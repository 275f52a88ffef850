package kz.malim.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The contract takes nothing away from clients of the last release unless the change log says so. A release puts its contract
 * into {@code openapi/released/openapi.yaml}.
 */
class BreakingChangesTest {
    private static final Path RELEASED = Path.of("openapi/released/openapi.yaml");
    private static final Path CHANGE_LOG = Path.of("src/site/markdown/changelog.md");

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CONTRACT = """
            {"paths": {"/a": {"get": {"operationId": "listA",
              "parameters": [
                {"name": "lang", "in": "query", "schema": {"type": "string", "enum": ["kk", "ru"]}},
                {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 100}}],
              "responses": {"200": {"headers": {"ETag": {}}, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}}},
             "post": {"operationId": "createA",
              "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/AInput"}}}},
              "responses": {"201": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}}}}},
             "components": {"schemas": {
              "A": {"type": "object", "required": ["id", "title"], "properties": {
                "id": {"type": "string"}, "title": {"type": "string"}, "lede": {"type": ["string", "null"]},
                "kind": {"type": "string", "x-extensible-enum": ["news"]}, "state": {"type": "string", "enum": ["on", "off"]},
                "body": {"type": "array", "items": {"$ref": "#/components/schemas/Block"}}}},
              "AInput": {"type": "object", "required": ["title"], "properties": {
                "title": {"type": "string", "maxLength": 500}, "kind": {"type": "string", "enum": ["news", "live"]}}},
              "Block": {"oneOf": [{"$ref": "#/components/schemas/Text"}, {"$ref": "#/components/schemas/UnknownBlock"}]},
              "Text": {"type": "object", "properties": {"text": {"type": "string"}}},
              "UnknownBlock": {"type": "object"}}}}""";

    @Test
    void nothingIsTakenFromClientsOfTheLastRelease() throws IOException {
        var log = Files.readString(CHANGE_LOG);
        if (!Files.exists(RELEASED)) {
            assertTrue(
                    log.contains("## 0.1.0 - unreleased"),
                    "Nothing is released, as far as " + RELEASED
                            + " says, which is missing. The change log knows better.");
            return;
        }
        var yaml = new YAMLMapper();
        assertEquals(
                Set.of(),
                unannounced(
                        BreakingChanges.between(
                                yaml.readTree(RELEASED.toFile()),
                                yaml.readTree(Path.of("openapi/openapi.yaml").toFile())),
                        log));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"get\": {\"operationId\": \"listA\"; \"head\": {\"operationId\": \"listA\"; listA: removed",
                "\"operationId\": \"listA\"; \"operationId\": \"getA\"; listA: renamed",
                "{\"name\": \"lang\"; {\"name\": \"language\"; listA: parameter lang removed",
                "\"in\": \"query\", \"schema\": {\"type\": \"integer\"; \"in\": \"query\", \"required\": true, \"schema\": {\"type\": \"integer\"; listA: parameter limit required",
                "[\"kk\", \"ru\"]; [\"kk\"]; listA.lang: value ru removed",
                "\"maximum\": 100; \"maximum\": 50; listA.limit: maximum lowered to 50",
                "\"minimum\": 1; \"minimum\": 2; listA.limit: minimum raised to 2",
                "\"ETag\": {}; ; listA: header ETag removed",
                "\"201\": {; \"202\": {; createA: status 201 removed",
                "\"title\": {\"type\": \"string\"}; \"name\": {\"type\": \"string\"}; A.title: removed",
                "[\"id\", \"title\"]; [\"id\"]; A.title: no longer always there",
                "\"id\": {\"type\": \"string\"}; \"id\": {\"type\": \"integer\"}; A.id: type [string] became [integer]",
                "\"title\": {\"type\": \"string\"}; \"title\": {\"type\": [\"string\", \"null\"]}; A.title: type [string] became [null, string]",
                "[\"on\", \"off\"]; [\"on\", \"off\", \"idle\"]; A.state: value idle added to a closed enum",
                "\"required\": [\"title\"]; \"required\": [\"title\", \"kind\"]; AInput.kind: required",
                "\"maxLength\": 500; \"maxLength\": 300; AInput.title: maxLength lowered to 300",
                "[\"news\", \"live\"]; [\"news\"]; AInput.kind: value live removed",
                "{\"text\": {\"type\": \"string\"}}; {}; Text.text: removed",
            })
    void findsWhatIsGoneOrNarrower(String part, String instead, String change) throws IOException {
        assertTrue(CONTRACT.contains(part), part);

        assertEquals(Set.of(change), between(CONTRACT, CONTRACT.replace(part, instead == null ? "" : instead)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"maximum\": 100; \"maximum\": 200",
                "[\"kk\", \"ru\"]; [\"kk\", \"ru\", \"en\"]",
                "{\"name\": \"lang\"; {\"name\": \"new\", \"in\": \"query\"}, {\"name\": \"lang\"",
                "\"title\": {\"type\": \"string\"}; \"title\": {\"type\": \"string\"}, \"new\": {\"type\": \"string\"}",
                "[\"id\", \"title\"]; [\"id\", \"title\", \"lede\"]",
                "{\"type\": [\"string\", \"null\"]}; {\"type\": \"string\"}",
                "[\"on\", \"off\"]; [\"on\"]",
                "\"x-extensible-enum\": [\"news\"]; \"x-extensible-enum\": [\"news\", \"live\"]",
                "\"required\": [\"title\"]; \"required\": []",
                "\"oneOf\": [; \"oneOf\": [{\"$ref\": \"#/components/schemas/A\"}, ",
                "\"paths\": {; \"paths\": {\"/b\": {\"get\": {\"operationId\": \"listB\"}}, ",
            })
    void allowsWhatIsAddedOrWider(String part, String instead) throws IOException {
        assertTrue(CONTRACT.contains(part), part);

        assertEquals(Set.of(), between(CONTRACT, CONTRACT.replace(part, instead)));
    }

    @Test
    void theChangeLogAnnouncesByName() {
        var changes = Set.of("A.title: removed", "listA.lang: value ru removed", "Text.text: removed");
        var log =
                "# Change log\n## 0.2.0\n- `A.title` is `headline` now; `listA.lang` has no `ru`.\n## 0.1.0\n- `Text.text`\n";

        assertEquals(Set.of("Text.text: removed"), unannounced(changes, log), "of this release, not of an earlier one");
    }

    /** Those whose subject stands in backticks in the newest section. */
    private static Set<String> unannounced(Set<String> changes, String log) {
        var newest = log.split("(?m)^## ", -1)[1];
        var left = new TreeSet<String>();
        for (var change : changes) {
            var subject = change.substring(0, change.indexOf(':'));
            if (!Pattern.compile("`" + Pattern.quote(subject) + "`")
                    .matcher(newest)
                    .find()) {
                left.add(change);
            }
        }
        return left;
    }

    private static Set<String> between(String before, String after) throws IOException {
        return BreakingChanges.between(read(before), read(after));
    }

    private static JsonNode read(String contract) throws IOException {
        return JSON.readTree(contract);
    }
}
