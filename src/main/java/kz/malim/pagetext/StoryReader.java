package kz.malim.pagetext;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.malim.pageline.Attributions;
import kz.malim.pageline.Bylines;
import kz.malim.pageline.Credits;
import kz.malim.pageline.LineClassifier;
import kz.malim.pageline.Marker;
import kz.malim.pageline.Metadata;
import kz.malim.pageline.PageChrome;
import kz.malim.pageline.PhotoCredit;
import kz.malim.pageline.RelatedHeading;
import kz.malim.pageline.TagLines;

/**
 * Reads from the end of the head to the end of the page and collects the lines of the story. Credits, tags, signatures
 * and chrome are removed anywhere; lists of other stories are read by {@link RelatedReader}.
 */
final class StoryReader {
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
        readSignature();
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
            draft.addTags(TagLines.in(text));
            return i + 1;
        }
        boolean countsNoise = i > 0
                && PageChrome.isNumber(text)
                && PageChrome.isNoise(lines.get(i - 1).text());
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
            draft.addTags(tags);
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
                draft.photos.add(credit);
            } else if (next < lines.size() && isName(lines.get(next).text())) {
                draft.photos.add(new PhotoCredit(credit.label(), lines.get(next).text()));
                next++;
            } else {
                return readText(line, i + 1);
            }
        }
        if (credits.rest().isEmpty()) {
            return next;
        }
        var rest = line.with(credits.rest());
        if (!LineClassifier.isSentence(credits.rest()) && Metadata.of(credits.rest()) == null) {
            draft.warn(
                    "photo-caption",
                    line,
                    "Text before a photo credit, kept as a paragraph: " + PageDraft.shortened(credits.rest()));
        }
        return readText(rest, next);
    }

    private static boolean isName(String text) {
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
            draft.byline = byline;
            return next;
        }
        var source = Attributions.labelled(text);
        if (source != null && draft.source == null) {
            draft.source = source;
            return next;
        }
        if (byline != null) {
            draft.warn("byline-second", line, "Possibly a second byline; kept in the body: " + byline);
        }
        var metadata = Metadata.of(text);
        boolean firstDate = metadata != null && metadata.date() != null && draft.date == null;
        if (metadata != null && firstDate && metadata.leftover().isEmpty() && (story.isEmpty() || isLast(next))) {
            draft.date = metadata.date();
            if (metadata.byline() == null || draft.byline == null) {
                draft.byline = draft.byline == null ? metadata.byline() : draft.byline;
                return next;
            }
        }
        return addLine(line, next);
    }

    /** Whether the story ends here: only other stories, credits and chrome follow. */
    private boolean isLast(int from) {
        for (int i = from; i < Math.min(from + 6, lines.size()); i++) {
            var text = lines.get(i).text();
            if (RelatedHeading.of(text) != null) {
                return true;
            }
            boolean aside = PageChrome.isNoise(text)
                    || PageChrome.isNumber(text)
                    || !Credits.in(text).credits().isEmpty()
                    || !TagLines.in(text).isEmpty()
                    || Bylines.isSignature(text)
                    || Bylines.labelled(text) != null;
            if (!aside) {
                return false;
            }
        }
        return true;
    }

    private int addLine(Line line, int next) {
        if (afterRelated) {
            draft.warn("text-after-related", line, "Text after the related stories; kept as part of this story");
            afterRelated = false;
        }
        story.add(line);
        return next;
    }

    /** A last line that is only a name is the byline. */
    private void readSignature() {
        if (story.size() < 2) {
            return;
        }
        boolean withPlace = story.size() > 2
                && story.get(story.size() - 2).endsWith(",")
                && Bylines.isSignature(story.get(story.size() - 2).text())
                && isName(story.getLast().text());
        if (withPlace && draft.byline == null) {
            var place = story.removeLast();
            draft.byline = story.removeLast().text() + " " + place.text();
            return;
        }
        var last = story.getLast();
        boolean signature = Bylines.isSignature(last.text());
        boolean name = Bylines.isPerson(last.text())
                && LineClassifier.endsSentence(story.get(story.size() - 2).text());
        if (draft.byline == null && (signature || name)) {
            draft.byline = last.text();
            story.removeLast();
        } else if (signature) {
            draft.warn("byline-second", last, "Possibly a second byline; kept as a paragraph: " + last.text());
        }
    }
}
