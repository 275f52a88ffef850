package kz.malim.pagetext;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.malim.pageline.LabelPairs;
import kz.malim.pageline.LineClassifier;
import kz.malim.pageline.Marker;
import kz.malim.text.CleanText;

/**
 * Splits a page into lines: any line end, no empty lines, a glyph on its own line joined with its words, and the lines
 * of a paragraph that was wrapped at a fixed width joined again.
 */
final class Lines {
    private static final Pattern LINE_END = Pattern.compile("\r\n?|[\n\u2028\u2029]");
    private static final Pattern TABS = Pattern.compile("\t+");
    private static final Pattern NO_BREAK_SPACE = Pattern.compile("[\u00A0\u2007\u202F]");

    /** Mail programs and terminals wrap between these widths; a wider page was not wrapped. */
    private static final int MIN_WIDTH = 55;

    private static final int MAX_WIDTH = 100;

    private Lines() {}

    static List<Line> of(String page) {
        return unwrap(joinGlyphs(labelsApart(split(page))));
    }

    private static List<Line> split(String page) {
        var lines = new ArrayList<Line>();
        int number = 0;
        boolean gap = false;
        for (var raw : LINE_END.split(page, -1)) {
            number++;
            var text = line(raw);
            if (text.isEmpty()) {
                gap = true;
                continue;
            }
            lines.add(new Line(number, text, gap, cells(raw, text)));
            gap = false;
        }
        return lines;
    }

    private static List<String> cells(String raw, String text) {
        if (raw.indexOf('\t') < 0) {
            return List.of(text);
        }
        return Arrays.stream(TABS.split(raw.strip())).map(Lines::line).toList();
    }

    /** Pages are laid out with no-break spaces; here they part words as others do. */
    private static String line(String raw) {
        return CleanText.line(NO_BREAK_SPACE.matcher(raw).replaceAll(" "));
    }

    /** «Дереккөз, фото: Malim.kz» is a source and a credit. */
    private static List<Line> labelsApart(List<Line> lines) {
        return lines.stream()
                .flatMap(line -> LabelPairs.of(line.text()).stream()
                        .map(part -> part.equals(line.text()) ? line : line.with(part)))
                .toList();
    }

    private static List<Line> joinGlyphs(List<Line> lines) {
        var joined = new ArrayList<Line>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            boolean wordsFollow =
                    i + 1 < lines.size() && !Marker.isAlone(lines.get(i + 1).text());
            if (Marker.isAlone(line.text()) && wordsFollow) {
                joined.add(line.with(line.text() + " " + lines.get(++i).text()));
            } else {
                joined.add(line);
            }
        }
        return joined;
    }

    private static List<Line> unwrap(List<Line> lines) {
        int width = width(lines);
        if (width == 0) {
            return lines;
        }
        boolean gapsSeparateParagraphs = lines.stream().skip(1).anyMatch(Line::afterGap);
        var joined = new ArrayList<Line>();
        int from = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (i + 1 == lines.size() || !runsOn(lines.get(i), lines.get(i + 1), width, gapsSeparateParagraphs)) {
                joined.add(paragraph(lines.subList(from, i + 1)));
                from = i + 1;
            }
        }
        return joined;
    }

    private static Line paragraph(List<Line> lines) {
        var first = lines.getFirst();
        return lines.size() == 1
                ? first
                : first.with(lines.stream().map(Line::text).collect(Collectors.joining(" ")));
    }

    /** The width a page was wrapped at, or 0: lines that end in mid-sentence must all reach it. */
    private static int width(List<Line> lines) {
        int width = 0;
        int brokenSentences = 0;
        boolean onlyCommas = true;
        for (int i = 0; i + 1 < lines.size(); i++) {
            var line = lines.get(i);
            if (breaksSentence(line, lines.get(i + 1)) && line.text().length() >= MIN_WIDTH / 2) {
                brokenSentences++;
                onlyCommas &= line.endsWith(",");
                width = Math.max(width, line.text().length());
            }
        }
        boolean wrapped = brokenSentences >= 2 && !onlyCommas && width >= MIN_WIDTH && width <= MAX_WIDTH;
        return wrapped ? width : 0;
    }

    private static boolean breaksSentence(Line line, Line next) {
        return !next.afterGap()
                && LineClassifier.startsLower(next.text())
                && Marker.of(next.text()) == null
                && !line.endsWith(";")
                && !line.endsWith(":")
                && !line.endsWith(".")
                && line.cells().size() == 1;
    }

    /** Whether the next line's first word was pushed down only because it did not fit. */
    private static boolean runsOn(Line line, Line next, int width, boolean gapsSeparateParagraphs) {
        boolean mayEndHere = LineClassifier.endsSentence(line.text())
                && !LineClassifier.startsLower(next.text())
                && !gapsSeparateParagraphs;
        if (mayEndHere
                || next.afterGap()
                || Marker.of(next.text()) != null
                || line.endsWith(";")
                || line.endsWith(":")) {
            return false;
        }
        int length = line.text().length();
        if (breaksSentence(line, next) && !line.endsWith(",") && length >= width * 0.7 && length <= width + 2) {
            return true;
        }
        int space = next.text().indexOf(' ');
        int firstWord = space < 0 ? next.text().length() : space;
        return length <= width + 2 && length + 1 + firstWord > width - 2 && length >= MIN_WIDTH / 2;
    }
}
