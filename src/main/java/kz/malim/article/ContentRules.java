package kz.malim.article;

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
import kz.malim.text.InlineText;
import kz.malim.web.ProblemView.Violation;
import org.jspecify.annotations.Nullable;

/** What content has to be to be kept: every part present, and none larger than somebody could write or read. */
final class ContentRules {
    static final int TITLE = 500;
    static final int LEDE = 2_000;
    static final int BYLINE = 300;
    static final int AUTHORS = 50;
    static final int TAGS = 200;
    static final int PHOTOS = 500;
    static final int BLOCKS = 1_000;

    private static final int NAME = 200;
    private static final int ADDRESS = 2_000;
    private static final int LINE = 500;
    private static final int TEXT = 20_000;
    private static final int SPANS = 1_000;
    private static final int ITEMS = 500;
    private static final int ROWS = 500;
    private static final int COLUMNS = 50;
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999;
    private static final Pattern BLOCK_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final List<Violation> violations = new ArrayList<>();
    private final Set<UUID> photos;

    private ContentRules(ArticleInput content) {
        this.photos = content.photos().stream().map(ArticleInput.PhotoUse::id).collect(Collectors.toSet());
    }

    static List<Violation> brokenBy(ArticleInput content) {
        var rules = new ContentRules(content);
        rules.check(content);
        return rules.violations;
    }

    private void check(ArticleInput content) {
        line("title", content.title(), TITLE, true);
        line("lede", content.lede(), LEDE, false);
        line("byline", content.byline(), BYLINE, false);
        distinct("authors", content.authors(), AUTHORS);
        distinct("tags", content.tags(), TAGS);
        distinct(
                "photos",
                content.photos().stream().map(ArticleInput.PhotoUse::id).toList(),
                PHOTOS);
        for (int i = 0; i < content.photos().size(); i++) {
            if (content.photos().get(i).id() == null) {
                broken("photos/" + i + "/id", "Name the photo.");
            }
            if (content.photos().get(i).role() == null) {
                broken("photos/" + i + "/role", "Say lead or body.");
            }
        }
        if (content.source() != null) {
            line("source/name", content.source().name(), NAME, true);
            address("source/url", content.source().url(), false);
        }
        if (content.published() != null) {
            date(content.published());
        }
        body(content.body());
    }

    private void date(ArticleInput.Dated published) {
        if (published.precision() == null) {
            broken("published/precision", "Say day or time.");
        } else if ((published.precision() == DatePrecision.TIME) == (published.at() == null)) {
            broken("published/at", "Precision time needs the moment, and precision day has none.");
        }
        if (published.date() == null) {
            broken("published/date", "A date is needed.");
        } else if (published.date().getYear() < FIRST_YEAR || published.date().getYear() > LAST_YEAR) {
            broken("published/date", "A year of four digits.");
        }
    }

    private void body(List<BodyBlock> body) {
        if (body.size() > BLOCKS) {
            broken("body", "At most " + BLOCKS + " blocks.");
            return;
        }
        var ids = new HashSet<String>();
        for (int i = 0; i < body.size(); i++) {
            var id = String.valueOf(body.get(i).id());
            if (!BLOCK_ID.matcher(id).matches()) {
                broken("body/" + i + "/id", "1 to 64 letters, digits, hyphens and underscores.");
            } else if (!ids.add(id)) {
                broken("body/" + i + "/id", "Another block has this id.");
            }
            block("body/" + i, body.get(i));
        }
    }

    private void block(String at, BodyBlock block) {
        switch (block) {
            case BodyBlock.Paragraph paragraph -> text(at + "/text", paragraph.text());
            case BodyBlock.Heading heading -> {
                text(at + "/text", heading.text());
                if (heading.level() < 2 || heading.level() > 4) {
                    broken(at + "/level", "2, 3 or 4.");
                }
            }
            case BodyBlock.ListBlock list -> {
                if (list.style() == null) {
                    broken(at + "/style", "Say bullet or number.");
                }
                optionalText(at + "/intro", list.intro());
                texts(at + "/items", list.items(), ITEMS);
            }
            case BodyBlock.Quote quote -> {
                text(at + "/text", quote.text());
                line(at + "/attribution", quote.attribution(), LINE, false);
            }
            case BodyBlock.Image image -> {
                photo(at + "/photo", image.photo());
                optionalText(at + "/caption", image.caption());
            }
            case BodyBlock.Gallery gallery -> {
                size(at + "/photos", gallery.photos(), 1, PHOTOS);
                for (int i = 0; i < gallery.photos().size(); i++) {
                    photo(at + "/photos/" + i, gallery.photos().get(i));
                }
                optionalText(at + "/caption", gallery.caption());
            }
            case BodyBlock.Embed embed -> {
                address(at + "/url", embed.url(), true);
                line(at + "/title", embed.title(), LINE, false);
            }
            case BodyBlock.Table table -> {
                optionalText(at + "/caption", table.caption());
                cells(at + "/header", table.header());
                size(at + "/rows", table.rows(), 1, ROWS);
                for (int i = 0; i < table.rows().size(); i++) {
                    cells(at + "/rows/" + i, table.rows().get(i));
                }
            }
            case BodyBlock.FactBox facts -> {
                line(at + "/title", facts.title(), LINE, true);
                texts(at + "/facts", facts.facts(), ITEMS);
            }
            case BodyBlock.Divider divider -> {}
        }
    }

    private void photo(String at, @Nullable UUID photo) {
        if (photo == null || !photos.contains(photo)) {
            broken(at, "Not one of the article's photos: add it to photos first.");
        }
    }

    private void texts(String at, List<InlineText> texts, int most) {
        size(at, texts, 1, most);
        for (int i = 0; i < texts.size(); i++) {
            text(at + "/" + i, texts.get(i));
        }
    }

    private void cells(String at, List<InlineText> cells) {
        size(at, cells, 0, COLUMNS);
        for (int i = 0; i < cells.size(); i++) {
            bounded(at + "/" + i, cells.get(i));
        }
    }

    private void optionalText(String at, @Nullable InlineText text) {
        if (text != null) {
            bounded(at, text);
        }
    }

    private void text(String at, @Nullable InlineText text) {
        if (text == null || text.isBlank()) {
            broken(at, "Text is needed here.");
        } else {
            bounded(at, text);
        }
    }

    private void bounded(String at, InlineText text) {
        if (text.spans().size() > SPANS || text.plain().length() > TEXT) {
            broken(at, "At most " + TEXT + " characters in " + SPANS + " spans.");
        }
    }

    private void line(String at, @Nullable String text, int longest, boolean needed) {
        if (needed && (text == null || text.isEmpty())) {
            broken(at, "Text is needed here.");
        } else if (text != null && text.length() > longest) {
            broken(at, "At most " + longest + " characters.");
        }
    }

    private void address(String at, @Nullable String address, boolean needed) {
        if (address == null) {
            if (needed) {
                broken(at, "An address is needed here.");
            }
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

    private void size(String at, Collection<?> values, int least, int most) {
        if (values.size() < least || values.size() > most) {
            broken(at, least == 0 ? "At most " + most + "." : least + " to " + most + " of them.");
        }
    }

    private void broken(String at, String rule) {
        violations.add(Violation.at("#/" + at, rule));
    }
}
