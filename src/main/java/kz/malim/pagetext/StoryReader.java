package kz.malim.pagetext;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.malim.pageline.Attributions;
import kz.malim.pageline.BlockHeading;
import kz.malim.pageline.Bylines;
import kz.malim.pageline.Credits;
import kz.malim.pageline.LineClassifier;
import kz.malim.pageline.Marker;
import kz.malim.pageline.Metadata;
import kz.malim.pageline.PageChrome;
import kz.malim.pageline.PageDates;
import kz.malim.pageline.PhotoCredit;
import kz.malim.pageline.Quotes;
import kz.malim.pageline.RelatedHeading;
import kz.malim.pageline.TagLines;
import kz.malim.pagetext.Evidence.Confidence;

/**
 * Reads from the end of the head to the end of the page and collects the lines of the story. Credits, tags, signatures
 * and chrome are removed anywhere; lists of other stories are read by {@link RelatedReader}.
 */
final class StoryReader {
    private static final int MAX_CAPTION_WORDS = 25;

    private final List<Line> lines;
    private final PageDraft draft;
    private final List<Line> story = new ArrayList<>();
    private boolean afterRelated;

    StoryReader(List<Line> lines, PageDraft draft) {
        this.lines = lines;
        this.draft = draft;
    }

    List<Line> read() {
        Set<String> knownTitles = new HashSet<>();
        int i = 0;
        while (i < lines.size()) {
            var related = new RelatedReader(lines, knownTitles, draft);
            int next = related.read(i);
            if (next > i) {
                afterRelated = next - i > 1;
                i = next;
            } else {
                i = readLine(i);
            }
        }
        new StoryEnd(story, draft).readSignature();
        return story;
    }

    private int readLine(int i) {
        var line = lines.get(i);
        var text = line.text();
        if (story.isEmpty() && draft.isTitle(text)) {
            draft.warn("title-repeated", line, "The title is repeated before the text; the repetition was omitted");
            return i + 1;
        }
        if (TagLines.isLabelAlone(text)) {
            return readTags(i);
        }
        if (!TagLines.in(text).isEmpty()) {
            draft.addTags(line, TagLines.in(text));
            return i + 1;
        }
        if (PageChrome.isPermalink(text) && StoryEnd.onlyTeasersFollow(lines, i + 1)) {
            lines.subList(i, lines.size()).forEach(after -> draft.dropped(after, after.text()));
            return lines.size();
        }
        boolean heading = i + 1 == lines.size() && (BlockHeading.isUsual(text) || RelatedHeading.of(text) != null);
        boolean countsNoise = heading
                || (story.isEmpty() && PageChrome.isNumber(text))
                || (i > 0
                        && PageChrome.isNumber(text)
                        && PageChrome.isNoise(lines.get(i - 1).text()));
        if (Marker.of(text) == null && (PageChrome.isNoise(text) || countsNoise)) {
            draft.dropped(line, text);
            return i + 1;
        }
        return readCredits(i);
    }

    /** Tags after a label on a line of its own: one line of them, or a line each. */
    private int readTags(int label) {
        int i = label + 1;
        while (i < lines.size() && i <= label + 15 && draft.tags.size() < 50) {
            var text = lines.get(i).text();
            var tags = text.startsWith("#") ? TagLines.in(text) : TagLines.afterLabel(text);
            boolean oneEach = LineClassifier.words(text) <= 3
                    && !LineClassifier.endsSentence(text)
                    && RelatedHeading.of(text) == null
                    && Metadata.of(text) == null;
            if (tags.isEmpty()
                    || text.endsWith(":")
                    || PageChrome.isNoise(text)
                    || !(oneEach || (i == label + 1 && LineClassifier.words(text) <= 20))) {
                break;
            }
            draft.addTags(lines.get(i), tags);
            i++;
            if (!oneEach || tags.size() > 1) {
                break;
            }
        }
        return i == label + 1 ? addLine(lines.get(label), i) : i;
    }

    private int readCredits(int i) {
        var line = lines.get(i);
        var credits = Credits.in(Marker.withoutGlyph(line.text()));
        if (credits.credits().isEmpty()) {
            return readText(line, i + 1);
        }
        int next = i + 1;
        for (var credit : credits.credits()) {
            if (!credit.text().isEmpty()) {
                draft.photo(line, credit);
            } else if (next < lines.size() && isName(lines.get(next).text())) {
                draft.photo(
                        line, new PhotoCredit(credit.label(), lines.get(next).text()));
                next++;
            } else {
                return readText(line, i + 1);
            }
        }
        if (credits.rest().isEmpty()) {
            if (isCaption(line)) {
                caption(line, story.removeLast().text());
            }
            return next;
        }
        var metadata = Metadata.of(credits.rest());
        var dates = PageDates.all(credits.rest());
        boolean dated = metadata == null && story.isEmpty() && draft.date == null && !dates.isEmpty();
        if (dated) {
            draft.date(line, dates.getFirst().date(), "date-beside-credit", Confidence.MEDIUM);
        }
        boolean words = metadata == null
                && !LineClassifier.isSentence(credits.rest())
                && !credits.rest().endsWith(":");
        if (words) {
            caption(line, dated ? withoutDate(credits.rest(), dates.getFirst()) : credits.rest());
            return next;
        }
        return readText(line.with(credits.rest()), next);
    }

    private static String withoutDate(String text, PageDates.Found date) {
        return (text.substring(0, date.start()) + text.substring(date.end())).strip();
    }

    /** The words above or before a credit say what the picture shows. */
    private void caption(Line line, String words) {
        draft.photos.add(draft.photos.removeLast().withCaption(words));
        draft.warn(
                "photo-caption",
                line,
                "Text before a photo credit, kept as its caption: " + PageDraft.shortened(words));
    }

    /** Whether the last line of the story so far belongs to a credit directly below it. */
    private boolean isCaption(Line credit) {
        if (story.isEmpty() || credit.afterGap()) {
            return false;
        }
        var above = story.getLast();
        return above.number() == credit.number() - 1
                && HeadLines.mayBeCaption(above.text())
                && !LineClassifier.endsSentence(above.text())
                && LineClassifier.words(above.text()) <= MAX_CAPTION_WORDS
                && Quotes.of(above.text()) == null
                && (story.size() == 1
                        || above.afterGap()
                        || LineClassifier.endsSentence(
                                story.get(story.size() - 2).text()));
    }

    static boolean isName(String text) {
        return LineClassifier.words(text) <= 8
                && !LineClassifier.isSentence(text)
                && !text.endsWith(":")
                && Marker.of(text) == null;
    }

    private int readText(Line line, int after) {
        int next = after;
        var text = line.text();
        var byline = Bylines.labelled(text);
        if (byline == null
                && Bylines.isLabelAlone(text)
                && next < lines.size()
                && Bylines.looksLikeName(lines.get(next).text())) {
            byline = lines.get(next).text();
            if (draft.byline != null) {
                byline = null; // both lines are kept
            } else {
                next++;
            }
        }
        if (byline != null
                && (draft.byline == null || LineClassifier.fold(draft.byline).equals(LineClassifier.fold(byline)))) {
            draft.byline(line, byline, "label", Confidence.HIGH);
            return next;
        }
        var source = Attributions.labelled(text);
        if (source != null && draft.source == null) {
            draft.source(line, source, "label", Confidence.HIGH);
            return next;
        }
        if (byline != null) {
            draft.warn("byline-second", line, "Possibly a second byline; kept in the body: " + byline);
        }
        var metadata = Metadata.of(text);
        boolean firstDate = metadata != null && metadata.date() != null && draft.date == null;
        if (metadata != null
                && firstDate
                && metadata.leftover().isEmpty()
                && (story.isEmpty() || StoryEnd.isBefore(lines, next))) {
            draft.date(line, requireNonNull(metadata.date()), "date-line", Confidence.MEDIUM);
            if (metadata.byline() == null || draft.byline == null) {
                if (metadata.byline() != null) {
                    draft.byline(line, metadata.byline(), "name-beside-date", Confidence.MEDIUM);
                }
                return next;
            }
        }
        return addLine(line, next);
    }

    private int addLine(Line line, int next) {
        if (afterRelated) {
            draft.warn("text-after-related", line, "Text after the related stories; kept as part of this story");
            afterRelated = false;
        }
        story.add(line);
        return next;
    }
}
