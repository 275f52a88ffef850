package kz.malim.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import kz.malim.web.NearestName;
import kz.malim.web.ProblemView.Violation;
import kz.malim.web.RequestJson;
import kz.malim.web.Rfc3339;
import org.jspecify.annotations.Nullable;

/** Reads the content in a request body. All violations are reported at once, each with a JSON pointer. */
@ApplicationScoped
public class ContentReader {
    private static final Set<String> FIELDS = Arrays.stream(ArticleContent.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());

    private final ObjectMapper json;
    private final RequestJson requests;
    private final NewsroomRules newsroom;
    private final Clock clock;

    ContentReader(ObjectMapper json, RequestJson requests, NewsroomRules newsroom, Clock clock) {
        this.json = json;
        this.requests = requests;
        this.newsroom = newsroom;
        this.clock = clock;
    }

    public ArticleContent read(@Nullable JsonNode body) {
        var content = RequestJson.object(body).deepCopy();
        content.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw RequestJson.refused(List.of(Violation.at(
                        RequestJson.pointer("#", name),
                        "Unknown or read-only field." + NearestName.question(name, FIELDS) + " Known: " + sorted())));
            }
        });
        assignBlockIds(content.path("body"));
        var input = requests.as(content, ArticleContent.class);
        ContentRules.require(input, newsroom.violations(input)); // before references are looked up, and before a merge
        requireOneDay(content.path("published"), input.published());
        return input;
    }

    /**
     * Reads other content that has a body: its blocks get ids as an article's do.
     *
     * @param check rejects it if it is invalid
     */
    public <T> T read(JsonNode body, Class<T> type, Consumer<T> check) {
        var content = RequestJson.object(body).deepCopy();
        assignBlockIds(content.path("body"));
        var input = requests.as(content, type);
        check.accept(input);
        return input;
    }

    /** Content as JSON, to be edited and compared: times are at the offset of the site, so that equal instants are equal. */
    public JsonNode tree(ArticleContent content) {
        ObjectNode tree = json.valueToTree(content);
        if (content.published() != null) {
            ObjectNode published = json.valueToTree(content.published().in(clock.getZone()));
            if (published.has("at")) {
                published.remove("date"); // follows from it, also after a patch
            }
            tree.set("published", published);
        }
        if (content.embargoUntil() != null) {
            tree.set(
                    "embargoUntil",
                    json.valueToTree(Rfc3339.at(content.embargoUntil().toInstant(), clock.getZone())));
        }
        return tree;
    }

    /** The day of a time is not stored: one that was sent must be the one that is shown. */
    private void requireOneDay(JsonNode sent, ArticleContent.@Nullable Dated published) {
        if (published == null || published.at() == null) {
            return;
        }
        var shown = published.in(clock.getZone()).date();
        if (shown.getYear() < 1 || shown.getYear() > 9999) {
            throw RequestJson.refused("published/at", "A year from 0001 to 9999, in the site's time zone.");
        }
        if (sent.hasNonNull("date") && !published.date().equals(shown)) {
            throw RequestJson.refused(
                    "published/date", "Not the day of `at` in the site's time zone, " + shown + ": omit it.");
        }
    }

    private static void assignBlockIds(JsonNode body) {
        var blocks = new ArrayList<JsonNode>();
        collectBlocks(body, blocks);
        var taken = new HashSet<String>();
        blocks.forEach(block -> taken.add(block.path("id").asText()));
        int next = 1;
        for (var block : blocks) {
            if (block instanceof ObjectNode object && !object.hasNonNull("id")) {
                while (!taken.add("b" + next)) {
                    next++;
                }
                object.put("id", "b" + next);
            }
        }
    }

    /** All blocks, in reading order: blocks hold others in fields named {@code body}. */
    private static void collectBlocks(JsonNode body, List<JsonNode> blocks) {
        if (body.isArray()) {
            for (var block : body) {
                blocks.add(block);
                block.findValues("body").forEach(inside -> collectBlocks(inside, blocks));
            }
        }
    }

    private static String sorted() {
        return FIELDS.stream().sorted().collect(Collectors.joining(", "));
    }
}
