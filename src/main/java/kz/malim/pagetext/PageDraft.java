package kz.malim.pagetext;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
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
import kz.malim.pagetext.Evidence.Confidence;
import kz.malim.pagetext.Page.Block;
import kz.malim.pagetext.Page.Story;
import kz.malim.text.LanguageDetection;
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

    private final Map<String, Evidence> evidence = new LinkedHashMap<>();
    final Set<String> tags = new LinkedHashSet<>();
    final List<PhotoCredit> photos = new ArrayList<>();
    private final Map<String, Story> related = new LinkedHashMap<>();
    final List<Block> blocks = new ArrayList<>();
    final List<ImportWarning> warnings = new ArrayList<>();

    void warn(String code, Line line, String message) {
        warnings.add(new ImportWarning(code, line.number(), message));
    }

    /** Notes where a field of the article was found. */
    void found(String field, Line line, String rule, Confidence confidence) {
        evidence.put(field, new Evidence(line.number(), rule, confidence));
    }

    /** The same for a list, of which the first line is noted. */
    void foundFirst(String field, Line line, String rule, Confidence confidence) {
        evidence.putIfAbsent(field, new Evidence(line.number(), rule, confidence));
    }

    /** The same for what no single line says. */
    void found(String field, Confidence confidence, String rule) {
        evidence.put(field, new Evidence(null, rule, confidence));
    }

    void byline(Line line, String name, String rule, Confidence confidence) {
        byline = name;
        found("byline", line, rule, confidence);
    }

    void date(Line line, PageDate found, String rule, Confidence confidence) {
        date = found;
        found("published", line, rule, confidence);
    }

    void source(Line line, String name, String rule, Confidence confidence) {
        source = name;
        found("source", line, rule, confidence);
    }

    void photo(Line line, PhotoCredit credit) {
        photos.add(credit);
        foundFirst("photos", line, "credit", Confidence.HIGH);
    }

    void dropped(Line line, String text) {
        warn("chrome-dropped", line, "Omitted, part of the site and not of the story: " + shortened(text));
    }

    /** Two mentions of one story are one story. */
    void addRelated(Line line, Story story) {
        foundFirst("related", line, "list-of-stories", Confidence.HIGH);
        related.merge(LineClassifier.fold(story.title()), story, Story::mergedWith);
    }

    void addTags(Line line, List<String> more) {
        tags.addAll(more);
        foundFirst("tags", line, "tag-line", Confidence.HIGH);
    }

    boolean isTitle(String text) {
        return title != null && LineClassifier.fold(title.text()).equals(LineClassifier.fold(text));
    }

    Page page(LanguageDetection.Detected language, String titleText, List<BodyBlock> body) {
        var ordered = warnings.stream()
                .sorted(Comparator.comparing(warning -> requireNonNull(warning.line())))
                .toList();
        return new Page(
                language.language(),
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
                ordered,
                Collections.unmodifiableMap(evidence));
    }

    static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, text.offsetByCodePoints(0, 60)) + "…";
    }
}
