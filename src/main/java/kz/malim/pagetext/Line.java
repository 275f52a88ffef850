package kz.malim.pagetext;

import java.util.List;

/**
 * One line of the page that says something.
 *
 * @param number where it stands in the page, from 1
 * @param text its words, cleaned
 * @param afterGap whether an empty line stands before it
 * @param cells its parts where tabs divide it; one part when none does
 */
record Line(int number, String text, boolean afterGap, List<String> cells) {

    Line {
        cells = List.copyOf(cells);
    }

    Line with(String otherText) {
        return new Line(number, otherText, afterGap, List.of(otherText));
    }

    boolean endsWith(String ending) {
        return text.endsWith(ending);
    }
}
