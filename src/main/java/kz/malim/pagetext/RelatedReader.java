package kz.malim.pagetext;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.malim.pageline.BlockHeading;
import kz.malim.pageline.Bylines;
import kz.malim.pageline.Credits;
import kz.malim.pageline.LineClassifier;
import kz.malim.pageline.Marker;
import kz.malim.pageline.Metadata;
import kz.malim.pageline.PageChrome;
import kz.malim.pageline.PageDate;
import kz.malim.pageline.PageDates;
import kz.malim.pageline.RelatedHeading;
import kz.malim.pageline.TagLines;
import kz.malim.pagetext.Evidence.Confidence;
import kz.malim.pagetext.Page.Block;
import kz.malim.pagetext.Page.Story;
import org.jspecify.annotations.Nullable;

/** Reads the stories listed under a "read also" heading, and passes named blocks to {@link BlockReader}. */
final class RelatedReader {
    private final List<Line> lines;
    private final Set<String> knownTitles;
    private final PageDraft draft;
    private final List<Item> items = new ArrayList<>();
    private final Set<String> ownTitles = new HashSet<>();
    private int dated;
    private @Nullable PageDate dateOfNext;
    private boolean datesPrecedeTitles;

    RelatedReader(List<Line> lines, Set<String> knownTitles, PageDraft draft) {
        this.lines = lines;
        this.knownTitles = knownTitles;
        this.draft = draft;
    }

    /** One story, as far as it has been read. */
    static final class Item {
        final Line line;
        final String title;

        @Nullable
        String teaser;

        @Nullable
        PageDate date;

        Item(Line line, String title, @Nullable PageDate date) {
            this.line = line;
            this.title = title;
            this.date = date;
        }

        Story story() {
            return new Story(title, teaser, date);
        }
    }

    /** Reads the section that starts at a line; returns the index after it, or the same index when none starts there. */
    int read(int at) {
        var heading = RelatedHeading.of(lines.get(at).text());
        if (heading == null) {
            return BlockReader.isHeading(lines, at, knownTitles) ? readBlock(at) : at;
        }
        if (heading.title() != null) {
            addTitle(lines.get(at), heading.title());
            finish();
            return at + 1;
        }
        int end = readItems(at + 1);
        boolean blockFollows = end < lines.size() && isBlockHeading(end);
        finish();
        return blockFollows ? readBlock(end) : end;
    }

    private int readItems(int from) {
        datesPrecedeTitles = from < lines.size() && dateAlone(lines.get(from).text()) != null;
        int i = from;
        while (i < lines.size()) {
            var line = lines.get(i);
            if (RelatedHeading.of(line.text()) != null || isBlockHeading(i) || !readLine(line, i)) {
                return i;
            }
            i++;
        }
        return i;
    }

    private boolean readLine(Line line, int i) {
        var text = Marker.withoutGlyph(line.text());
        var date = dateAlone(text);
        if (date != null) {
            addDate(date);
            return true;
        }
        if (PageDates.isIncomplete(text)) {
            draft.warn("date-unknown", line, "Date that cannot be resolved: " + text);
            return true;
        }
        if (PageChrome.isNoise(text) || PageChrome.isNumber(text) || PageChrome.isSection(text)) {
            draft.dropped(line, text);
            return true;
        }
        if (!Credits.in(text).credits().isEmpty() || !TagLines.in(text).isEmpty() || Bylines.labelled(text) != null) {
            return false;
        }
        if (!LineClassifier.isSentence(text)) {
            addTitle(line, text);
            return true;
        }
        return readTeaser(text, i);
    }

    private boolean readTeaser(String text, int i) {
        if (items.isEmpty() || text.length() > 300 || items.getLast().teaser != null) {
            return false;
        }
        boolean teasersSoFar = items.size() > 1 && items.get(items.size() - 2).teaser != null;
        boolean first = items.size() == 1 && (items.getLast().date != null || teasersAlternate(i));
        boolean storyFollows = i + 1 < lines.size()
                && LineClassifier.isSentence(lines.get(i + 1).text());
        if (!(teasersSoFar || first) || storyFollows) {
            return false;
        }
        items.getLast().teaser = text;
        return true;
    }

    /** Whether titles and teasers alternate from here on, which the text of a story does not do for long. */
    private boolean teasersAlternate(int teaser) {
        int turns = 0;
        for (int i = teaser + 1; i + 1 < lines.size() && turns < 4; i += 2) {
            if (RelatedHeading.of(lines.get(i).text()) != null
                    || PageChrome.isNoise(lines.get(i).text())) {
                break;
            }
            if (LineClassifier.isSentence(lines.get(i).text())
                    || !LineClassifier.isSentence(lines.get(i + 1).text())
                    || lines.get(i + 1).text().length() > 250) {
                return false;
            }
            turns++;
        }
        return turns > 0;
    }

    private void addDate(PageDate date) {
        if (datesPrecedeTitles) {
            dateOfNext = date;
        } else if (!items.isEmpty() && items.getLast().date == null) {
            items.getLast().date = date;
            dated++;
        }
    }

    private void addTitle(Line line, String text) {
        var found = PageDates.all(text);
        if (found.isEmpty() || !isAtEdge(text, found.getFirst())) {
            add(new Item(line, unnumbered(text), dateOfNext));
        } else {
            var date = found.getFirst();
            var title = (edges(text.substring(0, date.start())) + " " + edges(text.substring(date.end()))).strip();
            add(new Item(line, unnumbered(title), date.date()));
        }
        dateOfNext = null;
    }

    private void add(Item item) {
        items.add(item);
        ownTitles.add(LineClassifier.fold(item.title));
        dated += item.date == null ? 0 : 1;
    }

    private static boolean isAtEdge(String text, PageDates.Found date) {
        return edges(text.substring(0, date.start())).isEmpty()
                || edges(text.substring(date.end())).isEmpty();
    }

    /** A text without the separators between a title and its date. */
    private static String edges(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && " |•·,–—-:/(".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && " |•·,–—-:/()".indexOf(text.charAt(to - 1)) >= 0 && !closesInside(text, from, to)) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean closesInside(String text, int from, int to) {
        return text.charAt(to - 1) == ')' && text.indexOf('(', from) >= 0 && text.indexOf('(', from) < to - 2;
    }

    private static String unnumbered(String title) {
        var marker = Marker.of(title);
        return marker == null || LineClassifier.words(marker.rest()) < 2 ? title : marker.rest();
    }

    /** The date of a line that has nothing else but a section or a counter. */
    static @Nullable PageDate dateAlone(String text) {
        var metadata = Metadata.of(text);
        boolean alone = metadata != null
                && metadata.byline() == null
                && metadata.leftover().isEmpty()
                && metadata.credits().isEmpty();
        return metadata != null && alone ? metadata.date() : null;
    }

    private boolean isBlockHeading(int i) {
        if (BlockReader.isHeading(lines, i, knownTitles)) {
            return true;
        }
        var text = lines.get(i).text();
        if (i + 1 >= lines.size()
                || items.size() < 2
                || LineClassifier.words(text) > 4
                || LineClassifier.endsSentence(text)) {
            return false;
        }
        var next = lines.get(i + 1).text();
        if (PageChrome.isNoise(text) || PageChrome.isNoise(next)) {
            return false;
        }
        boolean coined = BlockHeading.isCoined(text) && !LineClassifier.isSentence(next);
        boolean nextIsOwnTitle = ownTitles.contains(LineClassifier.fold(next));
        boolean onlyThisHasNoDate = !datesPrecedeTitles
                && LineClassifier.words(text) <= 3
                && dated == items.size()
                && PageDates.first(text) == null
                && dateAlone(next) == null
                && !LineClassifier.isSentence(next);
        return dateAlone(text) == null && (coined || nextIsOwnTitle || onlyThisHasNoDate);
    }

    private void finish() {
        for (var item : items) {
            knownTitles.add(LineClassifier.fold(item.title));
            draft.addRelated(item.line, item.story());
        }
    }

    private int readBlock(int at) {
        var reader = new BlockReader(lines, knownTitles, draft);
        int end = reader.read(at + 1);
        if (reader.items().isEmpty()) {
            return at;
        }
        draft.foundFirst("blocks", lines.get(at), "named-block", Confidence.MEDIUM);
        draft.blocks.add(new Block(
                lines.get(at).text(), reader.items().stream().map(Item::story).toList()));
        return end;
    }
}
