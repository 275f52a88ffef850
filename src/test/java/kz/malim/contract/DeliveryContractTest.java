package kz.malim.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The contract for front ends is a part of the whole, and complete in itself. */
@QuarkusTest
class DeliveryContractTest {
    private final JsonNode whole = read("openapi");
    private final JsonNode delivery = read("delivery");

    DeliveryContractTest() throws IOException {}

    @Test
    void hasEveryPathThatNeedsNoKeyAndNoOther() {
        var open = new TreeMap<String, JsonNode>();
        whole.path("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith("/management/"))
                .forEach(path -> open.put(path.getKey(), path.getValue()));

        assertEquals(
                open,
                delivery.path("paths").properties().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new)));
    }

    @Test
    void mentionsNoKey() {
        assertTrue(delivery.at("/components/securitySchemes").isMissingNode());
        assertEquals(
                List.of(),
                delivery.findValues("security").stream()
                        .filter(keys -> !keys.isEmpty())
                        .toList());
        assertFalse(delivery.toString().contains("Bearer"), "nobody who reads needs a key");
    }

    @Test
    void hasTheComponentsItRefersToAndNoOther() {
        var referred = new TreeSet<String>();
        delivery.findValuesAsText("$ref").forEach(referred::add);
        delivery.findValues("mapping").forEach(mapping -> mapping.forEach(ref -> referred.add(ref.asText())));
        assertEquals(
                delivery.path("components").properties().stream()
                        .flatMap(kind -> kind.getValue().properties().stream()
                                .map(component -> "#/components/" + kind.getKey() + "/" + component.getKey()))
                        .collect(Collectors.toCollection(TreeSet::new)),
                referred);
        for (var ref : referred) {
            assertEquals(whole.at(ref.substring(1)), delivery.at(ref.substring(1)), ref);
        }
    }

    @Test
    void namesTheGroupsItHasAndNoOther() {
        assertEquals(
                delivery.path("paths")
                        .valueStream()
                        .flatMap(JsonNode::valueStream)
                        .map(operation -> operation.at("/tags/0").asText())
                        .collect(Collectors.toSet()),
                Set.copyOf(delivery.path("tags").findValuesAsText("name")));
    }

    @Test
    void bothBeginWithWhatHoldsEverywhere() {
        for (var subject : List.of(
                "Authentication",
                "Errors",
                "Caching",
                "Paging",
                "Versions and deprecation",
                "Rate limits",
                "Values",
                "Generated clients")) {
            for (var document : List.of(whole, delivery)) {
                assertTrue(document.at("/info/description").asText().contains("## " + subject), subject);
            }
        }
        assertTrue(whole.at("/info/description").asText().contains("## Writes"));
        assertEquals(
                whole.path("tags").findValuesAsText("name"),
                whole.path("x-tagGroups")
                        .valueStream()
                        .flatMap(group -> group.path("tags").valueStream())
                        .map(JsonNode::asText)
                        .toList(),
                "every group of operations, in the reader's order");
    }

    @Test
    void isHalfTheSizeAtMost() {
        assertTrue(delivery.toString().length() * 2 <= whole.toString().length());
    }

    private static JsonNode read(String name) throws IOException {
        return new ObjectMapper()
                .readTree(Path.of("target/openapi/" + name + ".json").toFile());
    }
}
