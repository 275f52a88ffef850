package kz.malim.pagetext;

import java.util.List;
import kz.malim.pageline.Attributions;
import kz.malim.pageline.BlockHeading;
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
            boolean repeated = draft.isTitle(text) && texts > 0 && end == title + 1 && i <= title + MAX_TEXT_LINES + 2;
            if (repeated || isMetadata(i)) {
                boolean entry = texts > 0 && end > title + 1 && PageDates.isIncomplete(text); // of a live blog
                if (entry || (texts > 0 && !textFollows(i))) {
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
                || isNameNextToDate(i)
                || isOutletBelowByline(i);
    }

    /** The newsroom of an author, on the line below the name. */
    boolean isOutletBelowByline(int i) {
        return i > 0
                && Bylines.labelled(lines.get(i - 1).text()) != null
                && Bylines.isNewsroom(lines.get(i).text());
    }

    /** A person's name directly above a date is no title. */
    private boolean isNameAboveDate(int i) {
        return i > 0
                && Bylines.isPerson(lines.get(i).text())
                && isDate(i + 1)
                && !lines.get(i + 1).afterGap();
    }

    boolean isNameNextToDate(int i) {
        var text = lines.get(i).text();
        if (draft.isTitle(text) || PageChrome.isSection(text) || PageChrome.isNoise(text)) {
            return false;
        }
        boolean before =
                i + 1 < lines.size() && isDate(i + 1) && (Bylines.looksLikeName(text) || Bylines.isPerson(text));
        int last = i - 1;
        while (last > 0
                && (draft.isTitle(lines.get(last).text())
                        || PageChrome.isNumber(lines.get(last).text())
                        || PageChrome.isNoise(lines.get(last).text()))
                && !isDate(last)) {
            last--;
        }
        boolean after = last >= 0 && isDate(last) && (Bylines.isPerson(text) || Bylines.isSignature(text));
        return before || after;
    }

    /** Whether a line above the story can be its title, as far as the line itself tells. */
    boolean mayBeTitle(int i) {
        var text = lines.get(i).text();
        var metadata = Metadata.of(text);
        boolean data = metadata != null
                && metadata.credits().stream().noneMatch(credit -> credit.text().isEmpty());
        return !data
                && LineClassifier.hasLetters(text)
                && !PageDates.isIncomplete(text)
                && !PageChrome.isNoise(text)
                && !PageChrome.isNavigation(text)
                && !text.startsWith("#")
                && TagLines.in(text).isEmpty()
                && RelatedHeading.of(text) == null
                && !BlockHeading.isUsual(text)
                && !isForeignDate(i)
                && Credits.in(text).credits().isEmpty()
                && !isSignatureAbove(i)
                && !isNameAboveDate(i);
    }

    /** A person's name, then a date, then a longer line without a full stop: author, date, title. */
    boolean isSignatureAbove(int i) {
        int next = i + 2;
        while (next < lines.size()
                && (PageChrome.isNumber(lines.get(next).text())
                        || PageChrome.isNoise(lines.get(next).text()))) {
            next++;
        }
        return next < lines.size()
                && Bylines.isPerson(lines.get(i).text())
                && isDate(i + 1)
                && LineClassifier.words(lines.get(next).text()) > 3
                && !LineClassifier.isSentence(lines.get(next).text());
    }

    /** A short line directly above a credit. */
    boolean isCaption(int i) {
        return i + 1 < lines.size()
                && !lines.get(i + 1).afterGap()
                && isOnlyCredits(lines.get(i + 1).text())
                && mayBeCaption(lines.get(i).text());
    }

    /** Whether a line can say what a picture shows: no sentence, intro or list item, and no signature above its photographer. */
    static boolean mayBeCaption(String text) {
        return !LineClassifier.isSentence(text)
                && ":;,".indexOf(text.charAt(text.length() - 1)) < 0
                && Marker.of(text) == null
                && !Bylines.isPerson(text);
    }

    /** A date in another language beside one that is known: the same date twice. */
    boolean isForeignDate(int i) {
        return PageDates.isForeign(lines.get(i).text()) && (isDate(i - 1) || isDate(i + 1));
    }

    /** Whether a date above the title may be today's, which the site shows on every page. */
    boolean isClock(int i, int title) {
        var text = lines.get(i).text();
        var metadata = Metadata.of(text);
        boolean alone = metadata != null
                && metadata.byline() == null
                && metadata.leftover().isEmpty()
                && metadata.credits().isEmpty()
                && !Metadata.isLabelled(text);
        return alone && (Metadata.hasWeekday(text) || Marker.of(text) != null || i < title - 1);
    }

    boolean isDate(int i) {
        if (i < 0 || i >= lines.size()) {
            return false;
        }
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
