package kz.malim.body;

import java.util.List;
import kz.malim.text.InlineText;
import org.jspecify.annotations.Nullable;

/** A table as HTML. */
final class TableHtml {
    private final StringBuilder out = new StringBuilder();
    private final Table table;
    private final RenderContext context;

    private TableHtml(Table table, RenderContext context) {
        this.table = table;
        this.context = context;
    }

    static String of(Table table, RenderContext context) {
        return new TableHtml(table, context).write();
    }

    private String write() {
        out.append("<table>\n");
        if (table.caption() != null) {
            element("caption", "", table.caption());
        }
        if (!table.columns().isEmpty()) {
            out.append("<thead>\n<tr>\n");
            table.columns().forEach(column -> element("th", " scope=\"col\"" + numeric(column), column.text()));
            out.append("</tr>\n</thead>\n");
        }
        out.append("<tbody>\n");
        var grid = new TableGrid(table).rows();
        grid.forEach(this::row);
        out.append("</tbody>\n");
        if (table.footer() != null) {
            out.append("<tfoot>\n<tr>\n");
            int width =
                    grid.isEmpty() ? table.columns().size() : grid.getFirst().size();
            element("td", span("colspan", width), table.footer());
            out.append("</tr>\n</tfoot>\n");
        }
        return out.append("</table>\n").toString();
    }

    private void row(List<Table.@Nullable Cell> row) {
        out.append("<tr>\n");
        for (int i = 0; i < row.size(); i++) {
            var cell = row.get(i);
            if (cell != null) {
                var spans = span("colspan", cell.columns()) + span("rowspan", cell.rows());
                var column =
                        i < table.columns().size() ? numeric(table.columns().get(i)) : "";
                if (cell.header()) {
                    element("th", " scope=\"row\"" + spans, cell.text());
                } else {
                    element("td", spans + column, cell.text());
                }
            }
        }
        out.append("</tr>\n");
    }

    private static String span(String attribute, int cells) {
        return cells <= 1 ? "" : " " + attribute + "=\"" + cells + "\"";
    }

    /** For style sheets: HTML has no attribute for it that is not obsolete. */
    private static String numeric(Table.Column column) {
        return column.numeric() ? " data-numeric" : "";
    }

    private void element(String name, String attributes, InlineText text) {
        out.append('<')
                .append(name)
                .append(attributes)
                .append('>')
                .append(FootnotesHtml.inline(text, context))
                .append("</")
                .append(name)
                .append(">\n");
    }
}
