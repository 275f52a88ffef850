package kz.malim.web;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kz.malim.web.ProblemView.Violation;
import org.jspecify.annotations.Nullable;

/** Translates Jackson's errors into violations for the client. Jackson's own messages name Java classes. */
final class JsonErrorTranslator {
    private static final ObjectMapper NAMES = new ObjectMapper();

    private final JsonNode json;
    private final JsonMappingException failure;

    JsonErrorTranslator(JsonNode json, JsonMappingException failure) {
        this.json = json;
        this.failure = failure;
    }

    Violation violation() {
        return switch (failure) {
            case UnrecognizedPropertyException unrecognized ->
                at("", unknown("field", unrecognized.getPropertyName(), names(unrecognized)));
            case InvalidTypeIdException invalid -> invalidType(invalid);
            case InvalidNullException empty -> at("", "null is not allowed here: omit the field.");
            case ValueInstantiationException invalid -> notInstantiated(invalid);
            case StrictJson.InvalidCharacter character -> at("", String.valueOf(character.getOriginalMessage()));
            case MismatchedInputException mismatched -> at("", expected(mismatched.getTargetType()));
            default ->
                at(
                        "",
                        failure.getCause() instanceof InputCoercionException
                                ? "The number is too large."
                                : "Invalid value.");
        };
    }

    /** An unknown field, probably a misspelled one, because of which another seems to be missing. */
    Optional<Violation> unknownField() {
        return failure instanceof ValueInstantiationException invalid
                ? unknownField(invalid.getType().getRawClass())
                : Optional.empty();
    }

    /** Malformed JSON. */
    static Violation malformed(JsonProcessingException failure) {
        var location = failure.getLocation();
        var where = location == null || location.getLineNr() < 0
                ? ""
                : "Line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
        return Violation.at(
                "#",
                where
                        + switch (failure) {
                            case StreamConstraintsException limit ->
                                "nested more than " + StrictJson.MAX_DEPTH
                                        + " deep, or a name or a number is too long.";
                            case MismatchedInputException trailing -> "content after the end of the JSON.";
                            default ->
                                String.valueOf(failure.getOriginalMessage())
                                        .replaceFirst("(?s) \\(start marker at .*", "");
                        });
    }

    private Violation invalidType(InvalidTypeIdException failure) {
        var type = failure.getBaseType().getRawClass();
        var known = Arrays.stream(type.getAnnotation(JsonSubTypes.class).value())
                .map(JsonSubTypes.Type::name)
                .toList();
        var written = value().path(discriminator(type).orElse("")).asText(null);
        return written == null
                ? at("", "type is missing: one of " + String.join(", ", known) + ".")
                : at("/" + discriminator(type).orElse(""), unknown("type", written, known));
    }

    private Violation notInstantiated(ValueInstantiationException failure) {
        var type = failure.getType().getRawClass();
        if (failure.getCause() instanceof IllegalArgumentException rule) {
            return at("", String.valueOf(rule.getMessage()));
        }
        var missing = type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .filter(part -> !isOptional(part) && !value().hasNonNull(part.getName()))
                        .map(part -> part.getName())
                        .collect(joining(", "))
                : "";
        return at("", missing.isEmpty() ? "Invalid value." : "Missing: " + missing + ".");
    }

    /** Whether a field has a value when it is not sent: null, false, or an empty one. */
    private static boolean isOptional(RecordComponent part) {
        var setter = part.getAccessor().getAnnotation(JsonSetter.class);
        return part.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || part.getType() == boolean.class
                || (setter != null && setter.nulls() == Nulls.AS_EMPTY);
    }

    private Optional<Violation> unknownField(Class<?> type) {
        if (!type.isRecord() || !value().isObject()) {
            return Optional.empty();
        }
        var known = names(type);
        return value().properties().stream()
                .map(field -> field.getKey())
                .filter(name -> !known.contains(name))
                .findFirst()
                .map(name -> at(RequestJson.pointer("", name), unknown("field", name, known)));
    }

    private String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "Invalid value.";
        }
        if (type.isEnum()) {
            var known = Arrays.stream(type.getEnumConstants())
                    .map(constant -> NAMES.valueToTree(constant).asText())
                    .toList();
            return value().isTextual()
                    ? unknown("value", value().asText(), known)
                    : "One of " + String.join(", ", known) + " is expected here" + actual();
        }
        if (type == OffsetDateTime.class) {
            return "A time with an offset is expected here, such as 2026-11-24T18:00:00+05:00.";
        }
        if (type == LocalDate.class) {
            return "A date is expected here, such as 2026-11-24.";
        }
        if (type == UUID.class) {
            return "An id is expected here, such as 019a2f3e-8c4b-7d10-9f60-2b8f0e6a7c11.";
        }
        return kind(type) + " is expected here" + actual();
    }

    private static String kind(Class<?> type) {
        if (type == String.class) {
            return "A string";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "An integer";
        }
        if (type == Double.class || type == double.class) {
            return "A number";
        }
        return Collection.class.isAssignableFrom(type) ? "An array" : "An object";
    }

    private String actual() {
        return switch (value().getNodeType()) {
            case OBJECT -> ", not an object.";
            case ARRAY -> ", not an array.";
            case STRING -> ", not a string.";
            case NUMBER, BOOLEAN -> ", not " + NearestName.shown(value().asText()) + ".";
            case NULL -> ", not null.";
            default -> ".";
        };
    }

    private static String unknown(String what, String written, Collection<String> known) {
        return "Unknown %s \"%s\".%s Known: %s."
                .formatted(
                        what,
                        NearestName.shown(written),
                        NearestName.question(written, known),
                        known.stream().sorted().collect(joining(", ")));
    }

    private static Set<String> names(UnrecognizedPropertyException failure) {
        var known = names(failure.getReferringClass());
        Stream.ofNullable(failure.getKnownPropertyIds())
                .flatMap(ids -> ids.stream())
                .map(String::valueOf)
                .forEach(known::add);
        return known;
    }

    /** The fields of a record, and its discriminator. */
    private static Set<String> names(Class<?> type) {
        var names = new LinkedHashSet<String>();
        if (type.isRecord()) {
            Arrays.stream(type.getRecordComponents())
                    .map(part -> part.getName())
                    .forEach(names::add);
        }
        Arrays.stream(type.getInterfaces())
                .flatMap(of -> discriminator(of).stream())
                .forEach(names::add);
        return names;
    }

    private static Optional<String> discriminator(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(JsonTypeInfo.class)).map(JsonTypeInfo::property);
    }

    private JsonNode value() {
        return json.at(JsonPointer.compile(pointer()));
    }

    private Violation at(String below, String detail) {
        return Violation.at("#" + pointer() + below, detail);
    }

    private String pointer() {
        var at = "";
        for (var step : failure.getPath()) {
            at = RequestJson.pointer(
                    at, step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName());
        }
        return at;
    }
}
