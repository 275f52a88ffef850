package kz.malim.contract;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Visits every schema of a document, nested ones too. */
final class SchemaTraversal {
    private SchemaTraversal() {}

    /** @param components the schemas of the document, of which some may have been removed already */
    static void forEach(Collection<Schema> components, Stream<Operation> operations, Consumer<Schema> action) {
        components.forEach(schema -> traverse(schema, action));
        operations.forEach(operation -> traverse(operation, action));
    }

    static void traverse(Operation operation, Consumer<Schema> action) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> traverse(parameter.getSchema(), action));
        }
        if (operation.getRequestBody() != null) {
            traverse(operation.getRequestBody().getContent(), action);
        }
        operation
                .getResponses()
                .getAPIResponses()
                .values()
                .forEach(response -> traverse(response.getContent(), action));
    }

    static void traverse(@Nullable Content content, Consumer<Schema> action) {
        if (content != null) {
            content.getMediaTypes().values().forEach(type -> traverse(type.getSchema(), action));
        }
    }

    static void traverse(@Nullable Schema schema, Consumer<Schema> action) {
        if (schema == null) {
            return;
        }
        action.accept(schema);
        traverse(schema.getItems(), action);
        traverse(schema.getAdditionalPropertiesSchema(), action);
        traverse(schema.getPropertyNames(), action);
        Stream.of(schema.getOneOf(), schema.getAnyOf(), schema.getAllOf())
                .filter(schemas -> schemas != null)
                .flatMap(List::stream)
                .forEach(part -> traverse(part, action));
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> traverse(property, action));
        }
    }
}
