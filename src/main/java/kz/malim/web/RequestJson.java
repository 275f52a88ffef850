package kz.malim.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import kz.malim.web.ProblemView.Violation;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a request as a record; what is invalid is reported with its JSON pointer. */
@ApplicationScoped
public class RequestJson {
    private static final int MAX_VIOLATIONS = 100;

    private final ObjectMapper json;

    RequestJson(ObjectMapper json) {
        this.json = json.copy()
                .setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)) // no null in a list
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES); // nor 0 or false that nobody sent
    }

    /** Reads a request body, which must be a JSON object. */
    public <T> T read(@Nullable JsonNode body, Class<T> type) {
        return as(object(body), type);
    }

    /** Reads a part of a request. */
    public <T> T as(JsonNode part, Class<T> type) {
        try {
            return json.treeToValue(withIntegers(part), type);
        } catch (JsonMappingException failure) {
            var error = new JsonErrorTranslator(part, failure);
            var unknownField = error.unknownField();
            if (unknownField.isEmpty() && failure.getCause() instanceof Problem problem) {
                throw problem; // the record itself has the pointer
            }
            throw refused(List.of(unknownField.orElseGet(error::violation)));
        } catch (JsonProcessingException failure) {
            throw refused(List.of(JsonErrorTranslator.malformed(failure)));
        }
    }

    /** JSON has one type of number, so 37.0 is an integer (JSON Schema, 6.1.1); some languages write it so. */
    private static JsonNode withIntegers(JsonNode node) {
        if (node.isFloatingPointNumber() && node.canConvertToExactIntegral() && node.canConvertToLong()) {
            return LongNode.valueOf(node.longValue());
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(withIntegers(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, withIntegers(array.get(i)));
            }
        }
        return node;
    }

    public static ObjectNode object(@Nullable JsonNode body) {
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw new Problem(
                ProblemType.MALFORMED_REQUEST,
                "A JSON object is expected.",
                List.of(Violation.at("#", "A JSON object is expected.")));
    }

    /** The pointer (RFC 6901) of a field, below another pointer. */
    public static String pointer(String parent, String field) {
        return parent + "/" + field.replace("~", "~0").replace("/", "~1");
    }

    /** The problem of one invalid field. */
    public static Problem refused(String field, String rule) {
        return refused(List.of(Violation.at("#/" + field, rule)));
    }

    public static Problem refused(List<Violation> violations) {
        return new Problem(
                ProblemType.INVALID_CONTENT,
                violations.size() == 1
                        ? violations.getFirst().pointer() + ": "
                                + violations.getFirst().detail()
                        : violations.size() + " invalid fields.",
                violations.stream().limit(MAX_VIOLATIONS).toList());
    }
}
