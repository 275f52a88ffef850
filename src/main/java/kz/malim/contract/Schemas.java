package kz.malim.contract;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.ARRAY;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.NULL;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.OBJECT;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.STRING;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kz.malim.text.Slug;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/** Says in the schemas what the records say in Java: what is always there, what can be null, which types a block has. */
final class Schemas {
    private static final String TYPE = "type";
    static final String PREFIX = "#/components/schemas/";
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);

    /** Components that are in no schema: not sent, or sent under names of their own. */
    private static final Set<DotName> SILENT =
            Set.of(DotName.createSimple(JsonIgnore.class), DotName.createSimple(JsonAnyGetter.class));

    /** Forms in parts, and JSON in one of them: the operation describes them where it takes them. */
    private static final Set<String> PARTS = Set.of("NewPhoto", "PhotoUpload", "JsonNode", "JsonNodeType");

    private static final DotName JSON_INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName JSON_SUBTYPES = DotName.createSimple(JsonSubTypes.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

    /** Values that are text or a list in JSON, and no types of their own to a client. */
    private static final Map<String, Consumer<Schema>> PLAIN = Map.of(
            "UUID", schema -> schema.addType(STRING).format("uuid"),
            "OffsetDateTime", schema -> schema.addType(STRING).format("date-time"),
            "Instant", schema -> schema.addType(STRING).format("date-time"),
            "LocalDate", schema -> schema.addType(STRING).format("date"),
            "Slug", schema -> schema.addType(STRING).pattern(Slug.PATTERN).maxLength(Slug.LONGEST),
            "InlineText",
                    schema -> schema.addType(ARRAY)
                            .items(OASFactory.createSchema().ref("Span")));

    private final OpenAPI document;
    private final IndexView index;
    private final Map<String, Schema> all;

    Schemas(OpenAPI document, IndexView index) {
        this.document = document;
        this.index = index;
        this.all = new LinkedHashMap<>(document.getComponents().getSchemas());
    }

    void correct() {
        PLAIN.keySet().forEach(all::remove);
        everywhere(Schemas::inline);
        everywhere(Schemas::open);
        operations()
                .flatMap(operation ->
                        Stream.ofNullable(operation.getParameters()).flatMap(List::stream))
                .forEach(Schemas::bound);
        index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .collect(toMap(ClassInfo::name, type -> type, (type, again) -> type)) // the index has classes twice
                .values()
                .forEach(type -> schemaOf(type).ifPresent(schema -> tellWhatIsThere(schema, type)));
        index.getAnnotations(JSON_SUBTYPES).stream()
                .map(subtypes -> subtypes.target().asClass().name())
                .distinct()
                .forEach(union -> discriminate(index.getClassByName(union)));
        requireNonNull(all.get("Problem")) // which may tell more than its own fields: RFC 9457, 3.2
                .setAdditionalPropertiesSchema(anything());
        all.keySet().removeAll(PARTS);
        all.values().forEach(Schemas::nameOnce);
        document.getComponents().setSchemas(all);
    }

    /** Two records of one name, of which one is only how the other is read, are one schema. */
    private static void nameOnce(Schema schema) {
        if (schema.getRequired() != null) {
            schema.setRequired(schema.getRequired().stream().distinct().toList());
        }
    }

    private static void inline(Schema schema) {
        var name = refersTo(schema);
        if (name == null) {
            return;
        }
        schema.setType(null); // the scanner writes one beside the reference
        if (PLAIN.containsKey(name)) {
            schema.setRef(null);
            PLAIN.get(name).accept(schema);
        }
    }

    /** An object of which nothing is said has any fields; generators take it for one without any. */
    private static void open(Schema schema) {
        if (schema.getType() != null
                && schema.getType().contains(OBJECT)
                && schema.getProperties() == null
                && schema.getAdditionalPropertiesSchema() == null) {
            schema.setAdditionalPropertiesSchema(anything());
        }
    }

    private static Schema anything() {
        return OASFactory.createSchema().booleanSchema(true);
    }

    /** Parameters are text unless said otherwise; in paths they are slugs and ids, and ids have the shape of slugs too. */
    private static void bound(Parameter parameter) {
        var schema = parameter.getSchema();
        if (schema.getType() == null && schema.getRef() == null) {
            schema.addType(STRING);
        }
        if (parameter.getIn() == Parameter.In.PATH && schema.getPattern() == null && schema.getFormat() == null) {
            schema.pattern(Slug.PATTERN).maxLength(Slug.LONGEST);
        }
    }

    private void tellWhatIsThere(Schema schema, ClassInfo type) {
        var properties = new LinkedHashMap<String, Schema>();
        schema.getProperties().forEach((name, property) -> {
            var field = type.field(name);
            boolean nullable = field.type().hasAnnotation(NULLABLE);
            if (leftOut(field, nullable)) {
                properties.put(name, property);
            } else {
                schema.addRequired(name);
                properties.put(name, nullable ? orNull(property) : property);
            }
        });
        schema.setProperties(properties);
    }

    /** Whether Jackson leaves the field out when there is nothing in it. */
    private static boolean leftOut(FieldInfo field, boolean nullable) {
        var inclusion = Stream.of(
                        field.annotation(JSON_INCLUDE), field.declaringClass().declaredAnnotation(JSON_INCLUDE))
                .filter(annotation -> annotation != null)
                .findFirst()
                .map(annotation ->
                        JsonInclude.Include.valueOf(annotation.value().asEnum()))
                .orElse(JsonInclude.Include.ALWAYS);
        return switch (inclusion) {
            case NON_NULL -> nullable;
            case NON_EMPTY -> nullable || field.type().kind() == org.jboss.jandex.Type.Kind.PARAMETERIZED_TYPE;
            default -> false;
        };
    }

    private static Schema orNull(Schema schema) {
        var name = refersTo(schema);
        if (name == null) {
            return schema.addType(NULL);
        }
        schema.setRef(null);
        return schema.anyOf(List.of(
                OASFactory.createSchema().ref(name), OASFactory.createSchema().addType(NULL)));
    }

    /** Generators make a union of this shape, and of no other: flat variants, each with its one type, and a full mapping. */
    private void discriminate(ClassInfo type) {
        var union = all.get(nameOf(type));
        if (union == null) {
            return;
        }
        var discriminator = OASFactory.createDiscriminator().propertyName(TYPE);
        var variants = new ArrayList<Schema>();
        Arrays.stream(type.declaredAnnotation(JSON_SUBTYPES).value().asNestedArray())
                .forEach(subtype -> {
                    var value = subtype.value("name").asString();
                    var name = nameOf(
                            index.getClassByName(subtype.value().asClass().name()));
                    addType(requireNonNull(all.get(name), name), value);
                    variants.add(OASFactory.createSchema().ref(name));
                    discriminator.addMapping(value, PREFIX + name);
                });
        union.type(null).oneOf(variants).discriminator(discriminator);
    }

    private static void addType(Schema variant, String value) {
        var properties = new LinkedHashMap<String, Schema>();
        properties.put(TYPE, OASFactory.createSchema().addType(STRING).addEnumeration(value));
        properties.putAll(variant.getProperties());
        var required = new ArrayList<>(List.of(TYPE));
        required.addAll(variant.getRequired());
        variant.properties(properties).required(required);
    }

    /** The schema made of this record, unless another record of the same name had it. */
    private Optional<Schema> schemaOf(ClassInfo type) {
        var fields = type.recordComponents().stream()
                .map(RecordComponentInfo::name)
                .filter(name -> isInSchema(type.field(name)))
                .collect(toSet());
        return Optional.ofNullable(all.get(nameOf(type)))
                .filter(schema -> schema.getProperties() != null
                        && schema.getProperties().keySet().equals(fields));
    }

    private static boolean isInSchema(FieldInfo field) {
        var schema = field.annotation(SCHEMA);
        return SILENT.stream().noneMatch(field::hasAnnotation)
                && (schema == null
                        || schema.value("hidden") == null
                        || !schema.value("hidden").asBoolean());
    }

    private static String nameOf(ClassInfo type) {
        var annotation = type.declaredAnnotation(SCHEMA);
        return annotation == null || annotation.value("name") == null
                ? type.simpleName()
                : annotation.value("name").asString();
    }

    private static @Nullable String refersTo(Schema schema) {
        return schema.getRef() == null ? null : schema.getRef().substring(PREFIX.length());
    }

    private void everywhere(Consumer<Schema> change) {
        all.values().forEach(schema -> within(schema, change));
        operations().forEach(operation -> within(operation, change));
    }

    private Stream<Operation> operations() {
        return document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream());
    }

    private static void within(Operation operation, Consumer<Schema> change) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> within(parameter.getSchema(), change));
        }
        if (operation.getRequestBody() != null) {
            within(operation.getRequestBody().getContent(), change);
        }
        operation.getResponses().getAPIResponses().values().forEach(response -> within(response.getContent(), change));
    }

    private static void within(@Nullable Content content, Consumer<Schema> change) {
        if (content != null) {
            content.getMediaTypes().values().forEach(type -> within(type.getSchema(), change));
        }
    }

    private static void within(@Nullable Schema schema, Consumer<Schema> change) {
        if (schema == null) {
            return;
        }
        change.accept(schema);
        within(schema.getItems(), change);
        within(schema.getAdditionalPropertiesSchema(), change);
        Stream.of(schema.getOneOf(), schema.getAnyOf(), schema.getAllOf())
                .filter(schemas -> schemas != null)
                .flatMap(List::stream)
                .forEach(part -> within(part, change));
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> within(property, change));
        }
    }
}
