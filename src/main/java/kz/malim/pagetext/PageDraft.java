package kz.malim.pagetext;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.malim.body.BodyBlock;
import kz.malim.pageline.LineClassifier;
import kz.malim.pageline.PageDate;
import kz.malim.pageline.PhotoCredit;
import kz.malim.pagetext.Page.Block;
import kz.malim.pagetext.Page.Story;
import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;

/** A page as far as it has been read. */
final class PageDraft {
    @Nullable
    Line title;

    @Nullable
    String lede;

    @Nullable
    String byline;

    @Nullable
    PageDate date;

    @Nullable
    String source;

    final Set<String> tags = new LinkedHashSet<>();
    final List<PhotoCredit> photos = new ArrayList<>();
    private final Map<String, Story> related = new LinkedHashMap<>();
    final List<Block> blocks = new ArrayList<>();
    final List<ImportWarning> warnings = new ArrayList<>();

    void warn(String code, Line line, String message) {
        warnings.add(new ImportWarning(code, line.number(), message));
    }

    void dropped(Line line, String text) {
        warn("chrome-dropped", line, "Omitted, part of the site and not of the story: " + shortened(text));
    }

    /** Two mentions of one story are one story. */
    void addRelated(Story story) {
        related.merge(LineClassifier.fold(story.title()), story, Story::mergedWith);
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
                List.copyOf(related.values()),
                List.copyOf(blocks),
                ordered);
    }

    static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, text.offsetByCodePoints(0, 60)) + "…";
    }
}
