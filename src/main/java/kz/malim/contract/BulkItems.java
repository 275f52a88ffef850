package kz.malim.contract;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The items of bulk requests as a union by action, so that each has the content of its own operation, or none. */
final class BulkItems {
    private static final String ITEM = "BulkItem";
    private static final String ACTION = "action";
    private static final String CONTENT = "content";
    private static final String VERSION = "version";

    /** An action that takes content, which is the request body of an operation. */
    private record WithContent(String action, String schema, String operation) {}

    private static final List<WithContent> WITH_CONTENT = List.of(
            new WithContent("create", "BulkCreate", "createArticle"),
            new WithContent("save", "BulkSave", "replaceArticleContent"),
            new WithContent("patch", "BulkPatch", "patchArticleContent"),
            new WithContent("schedule", "BulkSchedule", "scheduleArticle"));

    private final OpenAPI document;
    private final Map<String, Schema> all;

    BulkItems(OpenAPI document) {
        this.document = document;
        this.all = new LinkedHashMap<>(document.getComponents().getSchemas());
    }

    void separate() {
        var item = requireNonNull(all.get(ITEM));
        var actions = requireNonNull(all.remove("BulkAction"));
        var union = OASFactory.createSchema()
                .description(item.getDescription() + " " + actions.getDescription())
                .discriminator(OASFactory.createDiscriminator().propertyName(ACTION));
        var others = new ArrayList<>(actions.getEnumeration());
        for (var variant : WITH_CONTENT) {
            others.remove(variant.action);
            var fields = new LinkedHashMap<>(item.getProperties());
            if (variant.action.equals("create")) {
                fields.remove("id");
                fields.remove(VERSION);
            }
            var operation = operation(variant.operation);
            fields.put(CONTENT, body(operation));
            add(union, variant.schema, List.of(variant.action), fields, operation.getSummary());
        }
        var without = new LinkedHashMap<>(item.getProperties());
        without.remove(CONTENT);
        add(union, "BulkTransition", others, without, "Change the state of an article");
        all.put(ITEM, union);
        document.getComponents().setSchemas(all);
    }

    private void add(Schema union, String name, List<?> actions, Map<String, Schema> fields, String description) {
        fields.put(ACTION, OASFactory.createSchema().addType(SchemaType.STRING).enumeration(List.copyOf(actions)));
        var variant = OASFactory.createSchema()
                .description(description + ".")
                .addType(SchemaType.OBJECT)
                .properties(fields);
        fields.keySet().stream().filter(field -> !field.equals(VERSION)).forEach(variant::addRequired);
        all.put(name, variant);
        union.addOneOf(OASFactory.createSchema().ref(name));
        actions.forEach(action -> union.getDiscriminator().addMapping(action.toString(), Schemas.PREFIX + name));
    }

    private Operation operation(String id) {
        return document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(operation -> id.equals(operation.getOperationId()))
                .findFirst()
                .orElseThrow();
    }

    private static Schema body(Operation operation) {
        return operation.getRequestBody().getContent().getMediaTypes().values().stream()
                .map(MediaType::getSchema)
                .findFirst()
                .orElseThrow();
    }
}
