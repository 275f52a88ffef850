package kz.malim.htmlbody;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kz.malim.body.BodyBlock;
import kz.malim.body.Paragraph;
import kz.malim.body.Table;
import kz.malim.body.Table.Cell;
import kz.malim.body.Table.Column;
import kz.malim.text.InlineText;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Tables, with the cells that HTML leaves out. */
final class Tables {
    private static final Set<String> PARTS = Set.of("thead", "tbody", "tfoot");

    private final Flow flow;
    private final List<List<Cell>> rows = new ArrayList<>();
    private final List<BodyBlock> others = new ArrayList<>();
    private int headRows;
    private @Nullable InlineText caption;
    private @Nullable InlineText footer;

    private Tables(Flow flow) {
        this.flow = flow;
    }

    static void read(Element table, Flow flow) {
        flow.flush();
        var only = onlyCell(table);
        if (only != null) { // it was there for its frame or its place
            flow.children(only);
            flow.flush();
            return;
        }
        var tables = new Tables(flow);
        tables.read(table);
        tables.blocks().forEach(flow::block);
        tables.others.forEach(flow::block);
    }

    private static @Nullable Element onlyCell(Element table) {
        var at = table;
        while (at.childrenSize() == 1) {
            at = at.child(0);
            if (at.normalName().equals("td")) {
                return at;
            }
            if (!at.normalName().equals("tr") && !PARTS.contains(at.normalName())) {
                return null;
            }
        }
        return null;
    }

    private void read(Element part) {
        for (var child = part.firstElementChild(); child != null; child = child.nextElementSibling()) {
            flow.conversion.targets(child).forEach(flow.conversion::anchor);
            switch (child.normalName()) {
                case "caption" -> caption = text(child);
                case "tr" -> row(child, part.normalName());
                case "thead", "tbody", "tfoot" -> read(child);
                default -> {} // columns without content
            }
        }
    }

    private void row(Element row, String part) {
        var cells = new ArrayList<Cell>();
        boolean heads = true;
        for (var child = row.firstElementChild(); child != null; child = child.nextElementSibling()) {
            boolean head = child.normalName().equals("th");
            heads &= head;
            cells.add(new Cell(text(child), head || part.equals("thead"), span(child, "colspan"), rowspan(child)));
        }
        if (part.equals("tfoot") && cells.size() == 1 && footer == null) {
            footer = cells.getFirst().text();
        } else if (!cells.isEmpty()) {
            boolean above = rows.size() == headRows;
            headRows += above && (part.equals("thead") || (heads && cells.size() > 1)) ? 1 : 0;
            rows.add(cells);
        }
    }

    private InlineText text(Element cell) {
        var content = flow.lines(cell);
        others.addAll(content.blocks());
        return Inline.lines(content.texts());
    }

    private static @Nullable Integer span(Element cell, String name) {
        var number = cell.attr(name).strip();
        return number.matches("[1-9]\\d{0,3}") ? Integer.valueOf(number) : null;
    }

    /** Zero is to the end of the part. */
    private static @Nullable Integer rowspan(Element cell) {
        return cell.attr("rowspan").strip().equals("0") ? Integer.valueOf(BodyBlock.MAX_ROWS) : span(cell, "rowspan");
    }

    private List<BodyBlock> blocks() {
        var columns = columns();
        var blocks = new ArrayList<BodyBlock>();
        if (rows.isEmpty()) {
            if (caption != null && !caption.isBlank()) {
                blocks.add(new Paragraph(flow.conversion.nextId(), caption));
            }
            return blocks;
        }
        for (int from = 0; from < rows.size(); from += BodyBlock.MAX_ROWS) {
            int end = Math.min(rows.size(), from + BodyBlock.MAX_ROWS);
            blocks.addAll(block(columns, rows.subList(from, end), from == 0, end == rows.size()));
        }
        return blocks;
    }

    /** The names of the columns, if one row has them all. */
    private List<Column> columns() {
        boolean simple = headRows == 1
                && rows.size() > 1
                && rows.getFirst().stream().allMatch(cell -> one(cell.colspan()) && one(cell.rowspan()));
        return simple
                ? rows.removeFirst().stream()
                        .map(cell -> new Column(cell.text(), false))
                        .toList()
                : List.of();
    }

    private static boolean one(@Nullable Integer span) {
        return span == null || span == 1;
    }

    private List<BodyBlock> block(List<Column> columns, List<List<Cell>> part, boolean first, boolean last) {
        var grid = EvenRows.of(part, columns.size());
        var all = new ArrayList<>(columns);
        while (!columns.isEmpty() && all.size() < grid.width()) {
            all.add(Column.of(""));
        }
        var table = new Table(flow.conversion.nextId(), first ? caption : null, all, grid.rows(), last ? footer : null);
        if (grid.width() <= BodyBlock.MAX_COLUMNS) {
            return List.of(table);
        }
        flow.conversion.forget(table.id());
        flow.conversion.losses.loseTable(part.size(), grid.width());
        return Dissolved.rows(table).stream()
                .<BodyBlock>map(line -> new Paragraph(flow.conversion.nextId(), line))
                .toList();
    }
}
