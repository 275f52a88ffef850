package kz.malim.pagetext;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.malim.pageline.Attributions;
import kz.malim.pageline.LineClassifier;
import kz.malim.pageline.Marker;
import kz.malim.pageline.PageChrome;
import kz.malim.pageline.PageDates;
import kz.malim.pagetext.Evidence.Confidence;
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
        var draft = new PageDraft();
        var lines = withoutCounters(Lines.of(text), draft);
        if (lines.isEmpty()) {
            draft.warnings.add(new ImportWarning("page-empty", 1, "The page has no text"));
        }
        var story = new StoryReader(new HeadReader(lines, draft).read(), draft).read();
        var titled = title(draft, story);
        warnOfRepeatedLede(draft, titled.story());
        readSource(draft, titled.story());
        warnOfGuesses(draft);
        var detected = language.map(given -> new LanguageDetection.Detected(given, true))
                .orElseGet(() -> LanguageDetection.of(text));
        if (!detected.sure() && !lines.isEmpty()) {
            draft.warnings.add(new ImportWarning(
                    "language-guessed",
                    1,
                    "The language is none of kk, ru and en, or cannot be told; %s was assumed"
                            .formatted(detected.language().tag())));
        }
        draft.found(
                "lang", detected.sure() ? Confidence.HIGH : Confidence.LOW, language.isPresent() ? "given" : "letters");
        if (!titled.story().isEmpty()) {
            draft.found("body", titled.story().getFirst(), "text", Confidence.MEDIUM);
        }
        var body = new BodyWriter(titled.story(), draft).write();
        return draft.page(detected, titled.title(), body);
    }

    /** Without counters that are split over two lines, wherever they stand: «546 рет⏎көрсетілді». */
    private static List<Line> withoutCounters(List<Line> lines, PageDraft draft) {
        var kept = new ArrayList<Line>();
        for (int i = 0; i < lines.size(); i++) {
            if (i + 1 < lines.size()
                    && PageChrome.isSplitCounter(
                            lines.get(i).text(), lines.get(i + 1).text())) {
                draft.dropped(lines.get(i), lines.get(i).text());
                i++;
                draft.dropped(lines.get(i), lines.get(i).text());
            } else {
                kept.add(lines.get(i));
            }
        }
        return kept;
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
            if (isTakenFromText(text)) {
                draft.warn(
                        "title-guessed",
                        line,
                        "The title reads like a sentence of the text; the page may have none of its own");
                draft.found("title", line, "first-sentence", Confidence.LOW);
            }
            return new Titled(text, story);
        }
        draft.warn("title-guessed", line, "The first line is a whole text; its start was used as the title");
        draft.found("title", line, "first-sentence", Confidence.LOW);
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

    /** A title has no full stop, no dateline and no «деп хабарлайды»; the first sentence of a text may have them. */
    private static boolean isTakenFromText(String title) {
        return LineClassifier.isSentence(title) || Attributions.isReport(title);
    }

    /** What a title says that was taken from the text is still read. */
    private static void readSource(PageDraft draft, List<Line> story) {
        var paragraphs = new ArrayList<Line>();
        if (draft.title != null && isTakenFromText(draft.title.text())) {
            paragraphs.add(draft.title);
            var date = PageDates.first(draft.title.text());
            if (date != null && draft.date == null) {
                draft.date(draft.title, date.date(), "date-in-text", Confidence.LOW);
            }
        }
        story.stream().filter(PageReader::isParagraph).forEach(paragraphs::add);
        var found = Attributions.of(paragraphs.stream().map(Line::text).toList());
        if (found != null) {
            draft.source(paragraphs.get(found.paragraph()), found.name(), found.rule(), Confidence.MEDIUM);
        }
    }

    private static boolean isParagraph(Line line) {
        return Marker.of(line.text()) == null && !line.endsWith(";") && !line.endsWith(":");
    }

    private static void warnOfGuesses(PageDraft draft) {
        boolean unknown =
                draft.warnings.stream().anyMatch(warning -> warning.code().equals("date-unknown"));
        if (draft.date == null && !unknown && draft.title != null) {
            draft.warn(
                    "date-missing",
                    draft.title,
                    "The page has no date; the article stays a draft unless `date` is given");
        }
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
