package kz.malim.pagetext;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.malim.text.Language;
import kz.malim.text.LanguageDetection;

/**
 * Turns the plain text of a news page, as it is copied from a browser, into what the page says. It never loses a word of
 * the story: what it does not recognise stays a paragraph, and what it leaves out or guesses it says in a warning.
 *
 * <p>Reading goes from the top down. {@link HeadReader} takes title, lede, byline and date; {@link StoryReader} parts the
 * story from credits, tags, chrome and the lists of other stories; {@link BodyWriter} makes blocks of what is left.
 */
public final class PageReader {
    private static final int LONGEST_TITLE = 300;

    private PageReader() {}

    /** @param language what the page is written in, when that is known; otherwise its letters tell */
    public static Page read(String text, Optional<Language> language) {
        var lines = Lines.of(text);
        var draft = new PageDraft();
        if (lines.isEmpty()) {
            draft.warnings.add(new ImportWarning("page-empty", 1, "There is nothing to read"));
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

    /** The title as it stands; of a page without lines, its beginning, and then the whole text stays in the body. */
    private static Titled title(PageDraft draft, List<Line> story) {
        var line = draft.title;
        if (line == null) {
            if (draft.warnings.stream().noneMatch(warning -> warning.code().equals("page-empty"))) {
                draft.warnings.add(new ImportWarning("title-missing", 1, "No line of this page reads like a title"));
            }
            return new Titled("", story);
        }
        var text = Marker.withoutGlyph(line.text());
        if (text.length() <= LONGEST_TITLE) {
            return new Titled(text, story);
        }
        draft.warn("title-guessed", line, "The first line is a whole text; its beginning was taken as the title");
        var whole = new ArrayList<Line>();
        whole.add(line);
        whole.addAll(story);
        return new Titled(beginning(text), whole);
    }

    private static String beginning(String text) {
        int sentence = text.indexOf(". ");
        if (sentence > 0 && sentence < LONGEST_TITLE) {
            return text.substring(0, sentence + 1);
        }
        int space = text.lastIndexOf(' ', LONGEST_TITLE);
        return text.substring(0, space > 0 ? space : text.offsetByCodePoints(0, LONGEST_TITLE / 2));
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
                draft.warn("lede-repeated", line, "The lede stands here once more; it was kept in the body");
            }
        }
    }
}
