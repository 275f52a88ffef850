package kz.malim.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import kz.malim.web.RequestJson;

/** JSON Merge Patch (RFC 7396): fields of the patch replace those of the target, null removes, lists are replaced whole. */
public final class MergePatch {
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private MergePatch() {}

    /** The patched fields of a record, whose view has those of its input and besides them only what Malim sets. */
    public static ObjectNode apply(JsonNode patch, VersionedView view, ObjectMapper json) {
        ObjectNode fields = json.valueToTree(view);
        fields.remove(List.of("id", "version"));
        return (ObjectNode) apply(RequestJson.object(patch), fields);
    }

    public static JsonNode apply(JsonNode patch, JsonNode target) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode result =
                target instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        for (var change : changes.properties()) {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else {
                result.set(change.getKey(), apply(change.getValue(), result.path(change.getKey())));
            }
        }
        return result;
    }
}
