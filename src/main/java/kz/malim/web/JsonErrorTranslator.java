package kz.malim.web;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
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

/** Tells where JSON is not what it should be, in words of whoever sent it. Jackson's own words name our classes. */
final class JsonErrorTranslator {
    private static final ObjectMapper NAMES = new ObjectMapper();

    private final JsonNode sent;
    private final JsonMappingException failure;

    JsonErrorTranslator(JsonNode sent, JsonMappingException failure) {
        this.sent = sent;
        this.failure = failure;
    }

    Violation violation() {
        return switch (failure) {
            case UnrecognizedPropertyException stray -> at("", unknown("field", stray.getPropertyName(), names(stray)));
            case InvalidTypeIdException untyped -> untyped(untyped);
            case InvalidNullException empty -> at("", "null means nothing here: leave it out.");
            case ValueInstantiationException unmade -> unmade(unmade);
            case StrictJson.InvalidCharacter character -> at("", String.valueOf(character.getOriginalMessage()));
            case MismatchedInputException misfit -> at("", needed(misfit.getTargetType()));
            default ->
                at(
                        "",
                        failure.getCause() instanceof InputCoercionException
                                ? "This number is too large."
                                : "This cannot be read.");
        };
    }

    /** A name the sender probably mistyped, for which something else seems to be missing. */
    Optional<Violation> strayName() {
        return failure instanceof ValueInstantiationException unmade
                ? strayName(unmade.getType().getRawClass())
                : Optional.empty();
    }

    /** What no parser reads. */
    static Violation unparsed(JsonProcessingException failure) {
        var place = failure.getLocation();
        var where = place == null || place.getLineNr() < 0
                ? ""
                : "Line " + place.getLineNr() + ", column " + place.getColumnNr() + ": ";
        return Violation.at(
                "#",
                where
                        + switch (failure) {
                            case StreamConstraintsException absurd ->
                                "nested more than " + StrictJson.DEEPEST
                                        + " deep, or with a name or a number of absurd length.";
                            case MismatchedInputException more -> "the JSON has ended, and more follows.";
                            default ->
                                String.valueOf(failure.getOriginalMessage())
                                        .replaceFirst("(?s) \\(start marker at .*", "");
                        });
    }

    private Violation untyped(InvalidTypeIdException failure) {
        var type = failure.getBaseType().getRawClass();
        var known = Arrays.stream(type.getAnnotation(JsonSubTypes.class).value())
                .map(JsonSubTypes.Type::name)
                .toList();
        var written = value().path(discriminator(type).orElse("")).asText(null);
        return written == null
                ? at("", "Say its type: one of " + String.join(", ", known) + ".")
                : at("/" + discriminator(type).orElse(""), unknown("type", written, known));
    }

    private Violation unmade(ValueInstantiationException failure) {
        var type = failure.getType().getRawClass();
        if (failure.getCause() instanceof IllegalArgumentException rule) {
            return at("", String.valueOf(rule.getMessage()));
        }
        var missing = type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .filter(part -> !part.getAnnotatedType().isAnnotationPresent(Nullable.class)
                                && !value().hasNonNull(part.getName()))
                        .map(part -> part.getName())
                        .collect(joining(", "))
                : "";
        return at("", missing.isEmpty() ? "This cannot be read." : "Missing: " + missing + ".");
    }

    private Optional<Violation> strayName(Class<?> type) {
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

    private String needed(@Nullable Class<?> type) {
        if (type == null) {
            return "This cannot be read.";
        }
        if (type.isEnum()) {
            var known = Arrays.stream(type.getEnumConstants())
                    .map(constant -> NAMES.valueToTree(constant).asText())
                    .toList();
            return value().isTextual()
                    ? unknown("value", value().asText(), known)
                    : "One of " + String.join(", ", known) + " is needed here" + instead();
        }
        if (type == OffsetDateTime.class) {
            return "A moment with an offset is needed here, such as 2026-11-24T18:00:00+05:00.";
        }
        if (type == LocalDate.class) {
            return "A date is needed here, such as 2026-11-24.";
        }
        if (type == UUID.class) {
            return "An id is needed here, such as 019a2f3e-8c4b-7d10-9f60-2b8f0e6a7c11.";
        }
        return kind(type) + " is needed here" + instead();
    }

    private static String kind(Class<?> type) {
        if (type == String.class) {
            return "A text";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "A whole number";
        }
        if (type == Double.class || type == double.class) {
            return "A number";
        }
        return Collection.class.isAssignableFrom(type) ? "A list" : "An object";
    }

    private String instead() {
        return switch (value().getNodeType()) {
            case OBJECT -> ", not an object.";
            case ARRAY -> ", not a list.";
            case STRING -> ", not a text.";
            case NUMBER, BOOLEAN -> ", not " + NearestName.shown(value().asText()) + ".";
            case NULL -> ", not null.";
            default -> ".";
        };
    }

    private static String unknown(String what, String written, Collection<String> known) {
        return "There is no %s \"%s\" here.%s Known: %s."
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

    /** The fields of a record, and the one that tells which of several it is. */
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
        return sent.at(JsonPointer.compile(pointer()));
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
