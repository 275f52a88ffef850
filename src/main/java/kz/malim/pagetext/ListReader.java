package kz.malim.pagetext;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import kz.malim.body.ListBlock.Style;
import kz.malim.pageline.LineClassifier;
import kz.malim.pageline.Marker;
import kz.malim.pageline.Quotes;
import org.jspecify.annotations.Nullable;

/** Finds the start and end of a list among the lines of a story. */
final class ListReader {
    private static final int MAX_BARE_ITEM_LENGTH = 100;

    /** "10 млн теңге", "09:00 – ашылуы"; not "15-20" and not a temperature. */
    private static final Pattern AMOUNT = Pattern.compile("\\d[\\d,.:]*(?: \\d{3})* [\\p{L}–—-] ?\\p{L}(?!.*°)");

    private final List<Line> story;

    ListReader(List<Line> story) {
        this.story = story;
    }

    /**
     * The items of one list. None, when the lines look like a list and are something else, such as an interview, up to
     * {@code next}.
     *
     * @param start the number of the first item, or null for a list without numbers
     * @param guessed whether the items had neither markers nor semicolons
     */
    record Items(Style style, @Nullable Integer start, List<String> texts, int next, boolean guessed) {
        static Items none(int next) {
            return new Items(Style.BULLET, null, List.of(), next, false);
        }
    }

    /**
     * Reads a list from a line on.
     *
     * @param introduced whether it follows an intro, a line that ends in a colon or a question mark
     * @param colon whether the intro ends in a colon
     * @param after the number of the item before, when the line may continue a list that was interrupted
     */
    Items read(int from, boolean introduced, boolean colon, int after) {
        if (from >= story.size()) {
            return Items.none(from);
        }
        var marker = Marker.of(story.get(from).text());
        if (marker == null) {
            var punctuated = withSemicolons(from, introduced);
            return punctuated.texts().isEmpty() && colon ? withoutPunctuation(from) : punctuated;
        }
        if (marker.isDash() && !isListOfDashes(from, introduced)) {
            return Items.none(endOfDashes(from));
        }
        return marked(from, marker, introduced, after);
    }

    private Items marked(int from, Marker first, boolean introduced, int after) {
        var texts = new ArrayList<String>();
        boolean semicolons = false;
        int i = from;
        Integer number = first.number();
        while (i < story.size()) {
            var line = story.get(i);
            var marker = Marker.of(line.text());
            if (marker == null
                    || !marker.family().equals(first.family())
                    || !follows(number, marker, texts.size())
                    || isIntro(i)) {
                break;
            }
            number = marker.number();
            texts.add(withoutSeparator(marker.rest()));
            i++;
            boolean separated = line.endsWith(";") || line.endsWith(",") || line.endsWith("؛");
            if (semicolons && line.endsWith(".")) {
                break;
            }
            semicolons |= separated;
        }
        boolean alone = texts.size() == 1 && !introduced && first.numbered() && !semicolons;
        boolean continues = first.number() != null && first.number() == after + 1 && after > 0;
        if (texts.isEmpty() || (alone && !continues && !otherMarkerAt(i))) {
            return Items.none(Math.max(i, from + 1));
        }
        return new Items(first.numbered() ? Style.NUMBER : Style.BULLET, first.number(), texts, i, false);
    }

    private static boolean follows(@Nullable Integer number, Marker marker, int count) {
        if (count == 0 || number == null || marker.number() == null) {
            return true;
        }
        return marker.number() == number + 1 || (marker.number() == 1 && number == 1);
    }

    /** Whether an item ends in a colon and is the intro of a list of its own. */
    private boolean isIntro(int i) {
        var line = story.get(i);
        if (!line.endsWith(":") || i + 1 >= story.size()) {
            return false;
        }
        var own = Marker.of(line.text());
        var next = Marker.of(story.get(i + 1).text());
        if (next == null) {
            return !withSemicolons(i + 1, true).texts().isEmpty();
        }
        return own == null || !next.family().equals(own.family());
    }

    private boolean otherMarkerAt(int i) {
        return i < story.size() && Marker.of(story.get(i).text()) != null;
    }

    /** Dashes also start the turns of an interview: questions, answers, quotes. */
    private boolean isListOfDashes(int from, boolean introduced) {
        int end = endOfDashes(from);
        int questions = 0;
        int separated = 0;
        int longest = 0;
        for (int i = from; i < end; i++) {
            var text = story.get(i).text();
            if (Quotes.of(text) != null) {
                return false;
            }
            questions += text.contains("?") ? 1 : 0;
            separated += text.endsWith(";") || text.endsWith(",") ? 1 : 0;
            longest = Math.max(longest, text.length());
        }
        int count = end - from;
        if (separated > 0 && separated >= (count - 1) / 2) {
            return true;
        }
        if (count == 1) {
            return false;
        }
        if (introduced) {
            return questions == 0 || questions == count;
        }
        return questions == 0 && longest <= 160;
    }

    private int endOfDashes(int from) {
        int end = from;
        while (end < story.size()) {
            var marker = Marker.of(story.get(end).text());
            if (marker == null || !marker.isDash()) {
                break;
            }
            end++;
        }
        return end;
    }

    /** Lines without markers that end in semicolons (or, after an intro, in commas), and the last one after them. */
    private Items withSemicolons(int from, boolean introduced) {
        int semicolons = endOf(from, ";");
        if (semicolons - from >= (introduced ? 1 : 2)) {
            return closed(from, semicolons);
        }
        int commas = endOf(from, ",");
        return introduced && commas - from >= 2 ? closed(from, commas) : Items.none(from);
    }

    private int endOf(int from, String suffix) {
        int end = from;
        while (end < story.size()
                && story.get(end).endsWith(suffix)
                && Marker.of(story.get(end).text()) == null) {
            end++;
        }
        return end;
    }

    private Items closed(int from, int end) {
        int next = end < story.size() && closes(from, end) ? end + 1 : end;
        var texts = story.subList(from, next).stream()
                .map(line -> withoutSeparator(line.text()))
                .toList();
        return new Items(Style.BULLET, null, texts, next, false);
    }

    /** Whether the line after the last separator is the last item and not already the next paragraph. */
    private boolean closes(int from, int end) {
        var text = story.get(end).text();
        if (Marker.of(text) != null || text.endsWith(":") || text.endsWith("?") || text.endsWith(";")) {
            return false;
        }
        boolean gapEnds = story.get(end).afterGap()
                && !story.subList(end - from > 1 ? from + 1 : from, end).stream()
                        .anyMatch(Line::afterGap);
        if (gapEnds) {
            return false;
        }
        int longest = 0;
        boolean small = true;
        for (int i = from; i < end; i++) {
            longest = Math.max(longest, story.get(i).text().length());
            small &= !LineClassifier.startsUpper(story.get(i).text());
        }
        boolean otherCase =
                small && end - from >= 2 && LineClassifier.startsUpper(text) && LineClassifier.words(text) > 4;
        boolean muchLonger = text.length() > 200 && text.length() > 2 * longest;
        return !otherCase && !muchLonger;
    }

    /** Short lines after a colon with no punctuation at all: items whose bullets were lost when the page was copied. */
    private Items withoutPunctuation(int from) {
        int end = from;
        while (end < story.size()
                && isBareItem(story.get(end))
                && (end == from || end == from + 1 || sameGap(from, end))) {
            end++;
        }
        boolean headingFollowedByText = end - from >= 1
                && end < story.size()
                && story.get(end - 1).afterGap() == story.get(end).afterGap()
                && LineClassifier.isSentence(story.get(end).text())
                && LineClassifier.words(story.get(end).text()) > 12;
        int last = headingFollowedByText
                        && end - from >= 3
                        && story.get(end - 1).afterGap()
                        && !story.get(from + 1).afterGap()
                ? end - 1
                : end;
        if (last - from < 2) {
            return Items.none(from);
        }
        var texts = story.subList(from, last).stream().map(Line::text).toList();
        return new Items(Style.BULLET, null, texts, last, true);
    }

    private boolean sameGap(int from, int i) {
        return story.get(i).afterGap() == story.get(from + 1).afterGap();
    }

    private static boolean isBareItem(Line line) {
        var text = line.text();
        return text.length() <= MAX_BARE_ITEM_LENGTH
                && line.cells().size() == 1
                && Marker.of(text) == null
                && (Character.isLetter(text.codePointAt(0))
                        || AMOUNT.matcher(text).lookingAt())
                && Character.isLetterOrDigit(text.codePointBefore(text.length()));
    }

    private static String withoutSeparator(String item) {
        return item.endsWith(";") || item.endsWith(",") || item.endsWith("؛") || item.endsWith("،")
                ? item.substring(0, item.length() - 1).strip()
                : item;
    }
}
