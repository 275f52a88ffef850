package kz.malim.htmlbody;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.malim.body.BodyBlock;
import kz.malim.body.Table.Cell;
import kz.malim.text.InlineText;

/**
 * The rows of a table, each over the same columns: where HTML has fewer cells, there are empty ones; a span that reaches
 * into another or below the last row is shorter.
 */
record EvenRows(List<List<Cell>> rows, int width) {
    private static final Cell EMPTY = new Cell(new InlineText(List.of()), false, null, null);

    /** More are not counted exactly: they are too many. */
    private static final int MAX_WIDTH = 4 * BodyBlock.MAX_COLUMNS;

    /** @param columns how many have names */
    static EvenRows of(List<List<Cell>> rows, int columns) {
        int width = Math.max(columns, place(rows, 0).width);
        return place(rows, Math.min(width, MAX_WIDTH));
    }

    private static EvenRows place(List<List<Cell>> rows, int width) {
        var covered = new int[MAX_WIDTH];
        var placed = new ArrayList<List<Cell>>();
        int widest = width;
        for (int i = 0; i < rows.size(); i++) {
            var row = new ArrayList<Cell>();
            int column = 0;
            for (var cell : rows.get(i)) {
                column = free(covered, column);
                int span = span(covered, column, cell);
                int down = Math.min(cell.rowspan() == null ? 1 : cell.rowspan(), rows.size() - i);
                row.add(new Cell(cell.text(), cell.header(), span, down));
                Arrays.fill(covered, Math.min(column, MAX_WIDTH), Math.min(column + span, MAX_WIDTH), down);
                column += span;
            }
            for (int next = column; next < width; next++) {
                if (covered[next] == 0) {
                    row.add(EMPTY);
                    covered[next] = 1;
                }
            }
            for (int at = MAX_WIDTH; at > 0 && at > widest; at--) {
                widest = covered[at - 1] > 0 ? at : widest;
            }
            widest = Math.max(widest, column);
            Arrays.setAll(covered, at -> Math.max(0, covered[at] - 1));
            placed.add(row);
        }
        return new EvenRows(placed, widest);
    }

    private static int free(int[] covered, int from) {
        int column = from;
        while (column < MAX_WIDTH && covered[column] > 0) {
            column++;
        }
        return column;
    }

    private static int span(int[] covered, int column, Cell cell) {
        int wished = Math.min(cell.colspan() == null ? 1 : cell.colspan(), BodyBlock.MAX_COLUMNS);
        int span = 1;
        while (span < wished && column + span < MAX_WIDTH && covered[column + span] == 0) {
            span++;
        }
        return span;
    }
}
