package kz.malim.pagetext;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import kz.malim.pageline.Attributions;
import kz.malim.pageline.Bylines;
import kz.malim.pageline.Credits;
import kz.malim.pageline.LineClassifier;
import kz.malim.pageline.Marker;
import kz.malim.pageline.Metadata;
import kz.malim.pageline.PageChrome;
import kz.malim.pageline.PageDates;
import kz.malim.pageline.TagLines;
import kz.malim.pagetext.Evidence.Confidence;

/**
 * Reads the head of a page, before the story: menus, title, lede, byline and date, in any order.
 */
final class HeadReader {
    /** Above the title a site writes shorter things than sentences: sections, slogans, what its menu has. */
    private static final int MAX_MENU_WORDS = 3;

    private static final Pattern CRUMBS = Pattern.compile("^[»›>→/|\\\\•\\s]+(?=\\p{L})");

    private final List<Line> lines;
    private final PageDraft draft;
    private final HeadLines head;
    private final TitleChoice choice;
    private final List<Line> unplaced = new ArrayList<>();
    private int clock = -1;

    HeadReader(List<Line> lines, PageDraft draft) {
        this.lines = lines;
        this.draft = draft;
        this.head = new HeadLines(lines, draft);
        this.choice = new TitleChoice(lines, head);
    }

    /** The lines of the story, and of everything after it. */
    List<Line> read() {
        int title = choice.line();
        for (int i = 0; i < title; i++) {
            readAbove(i, title);
        }
        if (title == lines.size() && title > 0 && saysNothing()) {
            title = fallbackTitle();
        }
        if (title == lines.size()) {
            draft.title = unplaced.isEmpty() ? null : unplaced.removeFirst();
            return unplaced;
        }
        readTitle(title);
        int end = head.end(title);
        var texts = new ArrayList<Line>();
        for (int i = title + 1; i < end; i++) {
            if (!readMetadata(i, title)) {
                texts.add(lines.get(i));
            }
        }
        var story = new ArrayList<>(withoutLede(texts));
        story.addAll(unplaced);
        story.addAll(lines.subList(end, lines.size()));
        return story;
    }

    private void readTitle(int title) {
        var line = lines.get(title);
        var plain = TitleLine.plain(lines, title);
        if (!plain.equals(line)) {
            draft.warn("title-repeated", line, "The title includes the name of the site; the shorter form was used");
        }
        draft.title = plain.with(
                PageChrome.withoutGluedSections(CRUMBS.matcher(plain.text()).replaceFirst("")));
        var rule = choice.isRepeated(title) ? "repeated-line" : "title-line";
        boolean sure = choice.isRepeated(title) || head.isDate(title + 1) || head.isDate(title + 2);
        draft.found("title", plain, rule, sure ? Confidence.HIGH : Confidence.MEDIUM);
    }

    private boolean saysNothing() {
        return draft.byline == null && draft.date == null && draft.photos.isEmpty();
    }

    /** A page of menus only: its first line is the title. */
    private int fallbackTitle() {
        draft.warnings.clear();
        draft.tags.clear();
        unplaced.clear();
        return 0;
    }

    private void readAbove(int i, int title) {
        var line = lines.get(i);
        var text = line.text();
        if (readMetadata(i, title)) {
            return;
        }
        if (head.isCaption(i)) {
            return; // read with its credit
        }
        var credits = Credits.in(text);
        if (!credits.credits().isEmpty()) {
            credits.credits().forEach(credit -> draft.photo(line, credit.withCaption(credits.rest())));
            return;
        }
        if (head.isSignatureAbove(i)) {
            draft.byline(line, text, "name-above-date", Confidence.MEDIUM);
        } else if (!LineClassifier.hasLetters(text)
                || PageChrome.isNavigation(text)
                || PageDates.isForeign(text)
                || draft.isTitle(text)
                || choice.isRepeated(i)
                || isOfMenu(text)) {
            draft.dropped(line, text);
        } else {
            unplaced.add(line);
            draft.warn("metadata-unknown", line, "Text above the title, kept in the body: " + text);
        }
    }

    private static boolean isOfMenu(String text) {
        boolean topic = text.startsWith("#");
        boolean words = LineClassifier.words(text) <= MAX_MENU_WORDS && !LineClassifier.endsSentence(text);
        boolean listed = Marker.of(text) != null || text.endsWith(":") || text.endsWith(";") || text.endsWith(",");
        return topic || (words && !listed && (!Bylines.isPerson(text) || PageChrome.isSection(text.split(" ")[0])));
    }

    /** Reads a line of metadata or chrome; false for any other line. */
    private boolean readMetadata(int i, int title) {
        var line = lines.get(i);
        var text = line.text();
        var metadata = Metadata.of(text);
        if (metadata != null) {
            return addMetadata(i, title, metadata);
        }
        if (draft.title != null
                && (draft.isTitle(text)
                        || LineClassifier.fold(text).startsWith(LineClassifier.fold(draft.title.text()) + " "))) {
            draft.warn("title-repeated", line, "The title is repeated here; the repetition was omitted");
        } else if (PageDates.isIncomplete(text)) {
            draft.warn("date-unknown", line, "Date that cannot be resolved: " + text);
        } else if (PageChrome.isNoise(text)
                || (draft.title != null
                        && (HeadLines.isMenu(text) || PageChrome.isNumber(text) || head.isForeignDate(i)))) {
            draft.dropped(line, text);
        } else if (!TagLines.in(text).isEmpty()) {
            if (draft.title == null && TagLines.in(text).size() < 2) {
                draft.dropped(line, text); // a menu of topics, not those of the story
            } else {
                draft.addTags(line, TagLines.in(text));
            }
        } else if (draft.title != null && draft.byline == null && head.isNameNextToDate(i)) {
            draft.byline(line, text, "name-beside-date", Confidence.MEDIUM);
        } else if (draft.title != null && head.isOutletBelowByline(i)) {
            draft.source(line, text, "name-below-byline", Confidence.MEDIUM);
        } else if (draft.title != null && (LineClassifier.isHost(text) || Attributions.labelled(text) != null)) {
            var named = Attributions.labelled(text);
            draft.source(
                    line,
                    named != null ? named : text,
                    named != null ? "label" : "name-of-site",
                    named != null ? Confidence.HIGH : Confidence.MEDIUM);
        } else {
            return false;
        }
        return true;
    }

    private boolean addMetadata(int i, int title, Metadata metadata) {
        var line = lines.get(i);
        if (metadata.credits().stream().anyMatch(credit -> credit.text().isEmpty())) {
            return false;
        }
        boolean captioned = i > 0 && i < title && head.isCaption(i - 1);
        metadata.credits()
                .forEach(credit -> draft.photo(
                        line, captioned ? credit.withCaption(lines.get(i - 1).text()) : credit));
        addDate(i, title, metadata);
        if (metadata.source() != null) {
            draft.source(line, metadata.source(), "label", Confidence.HIGH);
        }
        var byline = metadata.byline();
        if (byline != null && draft.byline == null) {
            boolean labelled = Bylines.labelled(line.text()) != null;
            draft.byline(
                    line,
                    byline,
                    labelled ? "label" : "name-beside-date",
                    labelled ? Confidence.HIGH : Confidence.MEDIUM);
        } else if (byline != null) {
            draft.byline += ", " + byline;
        }
        metadata.sections().forEach(section -> draft.dropped(line, section));
        for (var leftover : metadata.leftover()) {
            unplaced.add(line.with(leftover));
            draft.warn("metadata-unknown", line, "Text next to the date, kept in the body: " + leftover);
        }
        return true;
    }

    /**
     * The first date is the story's, unless it is the site's clock: a date alone, above the title, with a weekday or far
     * from the title, when there is another one nearer to it.
     */
    private void addDate(int i, int title, Metadata metadata) {
        var date = metadata.date();
        var line = lines.get(i);
        if (date == null) {
            return;
        }
        boolean update = Metadata.isUpdate(line.text());
        if (draft.date == null || (clock >= 0 && !update)) {
            draft.date(line, date, update ? "date-of-update" : "date-line", update ? Confidence.LOW : Confidence.HIGH);
            clock = i < title && head.isClock(i, title) ? i : -1;
        }
    }

    /** Removes the lede from the lines between title and metadata; the others belong to the story. */
    private List<Line> withoutLede(List<Line> texts) {
        for (int i = 0; i < texts.size(); i++) {
            var text = texts.get(i).text();
            if ((LineClassifier.endsSentence(text) || LineClassifier.words(text) >= 4)
                    && Attributions.of(List.of(text)) == null) {
                draft.lede = text;
                draft.found("lede", texts.get(i), "between-title-and-date", Confidence.MEDIUM);
                texts.remove(i);
                return texts;
            }
        }
        return texts;
    }
}
