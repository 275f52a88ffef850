package kz.malim.contract;

import static jakarta.ws.rs.core.MediaType.MULTIPART_FORM_DATA;
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
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/** Completes the schemas with what the records declare in Java: required and nullable fields. */
final class Schemas {
    static final String PREFIX = "#/components/schemas/";
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);

    /** Record components that are no properties. */
    private static final Set<DotName> NOT_PROPERTIES =
            Set.of(DotName.createSimple(JsonIgnore.class), DotName.createSimple(JsonAnyGetter.class));

    /** Multipart forms, and JSON in one of their parts: described by the operations themselves. */
    private static final Set<String> MULTIPART =
            Set.of("NewPhoto", "PhotoUpload", "NewMedia", "MediaUpload", "JsonNode", "JsonNodeType");

    /** Names of path parameters that are slugs; ids match their pattern too. */
    private static final Set<String> SLUGS = Set.of("slug", "slugOrId", "name");

    private static final DotName JSON_INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

    /** Types that are plain strings or arrays in JSON, without a schema of their own. */
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
        WireNames.correct(all, index);
        SchemaTraversal.forEach(all.values(), operations(), Schemas::inline);
        SchemaTraversal.forEach(all.values(), operations(), Schemas::allowAnyProperty);
        SchemaTraversal.forEach(all.values(), operations(), Schemas::anchor);
        all.values().forEach(TextsByLanguage::constrain);
        operations()
                .flatMap(operation ->
                        Stream.ofNullable(operation.getParameters()).flatMap(List::stream))
                .forEach(Schemas::constrain);
        operations().forEach(Schemas::constrainForm);
        index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .collect(toMap(ClassInfo::name, type -> type, (type, again) -> type)) // the index has classes twice
                .values()
                .forEach(type -> schemaOf(type).ifPresent(schema -> addRequired(schema, type)));
        new Unions(all, index).discriminate();
        requireNonNull(all.get("Problem")) // extension members (RFC 9457, 3.2)
                .setAdditionalPropertiesSchema(anything());
        all.keySet().removeAll(MULTIPART);
        all.values().forEach(Schemas::removeDuplicates);
        document.getComponents().setSchemas(all);
    }

    /** A form has a part at least; if only one is known, that one. */
    private static void constrainForm(Operation operation) {
        var body = operation.getRequestBody();
        var form = body == null || body.getContent() == null
                ? null
                : body.getContent().getMediaType(MULTIPART_FORM_DATA);
        if (form != null) {
            var parts = form.getSchema().minProperties(1).getProperties().keySet();
            form.getSchema().setRequired(parts.size() == 1 ? List.copyOf(parts) : null);
        }
    }

    /** Two records with the same schema name add their required fields twice. */
    private static void removeDuplicates(Schema schema) {
        if (schema.getRequired() != null) {
            schema.setRequired(schema.getRequired().stream().distinct().toList());
        }
    }

    private static void inline(Schema schema) {
        var name = refersTo(schema);
        if (name == null) {
            return;
        }
        schema.setType(null); // the scanner writes one next to the reference
        if (PLAIN.containsKey(name)) {
            schema.setRef(null);
            PLAIN.get(name).accept(schema);
        }
    }

    /** An object without properties may have any; generators would make an empty type of it. */
    private static void allowAnyProperty(Schema schema) {
        if (schema.getType() != null
                && schema.getType().contains(OBJECT)
                && schema.getProperties() == null
                && schema.getAdditionalPropertiesSchema() == null) {
            schema.setAdditionalPropertiesSchema(anything());
        }
    }

    /** Those of the scanner match parts of a text too. */
    private static void anchor(Schema schema) {
        var pattern = schema.getPattern();
        if (pattern != null && !pattern.startsWith("^")) {
            schema.setPattern("^(?:" + pattern + ")$");
        }
    }

    private static Schema anything() {
        return OASFactory.createSchema().booleanSchema(true);
    }

    /** Parameters are strings by default; in paths they are ids, unless their names or types say otherwise. */
    private static void constrain(Parameter parameter) {
        var schema = parameter.getSchema();
        if (schema.getType() == null && schema.getRef() == null) {
            schema.addType(STRING);
        }
        RequestSchemas.formOf(schema).ifPresent(schema::setPattern);
        anchor(schema);
        if (parameter.getIn() == Parameter.In.PATH
                && schema.getPattern() == null
                && schema.getFormat() == null
                && schema.getEnumeration() == null) {
            if (SLUGS.contains(parameter.getName())) {
                schema.pattern(Slug.PATTERN).maxLength(Slug.LONGEST);
            } else {
                schema.format("uuid").pattern(RequestSchemas.formOf(schema).orElseThrow());
            }
        }
        if (parameter.getIn() == Parameter.In.QUERY && schema.getMaxLength() != null && schema.getPattern() == null) {
            schema.setMinLength(1); // an empty one is refused everywhere
        }
    }

    private void addRequired(Schema schema, ClassInfo type) {
        var properties = new LinkedHashMap<String, Schema>();
        schema.getProperties().forEach((name, property) -> {
            var field = type.field(name);
            boolean nullable = field.type().hasAnnotation(NULLABLE);
            if (isOmitted(field, nullable)) {
                properties.put(name, property);
            } else {
                schema.addRequired(name);
                properties.put(name, nullable ? orNull(property) : property);
            }
        });
        schema.setProperties(properties);
    }

    /** Whether Jackson omits the field when it is null or empty. */
    private static boolean isOmitted(FieldInfo field, boolean nullable) {
        var inclusion = Stream.of(
                        field.annotation(JSON_INCLUDE), field.declaringClass().declaredAnnotation(JSON_INCLUDE))
                .filter(annotation -> annotation != null)
                .findFirst()
                .map(annotation ->
                        JsonInclude.Include.valueOf(annotation.value().asEnum()))
                .orElse(JsonInclude.Include.ALWAYS);
        return switch (inclusion) {
            case NON_NULL -> nullable;
            case NON_DEFAULT -> true;
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

    /** The schema of this record, unless it is that of another record with the same name. */
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
        return NOT_PROPERTIES.stream().noneMatch(field::hasAnnotation)
                && (schema == null
                        || schema.value("hidden") == null
                        || !schema.value("hidden").asBoolean());
    }

    static String nameOf(ClassInfo type) {
        var annotation = type.declaredAnnotation(SCHEMA);
        return annotation == null || annotation.value("name") == null
                ? type.simpleName()
                : annotation.value("name").asString();
    }

    private static @Nullable String refersTo(Schema schema) {
        return schema.getRef() == null ? null : schema.getRef().substring(PREFIX.length());
    }

    private Stream<Operation> operations() {
        return document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream());
    }
}
