package kz.malim.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import kz.malim.web.ProblemView.Violation;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a request as the record it should be; what cannot be is told by its place. */
@ApplicationScoped
public class RequestJson {
    private static final int MOST_VIOLATIONS = 100;

    private final ObjectMapper json;

    RequestJson(ObjectMapper json) {
        this.json = json.copy().setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)); // none in a list
    }

    /** A request's JSON object, read as the type it should be. */
    public <T> T read(@Nullable JsonNode sent, Class<T> type) {
        return as(object(sent), type);
    }

    /** A part of a request, read as the type it should be. */
    public <T> T as(JsonNode sent, Class<T> type) {
        try {
            return json.treeToValue(sent, type);
        } catch (JsonMappingException failure) {
            var misread = new JsonErrorTranslator(sent, failure);
            var stray = misread.strayName();
            if (stray.isEmpty() && failure.getCause() instanceof Problem problem) {
                throw problem; // the record itself knows the place
            }
            throw refused(List.of(stray.orElseGet(misread::violation)));
        } catch (JsonProcessingException failure) {
            throw refused(List.of(JsonErrorTranslator.unparsed(failure)));
        }
    }

    public static ObjectNode object(@Nullable JsonNode sent) {
        if (sent instanceof ObjectNode object) {
            return object;
        }
        throw new Problem(
                ProblemType.MALFORMED_REQUEST,
                "A JSON object is needed.",
                List.of(Violation.at("#", "A JSON object is needed.")));
    }

    /** The pointer (RFC 6901) of a field in what another one points to. */
    public static String pointer(String at, String field) {
        return at + "/" + field.replace("~", "~0").replace("/", "~1");
    }

    /** The refusal of one field. */
    public static Problem refused(String field, String rule) {
        return refused(List.of(Violation.at("#/" + field, rule)));
    }

    public static Problem refused(List<Violation> violations) {
        return new Problem(
                ProblemType.INVALID_CONTENT,
                violations.size() == 1
                        ? violations.getFirst().pointer() + ": "
                                + violations.getFirst().detail()
                        : violations.size() + " places break a rule.",
                violations.stream().limit(MOST_VIOLATIONS).toList());
    }
}
