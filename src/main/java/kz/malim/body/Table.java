package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.text.InlineText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A table, row by row. */
@Schema(
        name = "TableBlock",
        description =
                "A table, row by row. With `colspan` and `rowspan`, every row covers the same number of columns, as in"
                        + " HTML.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Table(
        String id,
        @Nullable InlineText caption,

        @Schema(description = "The columns with their names; absent if the table has none.", maxItems = MAX_COLUMNS)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Column> columns,

        @Schema(minItems = 1, maxItems = MAX_ROWS) List<List<Cell>> rows,

        @Schema(description = "A line below the rows: a total, a source.") @Nullable
        InlineText footer)
        implements BodyBlock {

    /** A column with its name. */
    @Schema(name = "TableColumn", description = "A column of a table.")
    public record Column(
            @Schema(description = "The name of the column; may be empty.")
            InlineText text,

            @Schema(description = "Whether its cells are numbers, to be aligned by their ends.")
            @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            @JsonSetter(nulls = Nulls.AS_EMPTY)
            boolean numeric) {

        public static Column of(String name) {
            return new Column(InlineText.of(name), false);
        }
    }

    /** A cell of a row. */
    @Schema(name = "TableCell", description = "A cell of a table.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cell(
            InlineText text,

            @Schema(description = "Whether it names its row.")
            @JsonInclude(JsonInclude.Include.NON_DEFAULT)
            @JsonSetter(nulls = Nulls.AS_EMPTY)
            boolean header,

            @Schema(description = "How many columns it covers, if not 1.", minimum = "1", maximum = "" + MAX_COLUMNS)
            @Nullable
            Integer colspan,

            @Schema(description = "How many rows it covers, if not 1.", minimum = "1", maximum = "" + MAX_ROWS)
            @Nullable
            Integer rowspan) {

        public Cell {
            colspan = Integer.valueOf(1).equals(colspan) ? null : colspan;
            rowspan = Integer.valueOf(1).equals(rowspan) ? null : rowspan;
        }

        public static Cell of(String text) {
            return new Cell(InlineText.of(text), false, null, null);
        }

        int columns() {
            return colspan == null ? 1 : colspan;
        }

        int rows() {
            return rowspan == null ? 1 : rowspan;
        }
    }

    public Table {
        caption = InlineText.orNull(caption);
        footer = InlineText.orNull(footer);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public void accept(String at, BodyVisitor visitor) {
        visitor.text(at + "/caption", caption, OPTIONAL);
        visitor.size(at + "/columns", columns, 0, MAX_COLUMNS);
        for (int i = 0; i < columns.size(); i++) {
            visitor.text(at + "/columns/" + i + "/text", columns.get(i).text(), OPTIONAL);
        }
        visitor.size(at + "/rows", rows, 1, MAX_ROWS);
        for (int i = 0; i < rows.size(); i++) {
            row(at + "/rows/" + i, rows.get(i), visitor);
        }
        visitor.text(at + "/footer", footer, OPTIONAL);
        new TableGrid(this).accept(at, visitor);
    }

    private static void row(String at, List<Cell> row, BodyVisitor visitor) {
        visitor.size(at, row, 0, MAX_COLUMNS);
        for (int i = 0; i < row.size(); i++) {
            var cell = row.get(i);
            visitor.text(at + "/" + i + "/text", cell.text(), OPTIONAL);
            visitor.value(
                    at + "/" + i + "/colspan",
                    cell.columns() >= 1 && cell.columns() <= MAX_COLUMNS,
                    "1 to " + MAX_COLUMNS + ".");
            visitor.value(
                    at + "/" + i + "/rowspan", cell.rows() >= 1 && cell.rows() <= MAX_ROWS, "1 to " + MAX_ROWS + ".");
        }
    }

    /** Whether a cell or a column says what is in the others. */
    public boolean hasHeader() {
        return columns.stream().anyMatch(column -> !column.text().isBlank())
                || rows.stream().flatMap(List::stream).anyMatch(Cell::header);
    }

    /** A row is one line. */
    @Override
    public String plain() {
        var names = columns.stream().map(column -> column.text().plain()).collect(Collectors.joining("\t"));
        var cells = rows.stream()
                .map(row -> row.stream().map(cell -> cell.text().plain()).collect(Collectors.joining("\t")));
        return BodyBlock.lines(Stream.concat(
                Stream.concat(Stream.ofNullable(caption).map(InlineText::plain), Stream.of(names)),
                Stream.concat(cells, Stream.ofNullable(footer).map(InlineText::plain))));
    }
}
