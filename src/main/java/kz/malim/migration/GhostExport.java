package kz.malim.migration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON file that Ghost exports. Its tables come in no order, so it is read twice: first who wrote what and which tags it
 * has, then the posts. Of people only names are taken; keys, passwords and members are passed over unread.
 */
final class GhostExport {
    private static final ObjectMapper JSON = new ObjectMapper(new JsonFactory());

    private final Path file;
    private final ExportOptions options;
    private final String site;
    private final Map<String, String> people = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private final Map<String, List<Link>> authorsOf = new HashMap<>();
    private final Map<String, List<Link>> tagsOf = new HashMap<>();
    private final Map<String, JsonNode> pictures = new HashMap<>();

    /** What a post has, and at which place. */
    private record Link(String to, int order) {}

    GhostExport(Path file, ExportOptions options) {
        this.file = file;
        this.options = options;
        this.site = options.site() == null ? "" : options.site();
    }

    private interface RowReader {
        void row(String table, JsonNode row) throws IOException;
    }

    void read(StoryReceiver receiver) throws IOException {
        rows((table, row) -> {
            switch (table) {
                case "users" -> people.put(text(row, "id"), text(row, "name"));
                case "tags" -> {
                    if (!text(row, "name").startsWith("#")
                            && !text(row, "visibility").equals("internal")) {
                        tags.put(text(row, "id"), text(row, "name"));
                    }
                }
                case "posts_authors" -> link(authorsOf, row, "author_id");
                case "posts_tags" -> link(tagsOf, row, "tag_id");
                case "posts_meta" -> pictures.put(text(row, "post_id"), picture(row));
                default -> {} // posts are for the second time
            }
        });
        rows((table, row) -> {
            if (table.equals("posts")) {
                post(row, receiver);
            }
        });
    }

    private static void link(Map<String, List<Link>> links, JsonNode row, String to) {
        links.computeIfAbsent(text(row, "post_id"), key -> new ArrayList<>())
                .add(new Link(text(row, to), row.path("sort_order").asInt()));
    }

    private static JsonNode picture(JsonNode row) {
        return JSON.createObjectNode()
                .put("alt", text(row, "feature_image_alt"))
                .put("caption", text(row, "feature_image_caption"));
    }

    /** Rows of the tables that are of use, one at a time. */
    private void rows(RowReader reader) throws IOException {
        try (var parser = JSON.getFactory().createParser(file.toFile())) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals("data")) {
                    if (parser.nextToken() == JsonToken.START_OBJECT) {
                        tables(parser, reader);
                    }
                }
            }
        }
    }

    private static void tables(JsonParser parser, RowReader reader) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var table = parser.currentName();
            boolean wanted = switch (table) {
                case "posts", "users", "tags", "posts_authors", "posts_tags", "posts_meta" -> true;
                default -> false;
            };
            if (parser.nextToken() != JsonToken.START_ARRAY || !wanted) {
                parser.skipChildren();
                continue;
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                reader.row(table, JSON.readTree(parser));
            }
        }
    }

    private void post(JsonNode post, StoryReceiver receiver) throws IOException {
        var id = text(post, "id");
        var status = text(post, "status");
        if (text(post, "type").equals("page") || post.path("page").asBoolean()) {
            receiver.skipped(id, "page");
        } else if (text(post, "html").isEmpty() && !(text(post, "lexical") + text(post, "mobiledoc")).isEmpty()) {
            receiver.skipped(id, "without-html");
        } else {
            boolean open = text(post, "visibility").isEmpty()
                    || text(post, "visibility").equals("public");
            boolean isPublic = open && (status.equals("published") || status.equals("scheduled"));
            receiver.story(story(post, id, isPublic));
        }
    }

    private ForeignStory story(JsonNode post, String id, boolean isPublic) {
        var url = site.isEmpty() || !isPublic ? null : site + "/" + text(post, "slug") + "/";
        var publishedAt = time(text(post, "published_at"));
        return new ForeignStory(
                id,
                options.lang(),
                text(post, "title"),
                orNull(text(post, "custom_excerpt")),
                orNull(text(post, "html").replace("__GHOST_URL__", site)),
                url,
                List.of(),
                named(authorsOf, people, id),
                named(tagsOf, tags, id),
                options.section(),
                lead(post, id),
                publishedAt,
                time(text(post, "updated_at")),
                isPublic && options.publish() && publishedAt != null);
    }

    private static List<String> named(Map<String, List<Link>> links, Map<String, String> names, String post) {
        return links.getOrDefault(post, List.of()).stream()
                .sorted(Comparator.comparingInt(Link::order))
                .map(link -> names.getOrDefault(link.to(), ""))
                .filter(name -> !name.isBlank())
                .distinct()
                .toList();
    }

    private ForeignStory.@Nullable Lead lead(JsonNode post, String id) {
        var url = text(post, "feature_image").replace("__GHOST_URL__", site);
        var words = pictures.get(id);
        return url.isEmpty()
                ? null
                : new ForeignStory.Lead(
                        url,
                        words == null ? null : orNull(text(words, "alt")),
                        words == null ? null : orNull(text(words, "caption")));
    }

    private static @Nullable OffsetDateTime time(String written) {
        try {
            return written.isEmpty() ? null : OffsetDateTime.parse(written.replace(' ', 'T'));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asText("").equals("null") ? "" : row.path(field).asText("");
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }
}
