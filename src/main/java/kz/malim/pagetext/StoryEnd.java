package kz.malim.pagetext;

import java.util.List;
import kz.malim.pageline.Bylines;
import kz.malim.pageline.Credits;
import kz.malim.pageline.LineClassifier;
import kz.malim.pageline.PageChrome;
import kz.malim.pageline.RelatedHeading;
import kz.malim.pageline.TagLines;
import kz.malim.pagetext.Evidence.Confidence;

/** What stands at the end of a story: a signature, then only credits, other stories and chrome. */
final class StoryEnd {
    private static final int MAX_TEASERS = 30;

    private final List<Line> story;
    private final PageDraft draft;

    StoryEnd(List<Line> story, PageDraft draft) {
        this.story = story;
        this.draft = draft;
    }

    /** Whether the story ends here: only other stories, credits and chrome follow. */
    static boolean isBefore(List<Line> lines, int from) {
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

    /** Whether the rest of the page is its own address and lines that are no sentences, as the teasers of other stories are. */
    static boolean onlyTeasersFollow(List<Line> lines, int from) {
        return lines.size() - from <= MAX_TEASERS
                && lines.subList(from, lines.size()).stream()
                        .allMatch(line -> !LineClassifier.endsSentence(line.text())
                                && Credits.in(line.text()).credits().isEmpty()
                                && Bylines.labelled(line.text()) == null);
    }

    /** A last line that is only a name is the byline. */
    void readSignature() {
        if (story.size() < 2) {
            return;
        }
        boolean withPlace = story.size() > 2
                && story.get(story.size() - 2).endsWith(",")
                && Bylines.isSignature(story.get(story.size() - 2).text())
                && StoryReader.isName(story.getLast().text());
        if (withPlace && draft.byline == null) {
            var place = story.removeLast();
            var name = story.removeLast();
            draft.byline(name, name.text() + " " + place.text(), "last-line", Confidence.MEDIUM);
            return;
        }
        var last = story.getLast();
        boolean signature = Bylines.isSignature(last.text());
        var bare = last.endsWith(".") ? last.text().substring(0, last.text().length() - 1) : last.text();
        boolean name = Bylines.isPerson(bare)
                && LineClassifier.endsSentence(story.get(story.size() - 2).text());
        if (draft.byline == null && (signature || name)) {
            draft.byline(last, signature ? last.text() : bare, "last-line", Confidence.MEDIUM);
            story.removeLast();
        } else if (signature) {
            draft.warn("byline-second", last, "Possibly a second byline; kept as a paragraph: " + last.text());
        }
    }
}
