package kz.malim.pagetext;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.malim.pageline.Attributions;
import kz.malim.pageline.LineClassifier;
import kz.malim.pageline.Marker;
import kz.malim.text.Language;
import kz.malim.text.LanguageDetection;

/**
 * Parses the plain text of a news page, as it is copied from a browser. It never loses a word of the story: what it does
 * not recognise is a paragraph, and whatever it omits or guesses has a warning.
 *
 * <p>It reads from the top down. {@link HeadReader} reads title, lede, byline and date; {@link StoryReader} separates the
 * story from credits, tags, chrome and the lists of other stories; {@link BodyWriter} turns the rest into blocks.
 */
public final class PageReader {
    private static final int MAX_TITLE_LENGTH = 300;

    private PageReader() {}

    /** @param language of the page; detected from its letters when empty */
    public static Page read(String text, Optional<Language> language) {
        var lines = Lines.of(text);
        var draft = new PageDraft();
        if (lines.isEmpty()) {
            draft.warnings.add(new ImportWarning("page-empty", 1, "The page has no text"));
        }
        var story = new StoryReader(new HeadReader(lines, draft).read(), draft).read();
        var titled = title(draft, story);
        warnOfRepeatedLede(draft, titled.story());
        var source = Attributions.of(paragraphs(titled.story()));
        draft.source = source != null ? source : draft.source;
        var body = new BodyWriter(titled.story(), draft).write();
        return draft.page(language.orElseGet(() -> LanguageDetection.of(text)), titled.title(), body);
    }

    private record Titled(String title, List<Line> story) {}

    /** The title line; of a title that is a whole text, its start, and then the text is kept in the body. */
    private static Titled title(PageDraft draft, List<Line> story) {
        var line = draft.title;
        if (line == null) {
            if (draft.warnings.stream().noneMatch(warning -> warning.code().equals("page-empty"))) {
                draft.warnings.add(new ImportWarning("title-missing", 1, "No title was recognised"));
            }
            return new Titled("", story);
        }
        var text = Marker.withoutGlyph(line.text());
        if (text.length() <= MAX_TITLE_LENGTH) {
            return new Titled(text, story);
        }
        draft.warn("title-guessed", line, "The first line is a whole text; its start was used as the title");
        var whole = new ArrayList<Line>();
        whole.add(line);
        whole.addAll(story);
        return new Titled(start(text), whole);
    }

    private static String start(String text) {
        int sentence = text.indexOf(". ");
        if (sentence > 0 && sentence < MAX_TITLE_LENGTH) {
            return text.substring(0, sentence + 1);
        }
        int space = text.lastIndexOf(' ', MAX_TITLE_LENGTH);
        return text.substring(0, space > 0 ? space : text.offsetByCodePoints(0, MAX_TITLE_LENGTH / 2));
    }

    private static List<String> paragraphs(List<Line> story) {
        return story.stream()
                .map(Line::text)
                .filter(text -> Marker.of(text) == null && !text.endsWith(";") && !text.endsWith(":"))
                .toList();
    }

    private static void warnOfRepeatedLede(PageDraft draft, List<Line> story) {
        var lede = draft.lede == null ? "" : LineClassifier.fold(draft.lede);
        for (var line : story) {
            if (!lede.isEmpty() && LineClassifier.fold(line.text()).equals(lede)) {
                draft.warn("lede-repeated", line, "The lede is repeated here; it was kept in the body");
            }
        }
    }
}
