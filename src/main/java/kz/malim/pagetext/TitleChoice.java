package kz.malim.pagetext;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import kz.malim.pageline.LineClassifier;
import kz.malim.pageline.Marker;
import kz.malim.pageline.PageChrome;

/**
 * Chooses the title among the lines at the top of a page. A title has words, is often repeated, and stands near a date, a
 * byline or the text; the first line keeps the title unless another one has clearly more of these.
 */
final class TitleChoice {
    /** Sites with menus of a line a word have more, but none of those seen had its title further down. */
    private static final int MAX_LINES = 60;

    private static final int MAX_CANDIDATES = 30;

    /** How much more than the first line another one needs. */
    private static final int MARGIN = 2;

    private static final int REPEATED = 3;

    private static final Pattern SITE = Pattern.compile(
            "(?iu).*(?<!\\p{L})(?:новости|новостей|портал|агентство|агентств[оа]|газета|издание|жаңалықтар|порталы|агенттігі|газеті|басылымы|news|newspaper|magazine|portal|official"
                    + " (?:web)?site|официальный сайт|ресми сайты?)(?!\\p{L}).*");

    private final List<Line> lines;
    private final HeadLines head;
    private final List<Integer> candidates = new ArrayList<>();
    private final Map<String, Integer> occurrences = new HashMap<>();

    TitleChoice(List<Line> lines, HeadLines head) {
        this.lines = lines;
        this.head = head;
    }

    /** The line of the title, or the number of lines when none can be one. */
    int line() {
        collect();
        if (candidates.isEmpty()) {
            return lines.size();
        }
        var scores = IntStream.range(0, candidates.size()).map(this::score).toArray();
        int most = Arrays.stream(scores).max().orElseThrow();
        int best = 0;
        while (scores[best] < most - (best == 0 ? MARGIN : 1)) { // a lede stands nearer to the date than its title
            best++;
        }
        return firstOfSame(candidates.get(best));
    }

    /** The first of the lines that repeat a title, also with the name of the site. */
    private int firstOfSame(int title) {
        var folded = LineClassifier.fold(lines.get(title).text());
        return candidates.stream()
                .filter(i ->
                        LineClassifier.fold(TitleLine.plain(lines, i).text()).equals(folded))
                .findFirst()
                .orElse(title);
    }

    boolean isRepeated(int line) {
        return line < lines.size() && repeated(lines.get(line).text());
    }

    private void collect() {
        int texts = 0;
        for (int i = 0; i < Math.min(MAX_LINES, lines.size()) && texts < 2 && candidates.size() < MAX_CANDIDATES; i++) {
            if (head.mayBeTitle(i)) {
                candidates.add(i);
                occurrences.merge(LineClassifier.fold(lines.get(i).text()), 1, Integer::sum);
                texts += isText(i) ? 1 : 0;
            }
        }
    }

    private boolean isText(int i) {
        return LineClassifier.isSentence(lines.get(i).text())
                && LineClassifier.words(lines.get(i).text()) >= 6;
    }

    private boolean repeated(String text) {
        return LineClassifier.words(text) >= 3
                && !LineClassifier.isSentence(text)
                && occurrences.getOrDefault(LineClassifier.fold(text), 0) > 1;
    }

    private int score(int at) {
        int i = candidates.get(at);
        var text = lines.get(i).text();
        boolean afterText = at > 0 && isText(candidates.get(at - 1));
        return ofWords(LineClassifier.words(text))
                - (LineClassifier.isSentence(text) || ":;,".indexOf(text.charAt(text.length() - 1)) >= 0 ? 3 : 0)
                - (LineClassifier.startsLower(text) || Marker.of(text) != null ? 1 : 0)
                - (SITE.matcher(text).matches() && LineClassifier.words(text) <= 8 ? 2 : 0)
                - (afterText ? 2 : 0)
                - (isInMenu(i) ? 1 : 0)
                - (head.isCaption(i) && !repeated(text) ? 2 : 0)
                + (repeated(text) && !isHeader(i) && !isBelowText(at) ? REPEATED : 0)
                - (isHeader(i) ? 2 : 0)
                + nearDate(at)
                + (textFollows(at) ? 1 : 0);
    }

    /** There the titles of other stories are repeated. */
    private boolean isBelowText(int at) {
        return IntStream.range(0, at).anyMatch(before -> isText(candidates.get(before)));
    }

    /** Whether two lines are repeated together: the header of a site, in its forms for two widths of screen. */
    private boolean isHeader(int i) {
        var text = LineClassifier.fold(lines.get(i).text());
        for (int other = Math.max(0, i - 6); other < Math.min(i + 7, lines.size()); other++) {
            boolean same = Math.abs(other - i) > 1
                    && LineClassifier.fold(lines.get(other).text()).equals(text);
            if (same && (isSame(i - 1, other - 1) || isSame(i + 1, other + 1))) {
                return true;
            }
        }
        return false;
    }

    private boolean isSame(int one, int other) {
        return Math.min(one, other) >= 0
                && Math.max(one, other) < lines.size()
                && LineClassifier.fold(lines.get(one).text())
                        .equals(LineClassifier.fold(lines.get(other).text()));
    }

    /** A short line directly below one of a menu. */
    private boolean isInMenu(int i) {
        return i > 0
                && !lines.get(i).afterGap()
                && LineClassifier.words(lines.get(i).text()) <= 4
                && PageChrome.isNavigation(lines.get(i - 1).text());
    }

    private static int ofWords(int words) {
        return switch (words) {
            case 1 -> -2;
            case 2 -> -1;
            case 3 -> 1;
            default -> words <= 25 ? 2 : 0;
        };
    }

    private int nearDate(int at) {
        int passed = 0;
        for (int i = candidates.get(at) + 1; i < Math.min(candidates.get(at) + 8, lines.size()); i++) {
            if (head.isDate(i)) {
                return passed == 0 ? 2 : 1;
            }
            passed += head.mayBeTitle(i) ? 1 : 0;
            if (passed > 1) {
                break;
            }
        }
        int before = candidates.get(at) - 1;
        return before >= 0 && head.isDate(before) ? 1 : 0;
    }

    private boolean textFollows(int at) {
        for (int next = at + 1; next < Math.min(at + 3, candidates.size()); next++) {
            var text = lines.get(candidates.get(next)).text();
            if (LineClassifier.isSentence(text) && LineClassifier.words(text) >= 3) {
                return true;
            }
        }
        return false;
    }
}
