package kz.malim.editing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Two edits of the same content: {@code mine} and {@code current}, both made from {@code base}. Differences are names of
 * fields, and inside the body {@code body/<block id>}, or {@code body} for its order.
 */
record ThreeWayMerge(JsonNode base, JsonNode mine, JsonNode current) {
    private static final String BODY = "body";

    SortedSet<String> changed() {
        return differences(base, current);
    }

    /** What both changed, to different values. */
    SortedSet<String> conflicts() {
        var both = changedByMe();
        both.retainAll(changed());
        both.retainAll(differences(mine, current));
        if (both.isEmpty() && bothChangedTheBody() && !sameBlocks()) {
            both.add(BODY);
        }
        return both;
    }

    /** Changed in {@code mine}. */
    SortedSet<String> changedByMe() {
        return differences(base, mine);
    }

    /** Both edits in one; only if nothing conflicts. */
    ObjectNode merged() {
        ObjectNode merged = current.deepCopy();
        for (var field : fields(base, mine)) {
            if (!field.equals(BODY) && !same(base, mine, field)) {
                merged.remove(field);
                if (mine.hasNonNull(field)) {
                    merged.set(field, mine.get(field));
                }
            }
        }
        if (!same(base, mine, BODY)) {
            merged.remove(BODY);
            var body = merged.putArray(BODY);
            if (same(base, current, BODY)) {
                mine.path(BODY).forEach(body::add);
            } else {
                var before = blocks(base);
                var others = blocks(current);
                blocks(mine).forEach((id, block) -> body.add(block.equals(before.get(id)) ? others.get(id) : block));
            }
        }
        return merged;
    }

    private boolean bothChangedTheBody() {
        return !same(base, mine, BODY) && !same(base, current, BODY) && !same(mine, current, BODY);
    }

    private boolean sameBlocks() {
        var order = List.copyOf(blocks(base).keySet());
        return order.equals(List.copyOf(blocks(mine).keySet()))
                && order.equals(List.copyOf(blocks(current).keySet()));
    }

    static SortedSet<String> differences(JsonNode before, JsonNode after) {
        var different = new TreeSet<String>();
        for (var field : fields(before, after)) {
            if (!field.equals(BODY) && !same(before, after, field)) {
                different.add(field);
            }
        }
        var old = blocks(before);
        var recent = blocks(after);
        old.forEach((id, block) -> {
            if (!block.equals(recent.get(id))) {
                different.add(BODY + "/" + id);
            }
        });
        recent.keySet().stream().filter(id -> !old.containsKey(id)).forEach(id -> different.add(BODY + "/" + id));
        if (!order(old, recent).equals(order(recent, old))) {
            different.add(BODY);
        }
        return different;
    }

    static Map<String, JsonNode> blocks(JsonNode content) {
        var blocks = new LinkedHashMap<String, JsonNode>();
        content.path(BODY).forEach(block -> blocks.put(block.path("id").asText(), block));
        return blocks;
    }

    private static List<String> order(Map<String, JsonNode> these, Map<String, JsonNode> others) {
        return these.keySet().stream().filter(others::containsKey).toList();
    }

    private static SortedSet<String> fields(JsonNode one, JsonNode other) {
        var names = new TreeSet<String>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static boolean same(JsonNode one, JsonNode other, String field) {
        return value(one, field).equals(value(other, field));
    }

    private static JsonNode value(JsonNode content, String field) {
        return content.hasNonNull(field) ? content.get(field) : MissingNode.getInstance();
    }
}
