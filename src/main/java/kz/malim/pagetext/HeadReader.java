package kz.malim.pagetext;

import java.util.ArrayList;
import java.util.List;
import kz.malim.pageline.Attributions;
import kz.malim.pageline.Bylines;
import kz.malim.pageline.LineClassifier;
import kz.malim.pageline.Metadata;
import kz.malim.pageline.PageChrome;
import kz.malim.pageline.PageDates;
import kz.malim.pageline.TagLines;

/**
 * Reads the head of a page, before the story: menus, title, lede, byline and date, in any order.
 */
final class HeadReader {
    private final List<Line> lines;
    private final PageDraft draft;
    private final HeadLines head;
    private final List<Line> unplaced = new ArrayList<>();

    HeadReader(List<Line> lines, PageDraft draft) {
        this.lines = lines;
        this.draft = draft;
        this.head = new HeadLines(lines, draft);
    }

    /** The lines of the story, and of everything after it. */
    List<Line> read() {
        int title = findTitle();
        if (title == lines.size()) {
            draft.title = unplaced.isEmpty() ? null : unplaced.removeFirst();
            return unplaced;
        }
        draft.title = TitleLine.plain(lines, title);
        if (!draft.title.equals(lines.get(title))) {
            draft.warn(
                    "title-repeated",
                    lines.get(title),
                    "The title includes the name of the site; the shorter form was used");
        }
        int end = head.end(title);
        var texts = new ArrayList<Line>();
        for (int i = title + 1; i < end; i++) {
            if (!readMetadata(i)) {
                texts.add(lines.get(i));
            }
        }
        var story = new ArrayList<>(withoutLede(texts));
        story.addAll(unplaced);
        story.addAll(lines.subList(end, lines.size()));
        return story;
    }

    private int findTitle() {
        int i = 0;
        while (i < lines.size() && isBeforeTitle(i)) {
            i++;
        }
        if (i == lines.size()
                && !lines.isEmpty()
                && draft.byline == null
                && draft.date == null
                && draft.photos.isEmpty()) {
            return fallbackTitle();
        }
        return i;
    }

    /** A page of menus only: its first line is the title. */
    private int fallbackTitle() {
        draft.warnings.clear();
        draft.tags.clear();
        return 0;
    }

    private boolean isBeforeTitle(int i) {
        var line = lines.get(i);
        if (readMetadata(i)) {
            return true;
        }
        if (PageChrome.isNavigation(line.text()) || !LineClassifier.hasLetters(line.text())) {
            draft.dropped(line, line.text());
            return true;
        }
        if (LineClassifier.words(line.text()) <= 3 && i + 1 < lines.size() && TitleLine.isRepeated(lines, i + 1)) {
            readSiteName(line);
            return true;
        }
        boolean signature = i + 2 < lines.size()
                && Bylines.isPerson(line.text())
                && head.isDate(i + 1)
                && LineClassifier.words(lines.get(i + 2).text()) > 3
                && !LineClassifier.isSentence(lines.get(i + 2).text());
        if (signature) {
            draft.byline = line.text();
        }
        return signature;
    }

    private void readSiteName(Line line) {
        if (PageChrome.isSection(line.text().split(" ")[0])) {
            draft.dropped(line, line.text());
        } else {
            unplaced.add(line);
            draft.warn("metadata-unknown", line, "Text above the title, kept in the body: " + line.text());
        }
    }

    /** Reads a line of metadata or chrome; false for any other line. */
    private boolean readMetadata(int i) {
        var line = lines.get(i);
        var text = line.text();
        var metadata = Metadata.of(text);
        if (metadata != null) {
            return addMetadata(line, metadata);
        }
        if (draft.title != null
                && (draft.isTitle(text)
                        || LineClassifier.fold(text).startsWith(LineClassifier.fold(draft.title.text()) + " "))) {
            draft.warn("title-repeated", line, "The title is repeated here; the repetition was omitted");
        } else if (PageDates.isIncomplete(text)) {
            draft.warn("date-unknown", line, "Date that cannot be resolved: " + text);
        } else if (PageChrome.isNoise(text)
                || (draft.title != null && (HeadLines.isMenu(text) || PageChrome.isNumber(text)))) {
            draft.dropped(line, text);
        } else if (!TagLines.in(text).isEmpty()) {
            draft.addTags(TagLines.in(text));
        } else if (draft.title != null && draft.byline == null && head.isNameNextToDate(i)) {
            draft.byline = text;
        } else if (draft.title != null && (LineClassifier.isHost(text) || Attributions.labelled(text) != null)) {
            var named = Attributions.labelled(text);
            draft.source = named != null ? named : text;
        } else {
            return false;
        }
        return true;
    }

    private boolean addMetadata(Line line, Metadata metadata) {
        if (metadata.credits().stream().anyMatch(credit -> credit.text().isEmpty())) {
            return false;
        }
        draft.photos.addAll(metadata.credits());
        draft.date = draft.date == null ? metadata.date() : draft.date;
        var byline = metadata.byline();
        if (byline != null && draft.byline == null) {
            draft.byline = byline;
        } else if (byline != null) {
            draft.byline += ", " + byline;
        }
        for (var leftover : metadata.leftover()) {
            unplaced.add(line.with(leftover));
            draft.warn("metadata-unknown", line, "Text next to the date, kept in the body: " + leftover);
        }
        return true;
    }

    /** Removes the lede from the lines between title and metadata; the others belong to the story. */
    private List<Line> withoutLede(List<Line> texts) {
        for (int i = 0; i < texts.size(); i++) {
            var text = texts.get(i).text();
            if ((LineClassifier.endsSentence(text) || LineClassifier.words(text) >= 4)
                    && Attributions.of(List.of(text)) == null) {
                draft.lede = text;
                texts.remove(i);
                return texts;
            }
        }
        return texts;
    }
}
