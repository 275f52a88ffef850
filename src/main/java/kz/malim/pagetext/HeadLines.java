package kz.malim.pagetext;

import java.util.List;
import kz.malim.pageline.Attributions;
import kz.malim.pageline.Bylines;
import kz.malim.pageline.Credits;
import kz.malim.pageline.LineClassifier;
import kz.malim.pageline.Marker;
import kz.malim.pageline.Metadata;
import kz.malim.pageline.PageChrome;
import kz.malim.pageline.PageDates;
import kz.malim.pageline.RelatedHeading;
import kz.malim.pageline.TagLines;

/** What the lines at the start of a page are, seen with their neighbours, and where the story begins. */
final class HeadLines {
    /** A head is short: after this many lines of text under the title, a date belongs to the story. */
    private static final int MAX_TEXT_LINES = 2;

    private static final int MAX_LINES = 14;

    private final List<Line> lines;
    private final PageDraft draft;

    HeadLines(List<Line> lines, PageDraft draft) {
        this.lines = lines;
        this.draft = draft;
    }

    /** One past the last line of metadata that can be reached from the title. */
    int end(int title) {
        int end = title + 1;
        int texts = 0;
        int maxTexts = MAX_TEXT_LINES;
        for (int i = title + 1; i < Math.min(title + MAX_LINES, lines.size()) && texts <= maxTexts; i++) {
            var text = lines.get(i).text();
            if (isMetadata(i)) {
                if (texts > 0 && !textFollows(i)) {
                    break;
                }
                end = i + 1;
                maxTexts = 1;
            } else if (Marker.of(text) != null || text.endsWith(":") || RelatedHeading.of(text) != null) {
                break;
            } else if (!isAside(lines.get(i))) {
                texts++;
            }
        }
        while (end > title + 1
                && end < lines.size()
                && PageChrome.isNumber(lines.get(end).text())) {
            end++;
        }
        return end;
    }

    /** Whether the story continues after a line; otherwise the line is the signature or date at its end. */
    private boolean textFollows(int i) {
        for (int next = i + 1; next < Math.min(i + MAX_LINES, lines.size()); next++) {
            if (RelatedHeading.of(lines.get(next).text()) != null) {
                return false;
            }
            if (!isMetadata(next) && !isAside(lines.get(next))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a line holds the date or the author; a name counts only next to a date. */
    private boolean isMetadata(int i) {
        var metadata = Metadata.of(lines.get(i).text());
        if (metadata != null && (metadata.date() != null || metadata.byline() != null)) {
            return true;
        }
        var text = lines.get(i).text();
        return PageDates.isIncomplete(text)
                || LineClassifier.isHost(text)
                || Attributions.labelled(text) != null
                || isNameNextToDate(i);
    }

    boolean isNameNextToDate(int i) {
        var text = lines.get(i).text();
        if (draft.isTitle(text) || PageChrome.isSection(text) || PageChrome.isNoise(text)) {
            return false;
        }
        boolean before = i + 1 < lines.size() && isDate(i + 1) && Bylines.looksLikeName(text);
        int last = i - 1;
        while (last > 0
                && (PageChrome.isNumber(lines.get(last).text())
                        || PageChrome.isNoise(lines.get(last).text()))
                && !isDate(last)) {
            last--;
        }
        boolean after = last >= 0 && isDate(last) && (Bylines.isPerson(text) || Bylines.isSignature(text));
        return before || after;
    }

    boolean isDate(int i) {
        var metadata = Metadata.of(lines.get(i).text());
        return (metadata != null && metadata.date() != null)
                || PageDates.isIncomplete(lines.get(i).text());
    }

    private boolean isAside(Line line) {
        return draft.isTitle(line.text())
                || PageChrome.isNoise(line.text())
                || isMenu(line.text())
                || PageChrome.isNumber(line.text())
                || isOnlyCredits(line.text())
                || !TagLines.in(line.text()).isEmpty();
    }

    /** Below the title the name of a site is a byline. */
    static boolean isMenu(String text) {
        return PageChrome.isNavigation(text) && !LineClassifier.isHost(text);
    }

    private static boolean isOnlyCredits(String text) {
        var credits = Credits.in(text);
        return !credits.credits().isEmpty() && credits.rest().isEmpty();
    }
}
