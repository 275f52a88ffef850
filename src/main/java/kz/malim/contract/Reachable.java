package kz.malim.contract;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** The names of the schemas that something refers to, directly or through others. */
final class Reachable {
    private final Map<String, Schema> all;
    private final Set<String> names = new TreeSet<>();

    Reachable(Map<String, Schema> all) {
        this.all = all;
    }

    Set<String> names() {
        return names;
    }

    void from(Operation operation) {
        SchemaTraversal.traverse(operation, this::add);
    }

    /** From what is sent, and not from what is returned. */
    void fromRequest(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> SchemaTraversal.traverse(parameter.getSchema(), this::add));
        }
        if (operation.getRequestBody() != null) {
            from(operation.getRequestBody().getContent());
        }
    }

    void from(@Nullable Content content) {
        SchemaTraversal.traverse(content, this::add);
    }

    private void add(Schema schema) {
        reach(schema.getRef());
        if (schema.getDiscriminator() != null && schema.getDiscriminator().getMapping() != null) {
            schema.getDiscriminator().getMapping().values().forEach(this::reach);
        }
    }

    private void reach(@Nullable String ref) {
        var name = ref == null ? null : ref.substring(ref.lastIndexOf('/') + 1);
        if (name != null && names.add(name)) {
            SchemaTraversal.traverse(all.get(name), this::add);
        }
    }
}
