package kz.malim.contract;

import static java.util.Objects.requireNonNull;
import static kz.malim.contract.Schemas.PREFIX;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.NULL;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.OBJECT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.text.DateTimePattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of request bodies, where nullable fields are optional, unknown ones are refused, and strings have the exact
 * form that is read. An object that is used in both directions has two schemas: responses guarantee every field and may get
 * more, requests need only the required ones and may have no other.
 */
final class RequestSchemas {
    /** Fields that are never null and optional all the same, since they have defaults; so have the ids of blocks. */
    private static final Set<String> WITH_DEFAULT = Set.of(
            "ArticleContent.kind",
            "NewArticle.kind",
            "Dated.date",
            "Dated.precision",
            "MediaContent.sources",
            "MediaContent.tracks",
            "PhotoContent.alts",
            "PhotoContent.captions",
            "PhotoContent.keywords",
            "PhotoContent.personsShown");

    /** Generators of clients use {@code format}, and validators {@code pattern}, since JSON Schema only annotates formats. */
    private static final Map<String, String> PATTERNS = Map.of(
            "uuid", "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
            "date", "^" + DateTimePattern.DATE + "$",
            "date-time", "^" + DateTimePattern.DATE + DateTimePattern.TIME + "$");

    private final OpenAPI document;
    private final Map<String, Schema> all;
    private final Set<String> parts = new TreeSet<>();
    private final List<MediaType> bodies;
    private final Set<String> returned;
    private final Set<String> changed;

    RequestSchemas(OpenAPI document) {
        this.document = document;
        this.all = new LinkedHashMap<>(document.getComponents().getSchemas());
        all.replaceAll((name, schema) -> schema.getAllOf() == null ? schema : merged(schema));
        var operations = document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .toList();
        this.bodies = operations.stream()
                .flatMap(operation -> Stream.ofNullable(operation.getRequestBody()))
                .flatMap(body -> types(body.getContent()))
                .toList();
        this.returned = reached(operations.stream()
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .flatMap(response -> types(response.getContent()))
                .toList());
        var sent = reached(bodies);
        all.keySet().removeIf(name -> parts.contains(name) && !sent.contains(name) && !returned.contains(name));
        this.changed = changed(sent);
    }

    /** Merges {@code allOf} into one schema, of which generators make one plain type. */
    private Schema merged(Schema composed) {
        var properties = new LinkedHashMap<String, Schema>();
        var required = new ArrayList<String>();
        composed.getAllOf().forEach(part -> {
            var name = nameOf(part.getRef());
            parts.add(name);
            properties.putAll(schema(name).getProperties());
            required.addAll(schema(name).getRequired());
        });
        return OASFactory.createSchema()
                .description(composed.getDescription())
                .addType(OBJECT)
                .properties(properties)
                .required(required);
    }

    void separate() {
        var own = new LinkedHashMap<String, Schema>();
        changed.forEach(name -> own.put(sentAs(name), sent(name)));
        all.putAll(own);
        bodies.forEach(body -> body.setSchema(copy(body.getSchema())));
        document.getComponents().setSchemas(all);
    }

    /** The objects, the enums, which are open in responses alone, and what refers to one. */
    private Set<String> changed(Collection<String> sent) {
        var changed = sent.stream()
                .filter(name -> isObject(schema(name)) || schema(name).getEnumeration() != null)
                .collect(Collectors.toCollection(TreeSet::new));
        while (changed.addAll(sent.stream()
                .filter(name -> references(schema(name)).anyMatch(changed::contains))
                .toList())) {
            // until nothing refers to one more
        }
        return changed;
    }

    private String sentAs(String name) {
        return changed.contains(name) && returned.contains(name) ? name + "Input" : name;
    }

    private Schema sent(String name) {
        var schema = copy(schema(name));
        if (isObject(schema)) {
            schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
        }
        if (schema.getRequired() != null) {
            var required = new ArrayList<>(schema.getRequired());
            required.removeAll(optional(name));
            schema.setRequired(required.isEmpty() ? null : required);
        }
        return schema;
    }

    private static boolean isObject(Schema schema) {
        return schema.getProperties() != null && !schema.getProperties().isEmpty();
    }

    private List<String> optional(String name) {
        var schema = schema(name);
        return Stream.ofNullable(schema.getRequired())
                .flatMap(List::stream)
                .filter(field ->
                        isNullable(requireNonNull(schema.getProperties().get(field), field)) || hasDefault(name, field))
                .toList();
    }

    static boolean hasDefault(String name, String field) {
        return WITH_DEFAULT.contains(name + "." + field) || (name.endsWith("Block") && field.equals("id"));
    }

    private static boolean isNullable(Schema field) {
        return (field.getType() != null && field.getType().contains(NULL))
                || (field.getAnyOf() != null && field.getAnyOf().stream().anyMatch(RequestSchemas::isNullable));
    }

    /** A copy that refers to the schemas of requests. */
    private Schema copy(Schema schema) {
        if (schema.getBooleanSchema() != null) { // has nothing else
            return schema;
        }
        var copy = OASFactory.createSchema();
        copy.setAll(schema.getAll());
        if (schema.getRef() != null) {
            copy.setRef(PREFIX + sentAs(nameOf(schema.getRef())));
        }
        formOf(copy).ifPresent(copy::setPattern);
        if (schema.getItems() != null) {
            copy.setItems(copy(schema.getItems()));
        }
        if (schema.getAdditionalPropertiesSchema() != null) {
            copy.setAdditionalPropertiesSchema(copy(schema.getAdditionalPropertiesSchema()));
        }
        if (schema.getPropertyNames() != null) {
            copy.setPropertyNames(copy(schema.getPropertyNames()));
        }
        if (schema.getOneOf() != null) {
            copy.setOneOf(schema.getOneOf().stream().map(this::copy).toList());
        }
        if (schema.getAnyOf() != null) {
            copy.setAnyOf(schema.getAnyOf().stream().map(this::copy).toList());
        }
        if (schema.getProperties() != null) {
            var properties = new LinkedHashMap<String, Schema>();
            schema.getProperties().forEach((name, field) -> properties.put(name, copy(field)));
            copy.setProperties(properties);
        }
        if (schema.getDiscriminator() != null) {
            var discriminator = OASFactory.createDiscriminator()
                    .propertyName(schema.getDiscriminator().getPropertyName());
            schema.getDiscriminator()
                    .getMapping()
                    .forEach((type, ref) -> discriminator.addMapping(type, PREFIX + sentAs(nameOf(ref))));
            copy.setDiscriminator(discriminator);
        }
        return copy;
    }

    /** The pattern of a string that has a format. */
    static Optional<String> formOf(Schema schema) {
        return Optional.ofNullable(schema.getFormat()).map(PATTERNS::get);
    }

    private Set<String> reached(List<MediaType> contents) {
        var names = new TreeSet<String>();
        contents.forEach(type -> references(type.getSchema()).forEach(name -> reach(name, names)));
        return names;
    }

    private void reach(String name, Set<String> names) {
        if (names.add(name)) {
            references(schema(name)).forEach(further -> reach(further, names));
        }
    }

    /** The names of the schemas that a schema refers to directly. */
    private static Stream<String> references(@Nullable Schema schema) {
        if (schema == null) {
            return Stream.empty();
        }
        var parts = new ArrayList<@Nullable Schema>();
        parts.add(schema.getItems());
        parts.add(schema.getAdditionalPropertiesSchema());
        parts.add(schema.getPropertyNames());
        Stream.of(schema.getOneOf(), schema.getAnyOf())
                .filter(some -> some != null)
                .forEach(parts::addAll);
        if (schema.getProperties() != null) {
            parts.addAll(schema.getProperties().values());
        }
        return Stream.concat(
                Stream.ofNullable(schema.getRef()).map(RequestSchemas::nameOf),
                parts.stream().flatMap(RequestSchemas::references));
    }

    private static String nameOf(String ref) {
        return ref.substring(PREFIX.length());
    }

    private Schema schema(String name) {
        return requireNonNull(all.get(name), name);
    }

    private static Stream<MediaType> types(@Nullable Content content) {
        return content == null || content.getMediaTypes() == null
                ? Stream.empty()
                : content.getMediaTypes().values().stream();
    }
}
