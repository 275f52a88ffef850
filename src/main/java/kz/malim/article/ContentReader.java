package kz.malim.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.malim.web.NearestName;
import kz.malim.web.Problem;
import kz.malim.web.ProblemView.Violation;
import kz.malim.web.RequestJson;
import org.jspecify.annotations.Nullable;

/** Reads content as clients send it. What breaks a rule is told by its place, all of it at once. */
@ApplicationScoped
public class ContentReader {
    private static final Set<String> FIELDS = Arrays.stream(ArticleContent.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());

    private final ObjectMapper json;
    private final RequestJson requests;
    private final Clock clock;

    ContentReader(ObjectMapper json, RequestJson requests, Clock clock) {
        this.json = json;
        this.requests = requests;
        this.clock = clock;
    }

    public ArticleContent read(@Nullable JsonNode sent) {
        var content = object(sent).deepCopy();
        content.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw refused(List.of(Violation.at(
                        RequestJson.pointer("#", name),
                        "Content has no such field, or Malim sets it." + NearestName.question(name, FIELDS) + " Known: "
                                + sorted())));
            }
        });
        nameBlocks(content.path("body"));
        var input = as(content, ArticleContent.class);
        ContentRules.require(input); // before what it names is looked up, and before it is merged
        return input;
    }

    /** A request's JSON object. */
    public static ObjectNode object(@Nullable JsonNode sent) {
        return RequestJson.object(sent);
    }

    /** A part of a request, read as the type it should be. */
    public <T> T as(JsonNode sent, Class<T> type) {
        return requests.as(sent, type);
    }

    /** Content as JSON, to be edited and compared: a moment is told in the time of the site, whatever offset it was sent with. */
    public JsonNode tree(ArticleContent content) {
        ObjectNode tree = json.valueToTree(content);
        if (content.published() != null) {
            tree.set("published", json.valueToTree(content.published().in(clock.getZone())));
        }
        return tree;
    }

    public static Problem refused(List<Violation> violations) {
        return RequestJson.refused(violations);
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
