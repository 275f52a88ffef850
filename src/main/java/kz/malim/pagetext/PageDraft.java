package kz.malim.pagetext;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.malim.body.BodyBlock;
import kz.malim.pagetext.Page.Block;
import kz.malim.pagetext.Page.Dated;
import kz.malim.pagetext.Page.PhotoCredit;
import kz.malim.pagetext.Page.Story;
import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;

/** What has been understood of a page so far. */
final class PageDraft {
    @Nullable
    Line title;

    @Nullable
    String lede;

    @Nullable
    String byline;

    @Nullable
    Dated date;

    @Nullable
    String source;

    final Set<String> tags = new LinkedHashSet<>();
    final List<PhotoCredit> photos = new ArrayList<>();
    final List<Story> related = new ArrayList<>();
    final List<Block> blocks = new ArrayList<>();
    private final Map<String, Integer> relatedAt = new HashMap<>();
    final List<ImportWarning> warnings = new ArrayList<>();

    void warn(String code, Line line, String message) {
        warnings.add(new ImportWarning(code, line.number(), message));
    }

    void dropped(Line line, String text) {
        warn("chrome-dropped", line, "Left out as part of the site, not of the story: " + shortened(text));
    }

    /** What is told twice of one story is put together. */
    void addRelated(Story story) {
        var at = relatedAt.putIfAbsent(LineClassifier.fold(story.title()), related.size());
        if (at == null) {
            related.add(story);
            return;
        }
        var known = related.get(at);
        related.set(
                at,
                new Story(
                        known.title(),
                        known.teaser() != null ? known.teaser() : story.teaser(),
                        known.date() != null ? known.date() : story.date()));
    }

    void addTags(List<String> more) {
        tags.addAll(more);
    }

    boolean isTitle(String text) {
        return title != null && LineClassifier.fold(title.text()).equals(LineClassifier.fold(text));
    }

    Page page(Language language, String titleText, List<BodyBlock> body) {
        var ordered = warnings.stream()
                .sorted(Comparator.comparing(warning -> requireNonNull(warning.line())))
                .toList();
        return new Page(
                language,
                titleText,
                lede,
                byline,
                date,
                source,
                List.copyOf(tags),
                body,
                List.copyOf(photos),
                List.copyOf(related),
                List.copyOf(blocks),
                ordered);
    }

    static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, text.offsetByCodePoints(0, 60)) + "…";
    }
}
