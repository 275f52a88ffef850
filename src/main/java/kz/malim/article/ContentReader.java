package kz.malim.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.malim.text.Span;
import kz.malim.web.Nearest;
import kz.malim.web.Problem;
import kz.malim.web.ProblemView.Violation;
import kz.malim.web.RequestJson;
import org.jspecify.annotations.Nullable;

/** Reads content as clients send it. What breaks a rule is told by its place, all of it at once. */
@ApplicationScoped
class ContentReader {
    private static final Set<String> FIELDS =
            Set.of("title", "lede", "byline", "authors", "section", "tags", "published", "source", "photos", "body");

    private final ObjectMapper json;
    private final RequestJson requests;
    private final Clock clock;

    ContentReader(ObjectMapper json, RequestJson requests, Clock clock) {
        this.json = json;
        this.requests = requests;
        this.clock = clock;
    }

    ArticleInput read(@Nullable JsonNode sent) {
        var content = object(sent).deepCopy();
        content.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw refused(List.of(Violation.at(
                        RequestJson.pointer("#", name),
                        "Content has no such field, or Malim sets it." + Nearest.question(name, FIELDS) + " Known: "
                                + sorted())));
            }
        });
        if (!content.path("title").isTextual()) {
            throw refused(List.of(Violation.at("#/title", "Every article has a title.")));
        }
        var unsafe = new ArrayList<Violation>();
        findUnsafeLinks(content, "#", unsafe);
        nameBlocks(content.path("body"));
        var input = as(content, ArticleInput.class).datedIn(clock.getZone());
        unsafe.addAll(ContentRules.brokenBy(input));
        if (!unsafe.isEmpty()) {
            throw refused(unsafe);
        }
        return input;
    }

    /** A request's JSON object. */
    static ObjectNode object(@Nullable JsonNode sent) {
        return RequestJson.object(sent);
    }

    /** A part of a request, read as the type it should be. */
    <T> T as(JsonNode sent, Class<T> type) {
        return requests.as(sent, type);
    }

    JsonNode tree(ArticleInput content) {
        return json.valueToTree(content);
    }

    static Problem refused(List<Violation> violations) {
        return RequestJson.refused(violations);
    }

    /** A link that readers may not follow would be dropped when it is stored; here it is refused before. */
    private static void findUnsafeLinks(JsonNode node, String at, List<Violation> found) {
        for (var field : node.properties()) {
            var value = field.getValue();
            if (field.getKey().equals("href")
                    && value.isTextual()
                    && new Span("x", List.of(), value.asText()).href() == null) {
                found.add(
                        Violation.at(at + "/href", "An http, https or mailto address, or a path that begins with /."));
            }
            findUnsafeLinks(value, RequestJson.pointer(at, field.getKey()), found);
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                findUnsafeLinks(node.get(i), at + "/" + i, found);
            }
        }
    }

    private static void nameBlocks(JsonNode body) {
        var taken = new HashSet<String>();
        body.forEach(block -> taken.add(block.path("id").asText()));
        int next = 1;
        for (var block : body) {
            if (block instanceof ObjectNode unnamed && !unnamed.hasNonNull("id")) {
                while (!taken.add("b" + next)) {
                    next++;
                }
                unnamed.put("id", "b" + next);
            }
        }
    }

    private static String sorted() {
        return FIELDS.stream().sorted().collect(Collectors.joining(", "));
    }
}
