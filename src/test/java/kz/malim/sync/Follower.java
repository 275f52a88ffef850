package kz.malim.sync;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A client that keeps a copy of what is published, as the manual tells it to. */
final class Follower {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> filters;
    private final Map<String, String> copy = new TreeMap<>();
    private String cursor = "";

    private Follower(Map<String, String> filters) {
        this.filters = filters;
    }

    /** One that has what there is now. */
    static Follower of(Map<String, String> filters) {
        var follower = new Follower(filters);
        follower.catchUp(100);
        return follower;
    }

    /** One that has only what changes from now on. */
    static Follower fromNow(Map<String, String> filters) {
        var follower = new Follower(filters);
        follower.cursor = Cursors.now(filters);
        return follower;
    }

    /** Applies what has changed, and returns it. */
    List<JsonNode> catchUp(int limit) {
        var changes = new ArrayList<JsonNode>();
        boolean more = true;
        while (more) {
            var page = page(limit);
            var once = new HashSet<String>();
            for (var item : page.path("items")) {
                assertTrue(once.add(key(item)), "twice on a page: " + item);
                apply(item);
                changes.add(item);
            }
            assertTrue(page.path("items").size() <= limit);
            cursor = page.path("cursor").asText();
            more = page.path("more").asBoolean();
        }
        return changes;
    }

    List<JsonNode> catchUp() {
        return catchUp(100);
    }

    private void apply(JsonNode item) {
        if (item.path("op").asText().equals("upsert")) {
            var state = item.deepCopy();
            ((ObjectNode) state).remove("at"); // of the change, not of the thing
            copy.put(key(item), state.toString());
        } else {
            copy.remove(key(item));
        }
    }

    private static String key(JsonNode item) {
        return item.path("kind").asText() + " " + item.path("id").asText();
    }

    private JsonNode page(int limit) {
        var request = given().queryParams(filters).queryParam("limit", limit);
        if (!cursor.isEmpty()) {
            request.queryParam("since", cursor);
        }
        var response = request.get("/api/changes");
        assertEquals(200, response.statusCode(), response.asString());
        return read(response.asString());
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String cursor() {
        return cursor;
    }

    /** By kind and id. */
    Map<String, String> copy() {
        return copy;
    }
}
