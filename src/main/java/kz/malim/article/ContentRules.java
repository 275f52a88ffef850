package kz.malim.article;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;
import static kz.malim.body.BodyVisitor.Presence.REQUIRED;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.malim.body.BodyBlock;
import kz.malim.body.BodyVisitor;
import kz.malim.text.InlineText;
import kz.malim.web.ProblemView.Violation;
import kz.malim.web.RequestJson;
import org.jspecify.annotations.Nullable;

/** What content has to be to be kept: every part present, and none larger than somebody could write or read. */
final class ContentRules implements BodyVisitor {
    static final int TITLE = 500;
    static final int LEDE = 2_000;
    static final int BYLINE = 300;
    static final int AUTHORS = 50;
    static final int TAGS = 200;
    static final int PHOTOS = BodyBlock.MAX_PHOTOS;
    static final int BLOCKS = 1_000;
    static final int NAME = 200;
    static final int ADDRESS = 2_000;

    private static final int LINE = 500;
    private static final int TEXT = 20_000;
    private static final int SPANS = 1_000;
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999;
    private static final Pattern BLOCK_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final List<Violation> violations = new ArrayList<>();
    private final Set<UUID> photos;
    private final Set<String> blockIds = new HashSet<>();

    private ContentRules(ArticleContent content) {
        this.photos = content.photos().stream().map(ArticleContent.PhotoUse::id).collect(Collectors.toSet());
    }

    /** Refuses content that breaks a rule, and tells every place. */
    static void require(ArticleContent content) {
        var rules = new ContentRules(content);
        rules.check(content);
        if (!rules.violations.isEmpty()) {
            throw RequestJson.refused(rules.violations);
        }
    }

    private void check(ArticleContent content) {
        line("#/title", content.title(), TITLE, REQUIRED);
        line("#/lede", content.lede(), LEDE, OPTIONAL);
        line("#/byline", content.byline(), BYLINE, OPTIONAL);
        distinct("#/authors", content.authors(), AUTHORS);
        distinct("#/tags", content.tags(), TAGS);
        distinct(
                "#/photos",
                content.photos().stream().map(ArticleContent.PhotoUse::id).toList(),
                PHOTOS);
        for (int i = 0; i < content.photos().size(); i++) {
            value("#/photos/" + i + "/id", content.photos().get(i).id() != null, "Name the photo.");
            value("#/photos/" + i + "/role", content.photos().get(i).role() != null, "Say lead or body.");
        }
        if (content.source() != null) {
            line("#/source/name", content.source().name(), NAME, REQUIRED);
            if (content.source().url() != null) {
                address("#/source/url", content.source().url());
            }
        }
        if (content.published() != null) {
            date(content.published());
        }
        if (content.body().size() > BLOCKS) {
            broken("#/body", "At most " + BLOCKS + " blocks.");
        } else {
            content.accept(this);
        }
    }

    private void date(ArticleContent.Dated published) {
        if (published.precision() == null) {
            broken("#/published/precision", "Say day or time.");
        } else if ((published.precision() == DatePrecision.TIME) == (published.at() == null)) {
            broken("#/published/at", "Precision time needs the moment, and precision day has none.");
        }
        if (published.date() == null) {
            broken("#/published/date", "A date is needed.");
        } else if (published.date().getYear() < FIRST_YEAR || published.date().getYear() > LAST_YEAR) {
            broken("#/published/date", "A year of four digits.");
        }
    }

    @Override
    public void block(String at, BodyBlock block) {
        var id = String.valueOf(block.id());
        if (!BLOCK_ID.matcher(id).matches()) {
            broken(at + "/id", "1 to 64 letters, digits, hyphens and underscores.");
        } else if (!blockIds.add(id)) {
            broken(at + "/id", "Another block has this id.");
        }
    }

    @Override
    public void text(String at, @Nullable InlineText text, Presence presence) {
        if (presence == REQUIRED && (text == null || text.isBlank())) {
            broken(at, "Text is needed here.");
        }
        if (text == null) {
            return;
        }
        if (text.spans().size() > SPANS || text.plain().length() > TEXT) {
            broken(at, "At most " + TEXT + " characters in " + SPANS + " spans.");
        }
        for (int i = 0; i < text.spans().size(); i++) {
            if (text.spans().get(i).hasUnsafeLink()) {
                broken(at + "/" + i + "/href", "An http, https or mailto address, or a path that begins with /.");
            }
        }
    }

    @Override
    public void line(String at, @Nullable String line, Presence presence) {
        line(at, line, LINE, presence);
    }

    private void line(String at, @Nullable String line, int longest, Presence presence) {
        if (presence == REQUIRED && (line == null || line.isEmpty())) {
            broken(at, "Text is needed here.");
        } else if (line != null && line.length() > longest) {
            broken(at, "At most " + longest + " characters.");
        }
    }

    @Override
    public void photo(String at, @Nullable UUID photo) {
        if (photo == null || !photos.contains(photo)) {
            broken(at, "Not one of the article's photos: add it to photos first.");
        }
    }

    @Override
    public void address(String at, @Nullable String address) {
        if (address == null) {
            broken(at, "An address is needed here.");
        } else if (address.length() > ADDRESS || !isWeb(address)) {
            broken(at, "A whole http or https address of at most " + ADDRESS + " characters.");
        }
    }

    private static boolean isWeb(String address) {
        try {
            var uri = new URI(address);
            return uri.getHost() != null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    private void distinct(String at, List<?> values, int most) {
        size(at, values, 0, most);
        var seen = new HashSet<Object>();
        for (int i = 0; i < values.size(); i++) {
            if (!seen.add(values.get(i))) {
                broken(at + "/" + i, "This is here already.");
            }
        }
    }

    @Override
    public void size(String at, Collection<?> parts, int least, int most) {
        if (parts.size() < least || parts.size() > most) {
            broken(at, least == 0 ? "At most " + most + "." : least + " to " + most + " of them.");
        }
    }

    @Override
    public void value(String at, boolean valid, String rule) {
        if (!valid) {
            broken(at, rule);
        }
    }

    private void broken(String at, String rule) {
        violations.add(Violation.at(at, rule));
    }
}
