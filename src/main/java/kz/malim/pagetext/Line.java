package kz.malim.pagetext;

import java.util.List;

/**
 * One line of the page that is not empty.
 *
 * @param number its number in the page, from 1
 * @param text its text, normalised
 * @param afterGap whether an empty line precedes it
 * @param cells its parts between tabs
 */
record Line(int number, String text, boolean afterGap, List<String> cells) {

    Line {
        cells = List.copyOf(cells);
    }

    Line with(String otherText) {
        return new Line(number, otherText, afterGap, List.of(otherText));
    }

    boolean endsWith(String suffix) {
        return text.endsWith(suffix);
    }
}
