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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of what clients send, where what can be null can be left out. What goes both ways and differs has two: who
 * reads is promised every field, and who writes is asked for what is needed.
 */
final class RequestSchemas {
    /** What is never null and can be left out all the same, since Malim fills it in; and so are the ids of blocks. */
    private static final Set<String> FILLED_IN = Set.of(
            "QuoteBlock.attributionInText", "PhotoContent.alts", "PhotoContent.captions", "PhotoContent.keywords");

    private final OpenAPI document;
    private final Map<String, Schema> all;
    private final Set<String> parts = new TreeSet<>();
    private final List<MediaType> bodies;
    private final Set<String> told;
    private final Set<String> changed;

    RequestSchemas(OpenAPI document) {
        this.document = document;
        this.all = new LinkedHashMap<>(document.getComponents().getSchemas());
        all.replaceAll((name, schema) -> schema.getAllOf() == null ? schema : whole(schema));
        var operations = document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .toList();
        this.bodies = operations.stream()
                .flatMap(operation -> Stream.ofNullable(operation.getRequestBody()))
                .flatMap(body -> types(body.getContent()))
                .toList();
        this.told = reached(operations.stream()
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .flatMap(answer -> types(answer.getContent()))
                .toList());
        var sent = reached(bodies);
        all.keySet().removeIf(name -> parts.contains(name) && !sent.contains(name) && !told.contains(name));
        this.changed = changed(sent);
    }

    /** What is put together of several, in one: of that, generators make one plain type. */
    private Schema whole(Schema several) {
        var properties = new LinkedHashMap<String, Schema>();
        var required = new ArrayList<String>();
        several.getAllOf().forEach(part -> {
            var name = nameOf(part.getRef());
            parts.add(name);
            properties.putAll(schema(name).getProperties());
            required.addAll(schema(name).getRequired());
        });
        return OASFactory.createSchema()
                .description(several.getDescription())
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

    /** Those that ask for less when they are sent, and those that hold such a one. */
    private Set<String> changed(Collection<String> sent) {
        var found =
                sent.stream().filter(name -> !leftOut(name).isEmpty()).collect(Collectors.toCollection(TreeSet::new));
        while (found.addAll(sent.stream()
                .filter(name -> references(schema(name)).anyMatch(found::contains))
                .toList())) {
            // until nobody holds one more
        }
        return found;
    }

    private String sentAs(String name) {
        return changed.contains(name) && told.contains(name) ? name + "Input" : name;
    }

    private Schema sent(String name) {
        var schema = copy(schema(name));
        if (schema.getRequired() != null) {
            var required = new ArrayList<>(schema.getRequired());
            required.removeAll(leftOut(name));
            schema.setRequired(required.isEmpty() ? null : required);
        }
        return schema;
    }

    private List<String> leftOut(String name) {
        var schema = schema(name);
        return Stream.ofNullable(schema.getRequired())
                .flatMap(List::stream)
                .filter(field ->
                        isNullable(requireNonNull(schema.getProperties().get(field), field)) || isFilledIn(name, field))
                .toList();
    }

    static boolean isFilledIn(String name, String field) {
        return FILLED_IN.contains(name + "." + field) || (name.endsWith("Block") && field.equals("id"));
    }

    private static boolean isNullable(Schema field) {
        return (field.getType() != null && field.getType().contains(NULL))
                || (field.getAnyOf() != null && field.getAnyOf().stream().anyMatch(RequestSchemas::isNullable));
    }

    /** The same, referring to what is sent. */
    private Schema copy(Schema schema) {
        if (schema.getBooleanSchema() != null) { // has nothing else
            return schema;
        }
        var copy = OASFactory.createSchema();
        copy.setAll(schema.getAll());
        if (schema.getRef() != null) {
            copy.setRef(PREFIX + sentAs(nameOf(schema.getRef())));
        }
        if (schema.getItems() != null) {
            copy.setItems(copy(schema.getItems()));
        }
        if (schema.getAdditionalPropertiesSchema() != null) {
            copy.setAdditionalPropertiesSchema(copy(schema.getAdditionalPropertiesSchema()));
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

    /** The names of what a schema refers to itself. */
    private static Stream<String> references(@Nullable Schema schema) {
        if (schema == null) {
            return Stream.empty();
        }
        var parts = new ArrayList<@Nullable Schema>();
        parts.add(schema.getItems());
        parts.add(schema.getAdditionalPropertiesSchema());
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
