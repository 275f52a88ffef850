package kz.malim.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Opens what may grow in responses, so that a client of today decodes what a later release adds. Requests stay closed: what
 * is not known there is refused.
 *
 * <p>Values of enums become {@code x-extensible-enum}, a plain string to every generator: {@code enum} makes those of Java,
 * Kotlin, Swift and Python fail on the first new value, and {@code anyOf} of an enum and a string makes classes around strings
 * of it. Unions get one more member for unknown types. It stays {@code oneOf}: of {@code anyOf}, generators for Swift make one
 * type with the fields of all. Its {@code type} has a pattern that excludes the known ones, which keeps it valid, and right
 * for generators that try one member after another.
 */
final class OpenResponses {
    static final String EXTENSIBLE_ENUM = "x-extensible-enum";

    private static final String UNKNOWN = "Unknown";

    private final OpenAPI document;
    private final Map<String, Schema> all;

    OpenResponses(OpenAPI document) {
        this.document = document;
        this.all = new LinkedHashMap<>(document.getComponents().getSchemas());
    }

    void open() {
        var sent = new Reachable(all);
        operations().forEach(sent::fromRequest);
        var returned = new LinkedHashMap<>(all);
        returned.keySet().removeAll(sent.names());
        returned.values().forEach(schema -> SchemaTraversal.traverse(schema, OpenResponses::openEnum));
        operations()
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .forEach(response -> SchemaTraversal.traverse(response.getContent(), OpenResponses::openEnum));
        returned.forEach(this::openUnion);
        document.getComponents().setSchemas(all);
    }

    private static void openEnum(Schema schema) {
        var values = schema.getEnumeration();
        if (values != null && values.size() > 1) {
            schema.setEnumeration(null);
            schema.addExtension(EXTENSIBLE_ENUM, List.copyOf(values));
        }
    }

    private void openUnion(String name, Schema union) {
        var discriminator = union.getDiscriminator();
        if (discriminator == null || union.getOneOf() == null) {
            return;
        }
        var known = discriminator.getMapping().keySet().stream().collect(Collectors.joining("|"));
        var unknown = OASFactory.createSchema()
                .description("What has a type that this version of the contract does not know. Skip it.")
                .addType(SchemaType.OBJECT)
                .addProperty(
                        discriminator.getPropertyName(),
                        OASFactory.createSchema()
                                .description("Any but those of the others.")
                                .addType(SchemaType.STRING)
                                .pattern("^(?!(?:" + known + ")$).*$"))
                .addRequired(discriminator.getPropertyName());
        variants(union).getFirst().getRequired().stream()
                .filter(field -> !field.equals(discriminator.getPropertyName()))
                .filter(field -> variants(union).stream()
                        .allMatch(variant -> variant.getRequired().contains(field)))
                .forEach(field -> unknown.addProperty(
                                field,
                                variants(union).getFirst().getProperties().get(field))
                        .addRequired(field));
        all.put(UNKNOWN + name, unknown);
        union.addOneOf(OASFactory.createSchema().ref(UNKNOWN + name));
    }

    private List<Schema> variants(Schema union) {
        return union.getOneOf().stream()
                .map(variant -> all.get(variant.getRef().substring(Schemas.PREFIX.length())))
                .toList();
    }

    private Stream<Operation> operations() {
        return document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream());
    }
}
