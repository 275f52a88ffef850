package kz.malim.migration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import kz.malim.text.WebAddress;
import kz.malim.web.ProblemView.Violation;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Stories to bring in. */
@Schema(name = "StoryImport", description = "Stories of one source. Each is written on its own, in this order.")
record StoriesInput(
        @Schema(
                description =
                        "Where they are from: a name of your choice, the same each time. Ids are unique in a source.",
                pattern = SOURCE,
                examples = "old.example.org")
        String source,

        @Schema(minItems = 1, maxItems = MAX_ITEMS) List<ForeignStory> items) {
    static final int MAX_ITEMS = 50;
    private static final String SOURCE = "^[a-z0-9][a-z0-9._-]{0,99}$";
    private static final Pattern SOURCES = Pattern.compile(SOURCE);

    /** Refuses what no item could be written of, with all violations. */
    void require() {
        var violations = new ArrayList<Violation>();
        if (source == null || !SOURCES.matcher(source).matches()) {
            violations.add(
                    Violation.at("#/source", "1 to 100 of the characters a to z, 0 to 9, dot, hyphen, underscore."));
        }
        if (items == null || items.isEmpty() || items.size() > MAX_ITEMS) {
            throw RequestJson.refused("items", "1 to " + MAX_ITEMS + " items.");
        }
        var ids = new HashSet<String>();
        for (int i = 0; i < items.size(); i++) {
            var story = items.get(i);
            var at = "#/items/" + i;
            check(story, at, violations);
            if (story.id() != null && !ids.add(story.id())) {
                violations.add(Violation.at(at + "/id", "Another item has the same id."));
            }
        }
        if (!violations.isEmpty()) {
            throw RequestJson.refused(violations);
        }
    }

    private static void check(ForeignStory story, String at, List<Violation> violations) {
        text(at + "/id", story.id(), true, ForeignStory.MAX_ID, violations);
        text(at + "/title", story.title(), true, ForeignStory.MAX_TITLE, violations);
        text(at + "/lede", story.lede(), false, ForeignStory.MAX_LEDE, violations);
        text(at + "/html", story.html(), false, ForeignStory.MAX_HTML, violations);
        if (story.lang() == null) {
            violations.add(Violation.at(at + "/lang", "The language is required."));
        }
        if (story.url() != null && (story.url().length() > ForeignStory.MAX_URL || !WebAddress.is(story.url()))) {
            violations.add(Violation.at(at + "/url", "An absolute http or https URL of at most 2000 characters."));
        }
        size(at + "/addresses", story.addresses(), ForeignStory.MAX_ADDRESSES, violations);
        size(at + "/authors", story.authors(), ForeignStory.MAX_AUTHORS, violations);
        size(at + "/tags", story.tags(), ForeignStory.MAX_TAGS, violations);
        for (int i = 0; i < story.authors().size(); i++) {
            text(at + "/authors/" + i, story.authors().get(i), true, ForeignStory.MAX_ID, violations);
        }
        for (int i = 0; i < story.tags().size(); i++) {
            text(at + "/tags/" + i, story.tags().get(i), true, ForeignStory.MAX_ID, violations);
        }
        if (story.picture() != null) {
            text(at + "/picture/url", story.picture().url(), true, ForeignStory.MAX_URL, violations);
            text(at + "/picture/alt", story.picture().alt(), false, 1_000, violations);
            text(at + "/picture/caption", story.picture().caption(), false, ForeignStory.MAX_LEDE, violations);
        }
        if (story.toBePublished() && story.publishedAt() == null) {
            violations.add(Violation.at(at + "/publishedAt", "Required with `publish`."));
        }
    }

    private static void text(
            String at, @Nullable String text, boolean required, int maxLength, List<Violation> violations) {
        if (required && (text == null || text.isBlank())) {
            violations.add(Violation.at(at, "Text is required."));
        } else if (text != null && text.length() > maxLength) {
            violations.add(Violation.at(at, "At most " + maxLength + " characters."));
        } else if (text != null && text.indexOf('\0') >= 0) {
            violations.add(Violation.at(at, "It has the control character U+0000."));
        }
    }

    private static void size(String at, List<String> values, int max, List<Violation> violations) {
        if (values.size() > max) {
            violations.add(Violation.at(at, "At most " + max + "."));
        }
    }
}
