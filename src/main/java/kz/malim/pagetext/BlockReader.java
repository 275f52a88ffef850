package kz.malim.pagetext;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kz.malim.pageline.BlockHeading;
import kz.malim.pageline.Credits;
import kz.malim.pageline.LineClassifier;
import kz.malim.pageline.Marker;
import kz.malim.pageline.PageChrome;
import kz.malim.pageline.PageDates;
import kz.malim.pageline.RelatedHeading;
import kz.malim.pageline.TagLines;
import kz.malim.pagetext.RelatedReader.Item;

/**
 * Reads a named block of teasers. An item ends before a title that is already known from the page; for other stories at
 * an empty line, and without empty lines before a line that has no full stop, as titles do.
 */
final class BlockReader {
    private final List<Line> lines;
    private final Set<String> knownTitles;
    private final PageDraft draft;
    private final List<Item> items = new ArrayList<>();
    private boolean knowsTitles;
    private boolean gapsSeparateItems;
    private boolean datesPrecedeTitles;

    BlockReader(List<Line> lines, Set<String> knownTitles, PageDraft draft) {
        this.lines = lines;
        this.knownTitles = knownTitles;
        this.draft = draft;
    }

    static boolean isHeading(List<Line> lines, int i, Set<String> knownTitles) {
        var text = lines.get(i).text();
        if (i + 1 >= lines.size()
                || text.length() > 60
                || LineClassifier.words(text) > 4
                || LineClassifier.endsSentence(text)
                || text.endsWith(";")) {
            return false;
        }
        var folded = LineClassifier.fold(text);
        var next = LineClassifier.fold(lines.get(i + 1).text());
        if (knownTitles.contains(next)) {
            return !knownTitles.contains(folded)
                    && RelatedReader.dateAlone(text) == null
                    && LineClassifier.hasLetters(text);
        }
        boolean coined = !knownTitles.isEmpty() && BlockHeading.isCoined(text);
        boolean named = coined || BlockHeading.isUsual(text);
        boolean keyPoints = knownTitles.isEmpty()
                && (text.endsWith(":") || Marker.of(lines.get(i + 1).text()) != null);
        return named
                && !keyPoints
                && !LineClassifier.isSentence(lines.get(i + 1).text())
                && Marker.of(text) == null;
    }

    List<Item> items() {
        return items;
    }

    /** Reads items from a line on; returns the index after the block. */
    int read(int from) {
        int end = from;
        while (end < lines.size() && isInBlock(end)) {
            end++;
        }
        detectLayout(from, end);
        int i = from;
        while (i < end && readLine(i)) {
            i++;
        }
        warnOfMissingTeasers();
        return i;
    }

    private boolean isInBlock(int i) {
        var text = Marker.withoutGlyph(lines.get(i).text());
        return RelatedHeading.of(text) == null
                && !isHeading(lines, i, knownTitles)
                && TagLines.in(text).isEmpty()
                && (Credits.in(text).credits().isEmpty() || knownTitles.contains(LineClassifier.fold(text)));
    }

    private void detectLayout(int from, int end) {
        int known = 0;
        int texts = 0;
        int groups = 0;
        int longGroups = 0;
        for (int i = from; i < end; i++) {
            texts += LineClassifier.hasLetters(lines.get(i).text())
                            && !PageChrome.isNoise(lines.get(i).text())
                    ? 1
                    : 0;
            known += knownTitles.contains(LineClassifier.fold(lines.get(i).text())) ? 1 : 0;
            boolean starts = i == from || lines.get(i).afterGap();
            groups += starts ? 1 : 0;
            longGroups += !starts && lines.get(i - 1).afterGap() ? 1 : 0;
        }
        knowsTitles = known > 0 && known * 2 >= texts;
        gapsSeparateItems = groups >= 2 && longGroups * 2 >= groups;
        datesPrecedeTitles =
                from < end && RelatedReader.dateAlone(lines.get(from).text()) != null;
    }

    private boolean readLine(int i) {
        var line = lines.get(i);
        var text = Marker.withoutGlyph(line.text());
        var date = RelatedReader.dateAlone(text);
        if (date != null) {
            if (!items.isEmpty() && !datesPrecedeTitles && items.getLast().date == null) {
                items.getLast().date = date;
            }
            return true;
        }
        if (PageChrome.isNoise(text) || PageChrome.isNumber(text) || PageDates.isIncomplete(text)) {
            draft.dropped(line, text);
            return true;
        }
        if (isTitle(i, text)) {
            var dateBefore = datesPrecedeTitles && i > 0
                    ? RelatedReader.dateAlone(lines.get(i - 1).text())
                    : null;
            items.add(new Item(line, text, dateBefore));
            return true;
        }
        if (items.isEmpty() || items.getLast().teaser != null) {
            return false;
        }
        items.getLast().teaser = text;
        return true;
    }

    private boolean isTitle(int i, String text) {
        if (knownTitles.contains(LineClassifier.fold(text))) {
            return true;
        }
        if (gapsSeparateItems && !knowsTitles) {
            return items.isEmpty() || (lines.get(i).afterGap() && !LineClassifier.isSentence(text));
        }
        if (LineClassifier.isSentence(text)) {
            return false;
        }
        if (!knowsTitles || items.isEmpty() || items.getLast().teaser != null) {
            return true;
        }
        // after a known title, an unknown line is its teaser, unless it is followed by a teaser of its own
        return i + 1 < lines.size()
                && !knownTitles.contains(LineClassifier.fold(lines.get(i + 1).text()))
                && LineClassifier.isSentence(lines.get(i + 1).text());
    }

    private void warnOfMissingTeasers() {
        if (items.stream().allMatch(item -> item.teaser == null)) {
            return;
        }
        for (var item : items) {
            if (item.teaser == null) {
                draft.warn(
                        "teaser-missing",
                        item.line,
                        "No teaser, unlike the other items: " + PageDraft.shortened(item.title));
            }
        }
    }
}
