package kz.malim.contract;

import static java.util.Objects.requireNonNull;
import static kz.malim.contract.Schemas.PREFIX;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.NULL;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.malim.management.MergePatch;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * The schemas of merge patches (RFC 7396): every field is optional, and nullable if it can be removed; nested objects are
 * patches too, while lists are replaced whole.
 */
final class Patches {
    private final OpenAPI document;
    private final Map<String, Schema> all;

    Patches(OpenAPI document) {
        this.document = document;
        this.all = new LinkedHashMap<>(document.getComponents().getSchemas());
    }

    void add() {
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .map(operation -> operation.getRequestBody().getContent().getMediaType(MergePatch.MEDIA_TYPE))
                .filter(body -> body != null)
                .forEach(body -> body.setSchema(patch(body.getSchema())));
        document.getComponents().setSchemas(all);
    }

    private Schema patch(Schema field) {
        if (field.getAnyOf() != null) {
            return shallow(field)
                    .anyOf(field.getAnyOf().stream().map(this::patch).toList());
        }
        if (TextsByLanguage.isMapOfStrings(field)) {
            return shallow(field).additionalPropertiesSchema(orNull(field.getAdditionalPropertiesSchema()));
        }
        if (field.getRef() == null) {
            return field;
        }
        var name = field.getRef().substring(PREFIX.length());
        var whole = requireNonNull(all.get(name), name);
        return whole.getProperties() == null || whole.getDiscriminator() != null
                ? field
                : shallow(field).ref(PREFIX + patchOf(name, whole));
    }

    private String patchOf(String name, Schema whole) {
        var patched = name + "Patch";
        if (!all.containsKey(patched)) {
            var fields = new LinkedHashMap<String, Schema>();
            whole.getProperties()
                    .forEach((field, schema) ->
                            fields.put(field, isRequired(name, whole, field) ? patch(schema) : orNull(patch(schema))));
            all.put(
                    patched,
                    shallow(whole)
                            .required(null)
                            .properties(fields)
                            .description(
                                    "A merge patch (RFC 7396): absent fields stay unchanged, null removes. Patches: "
                                            + whole.getDescription()));
        }
        return patched;
    }

    /** A required field without a default cannot be removed. */
    private static boolean isRequired(String name, Schema whole, String field) {
        return whole.getRequired() != null
                && whole.getRequired().contains(field)
                && !RequestSchemas.hasDefault(name, field);
    }

    private static Schema orNull(Schema schema) {
        if (schema.getRef() != null) {
            return shallow(schema)
                    .ref(null)
                    .addAnyOf(OASFactory.createSchema().ref(schema.getRef()))
                    .addAnyOf(OASFactory.createSchema().addType(NULL));
        }
        if (schema.getAnyOf() != null || schema.getType().contains(NULL)) {
            return schema;
        }
        var types = new ArrayList<>(schema.getType());
        types.add(NULL);
        return shallow(schema).type(types);
    }

    private static Schema shallow(Schema schema) {
        var copy = OASFactory.createSchema();
        copy.setAll(schema.getAll());
        return copy;
    }
}
