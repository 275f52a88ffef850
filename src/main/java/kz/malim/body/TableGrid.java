package kz.malim.body;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the cells of a table are once their spans are applied, as in HTML: each in the first column of its row that no cell
 * above covers. Also of a table that breaks the rules, since it may have been stored before them.
 */
final class TableGrid {
    private static final int MAX_COLUMNS = BodyBlock.MAX_COLUMNS;

    private final Table table;

    /** For how many rows from here on a cell covers each column. */
    private final int[] covered = new int[MAX_COLUMNS];

    private final List<List<Table.@Nullable Cell>> rows = new ArrayList<>();
    private int width;

    /** The first row that covers other columns than the others, if any. */
    private int uneven = -1;

    TableGrid(Table table) {
        this.table = table;
        this.width = table.columns().size();
        for (int i = 0; i < table.rows().size(); i++) {
            if (!place(table.rows().get(i)) && uneven < 0) {
                uneven = i;
            }
        }
    }

    /** Whether the row covers all columns, each once. The first row says how many there are, unless the columns do. */
    private boolean place(List<Table.Cell> cells) {
        var row = new ArrayList<Table.@Nullable Cell>();
        boolean fits = true;
        int column = 0;
        for (var cell : cells) {
            while (column < MAX_COLUMNS && covered[column] > 0) {
                column++;
                row.add(null);
            }
            int end = column + Math.max(1, cell.columns());
            fits &= end <= MAX_COLUMNS || cell.columns() > MAX_COLUMNS; // its own violation
            row.add(cell);
            for (int i = column; i < Math.min(end, MAX_COLUMNS); i++) {
                fits &= covered[i] == 0;
                covered[i] = Math.max(covered[i], cell.rows());
                if (i > column) {
                    row.add(null);
                }
            }
            column = Math.min(end, MAX_COLUMNS);
        }
        rows.add(row);
        int across = (int) Arrays.stream(covered).takeWhile(rest -> rest > 0).count();
        fits &= Arrays.stream(covered).skip(across).noneMatch(rest -> rest > 0);
        if (rows.size() == 1 && table.columns().isEmpty()) {
            width = across;
        }
        fits &= across == width;
        Arrays.setAll(covered, i -> Math.max(0, covered[i] - 1));
        return fits;
    }

    void accept(String at, BodyVisitor visitor) {
        visitor.value(
                at + "/rows/" + uneven,
                uneven < 0,
                "Every row must cover " + width + " columns, each once; `colspan`, and `rowspan` from above, count.");
        visitor.value(
                at + "/rows",
                Arrays.stream(covered).noneMatch(rest -> rest > 0),
                "A `rowspan` ends below the last row.");
    }

    /** The cells of each row by their columns; null where a span covers one, and past the end of a short row. */
    List<List<Table.@Nullable Cell>> rows() {
        int widest = Math.max(width, rows.stream().mapToInt(List::size).max().orElse(0));
        rows.forEach(row -> {
            while (row.size() < widest) {
                row.add(null);
            }
        });
        return rows;
    }
}
