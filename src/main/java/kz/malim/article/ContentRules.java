package kz.malim.article;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;
import static kz.malim.body.BodyVisitor.Presence.REQUIRED;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.malim.body.BodyBlock;
import kz.malim.body.BodyVisitor;
import kz.malim.body.Footnote;
import kz.malim.body.Story;
import kz.malim.probe.MediaKind;
import kz.malim.text.InlineText;
import kz.malim.text.Span;
import kz.malim.text.WebAddress;
import kz.malim.web.ProblemView.Violation;
import kz.malim.web.RequestJson;
import org.jspecify.annotations.Nullable;

/** Validates content: required parts are present, and none exceeds its limit. */
public final class ContentRules implements BodyVisitor {
    static final int TITLE = 500;
    static final int LEDE = 2_000;
    static final int BYLINE = 300;
    static final int AUTHORS = 50;
    static final int TAGS = 200;

    /** Besides the main one. */
    static final int SECTIONS = 20;

    static final int PHOTOS = BodyBlock.MAX_PHOTOS;
    static final int MEDIA = 100;
    static final int BLOCKS = BodyBlock.MAX_BLOCKS;
    static final int NOTES = 500;

    /** Each brings the card of an article with it. */
    static final int STORIES = 100;

    static final int NAME = 200;
    static final int ADDRESS = 2_000;

    private static final int LINE = 500;
    private static final int TEXT = 20_000;
    private static final int SPANS = 1_000;
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;
    private static final Pattern BLOCK_ID = Pattern.compile(BodyBlock.ID);

    private final List<Violation> violations = new ArrayList<>();
    private final Set<UUID> photos;
    private final Set<UUID> media = new HashSet<>();
    private final Set<String> blockIds = new HashSet<>();
    private final Map<String, String> anchors = new LinkedHashMap<>();
    private final Map<String, String> mentions = new LinkedHashMap<>();
    private int blocks;
    private int stories;

    private ContentRules(ArticleContent content) {
        this.photos = content.photos().stream().map(ArticleContent.PhotoUse::id).collect(Collectors.toSet());
    }

    /** Rejects invalid content with all violations. */
    public static void require(ArticleContent content) {
        require(content, List.of());
    }

    /** The same, with what else was found. */
    static void require(ArticleContent content, List<Violation> others) {
        var rules = new ContentRules(content);
        rules.check(content);
        rules.violations.addAll(others);
        if (!rules.violations.isEmpty()) {
            throw RequestJson.refused(rules.violations);
        }
    }

    private void sections(ArticleContent content) {
        distinct("#/sections", content.sections(), SECTIONS);
        for (int i = 0; i < content.sections().size(); i++) {
            value(
                    "#/sections/" + i,
                    !content.sections().get(i).equals(content.section()),
                    "This is the main section already: leave it out here.");
        }
        value(
                "#/section",
                content.section() != null || content.sections().isEmpty(),
                "An article in several sections has a main one.");
    }

    private void check(ArticleContent content) {
        line("#/title", content.title(), TITLE, REQUIRED);
        line("#/lede", content.lede(), LEDE, OPTIONAL);
        line("#/byline", content.byline(), BYLINE, OPTIONAL);
        distinct("#/authors", content.authors(), AUTHORS);
        sections(content);
        distinct("#/tags", content.tags(), TAGS);
        distinct(
                "#/photos",
                content.photos().stream().map(ArticleContent.PhotoUse::id).toList(),
                PHOTOS);
        for (int i = 0; i < content.photos().size(); i++) {
            value("#/photos/" + i + "/id", content.photos().get(i).id() != null, "The photo's id is required.");
            value("#/photos/" + i + "/role", content.photos().get(i).role() != null, "`lead` or `body`.");
        }
        if (content.source() != null) {
            line("#/source/name", content.source().name(), NAME, REQUIRED);
            if (content.source().url() != null) {
                address("#/source/url", content.source().url());
            }
        }
        DetailRules.check(content, this);
        if (content.published() != null) {
            date(content.published());
        }
        content.accept(this);
        notes(content.notes());
        anchors.forEach((at, id) ->
                value(at, blockIds.contains(id), "No block or footnote of this article has the id \"" + id + "\"."));
        if (blocks > BLOCKS) {
            violation("#/body", "At most " + BLOCKS + " blocks, those inside others included.");
        }
    }

    /** Each footnote is mentioned in the body, and each that is mentioned is there. */
    private void notes(List<Footnote> notes) {
        size("#/notes", notes, 0, NOTES);
        var known = notes.stream().map(Footnote::id).collect(Collectors.toSet());
        var mentioned = new HashSet<String>();
        mentions.forEach((at, id) -> {
            if (at.startsWith(ArticleContent.NOTES)) {
                violation(at, "Footnotes have no footnotes.");
            } else {
                mentioned.add(id);
                value(at, known.contains(id), "There is no footnote with the id \"" + id + "\": add it to `notes`.");
            }
        });
        for (int i = 0; i < notes.size(); i++) {
            var at = ArticleContent.NOTES + i;
            id(at, notes.get(i).id());
            value(
                    at,
                    mentioned.contains(notes.get(i).id()),
                    "Mentioned nowhere: a span of the body names it as `note`.");
        }
    }

    private void date(ArticleContent.Dated published) {
        if (published.precision() == null) {
            violation("#/published/precision", "`day` or `time`.");
        } else if ((published.precision() == DatePrecision.TIME) == (published.at() == null)) {
            violation("#/published/at", "Required for precision `time`; omit for precision `day`.");
        }
        if (published.date() == null) {
            violation("#/published/date", "A date is required.");
        } else if (!isInRange(published.date().getYear())) {
            violation("#/published/date", "A year from 0001 to 9999.");
        } else if (published.at() != null && !isInRange(published.at().getYear())) {
            violation("#/published/at", "A year from 0001 to 9999.");
        }
    }

    static boolean isInRange(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    @Override
    public void block(String at, BodyBlock block) {
        blocks++;
        id(at, block.id());
        if (block instanceof Story && ++stories > STORIES) {
            violation(at, "At most " + STORIES + " stories.");
        }
    }

    private void id(String at, @Nullable String given) {
        var id = given == null ? "" : given;
        if (!BLOCK_ID.matcher(id).matches()) {
            violation(at + "/id", "1 to 64 letters, digits, hyphens and underscores.");
        } else if (!blockIds.add(id)) {
            violation(at + "/id", "Duplicate id of a block or footnote.");
        }
    }

    @Override
    public void text(String at, @Nullable InlineText text, Presence presence) {
        if (presence == REQUIRED && (text == null || text.isBlank())) {
            violation(at, "Text is required.");
        }
        if (text == null) {
            return;
        }
        if (text.spans().size() > SPANS || text.plain().length() > TEXT) {
            violation(at, "At most " + TEXT + " characters in " + SPANS + " spans.");
        }
        for (int i = 0; i < text.spans().size(); i++) {
            var span = text.spans().get(i);
            var link = at + "/" + i + "/href";
            link(link, span.href());
            span.anchor().ifPresent(id -> anchors.put(link, id));
            if (span.note() != null) {
                mentions.put(at + "/" + i + "/note", span.note());
            }
        }
    }

    @Override
    public void link(String at, @Nullable String href) {
        if (href != null && new Span("", List.of(), href).hasUnsafeLink()) {
            violation(
                    at,
                    "An http, https, mailto or tel URL, a path that starts with /, or # and the id of a block or footnote.");
        }
    }

    @Override
    public void line(String at, @Nullable String line, Presence presence) {
        line(at, line, LINE, presence);
    }

    @Override
    public void line(String at, @Nullable String line, Presence presence, int maxLength) {
        line(at, line, maxLength, presence);
    }

    void line(String at, @Nullable String line, int maxLength, Presence presence) {
        if (presence == REQUIRED && (line == null || line.isEmpty())) {
            violation(at, "Text is required.");
        } else if (line != null && line.length() > maxLength) {
            violation(at, "At most " + maxLength + " characters.");
        }
    }

    @Override
    public void photo(String at, @Nullable UUID photo) {
        if (photo == null || !photos.contains(photo)) {
            violation(at, "Not one of the article's photos: add it to `photos` first.");
        }
    }

    @Override
    public void media(String at, @Nullable UUID id, MediaKind kind) {
        if (id == null) {
            violation(at, "The id of a media item is required.");
        } else if (media.add(id) && media.size() > MEDIA) {
            violation(at, "At most " + MEDIA + " media items.");
        }
    }

    @Override
    public void address(String at, @Nullable String address) {
        if (address == null) {
            violation(at, "A URL is required.");
        } else if (address.length() > ADDRESS || !WebAddress.is(address)) {
            violation(at, "An absolute http or https URL without user info, of at most " + ADDRESS + " characters.");
        }
    }

    private void distinct(String at, List<?> values, int max) {
        size(at, values, 0, max);
        var seen = new HashSet<Object>();
        for (int i = 0; i < values.size(); i++) {
            if (!seen.add(values.get(i))) {
                violation(at + "/" + i, "Duplicate.");
            }
        }
    }

    @Override
    public void size(String at, Collection<?> parts, int min, int max) {
        if (parts.size() < min || parts.size() > max) {
            violation(at, min == 0 ? "At most " + max + "." : min + " to " + max + ".");
        }
    }

    @Override
    public void value(String at, boolean valid, String rule) {
        if (!valid) {
            violation(at, rule);
        }
    }

    private void violation(String at, String rule) {
        violations.add(Violation.at(at, rule));
    }
}
