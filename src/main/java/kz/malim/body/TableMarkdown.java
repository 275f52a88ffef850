package kz.malim.body;

import java.util.ArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.malim.text.InlineMarkdown;
import kz.malim.text.InlineText;
import kz.malim.text.Mark;
import kz.malim.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * A table in the Markdown of GitHub, which has neither spans nor headers of rows nor footers: what a span covers is empty, a
 * header is strong, and the footer is a line after the table.
 */
final class TableMarkdown {
    private TableMarkdown() {}

    static String of(Table table, RenderContext context) {
        var rows = new TableGrid(table).rows();
        int width = rows.isEmpty() ? table.columns().size() : rows.getFirst().size();
        Function<InlineText, String> line = text -> InlineMarkdown.line(text, context::address);
        var lines = new ArrayList<String>();
        if (width > 0) {
            lines.add(row(
                    width,
                    n -> n < table.columns().size() ? table.columns().get(n).text() : null,
                    context));
            lines.add(IntStream.range(0, width)
                    .mapToObj(n ->
                            n < table.columns().size() && table.columns().get(n).numeric() ? "---:" : "---")
                    .collect(Collectors.joining(" | ", "| ", " |")));
            rows.forEach(row -> lines.add(row(width, n -> text(row.get(n)), context)));
        }
        return Stream.of(
                        table.caption() == null ? "" : line.apply(table.caption()),
                        String.join("\n", lines),
                        table.footer() == null ? "" : line.apply(table.footer()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static @Nullable InlineText text(Table.@Nullable Cell cell) {
        if (cell == null) {
            return null;
        }
        return cell.header() ? strong(cell.text()) : cell.text();
    }

    private static InlineText strong(InlineText text) {
        return new InlineText(text.spans().stream()
                .map(span -> new Span(
                        span.text(),
                        Stream.concat(Stream.of(Mark.STRONG), span.marks().stream())
                                .toList(),
                        span.href(),
                        span.note()))
                .toList());
    }

    private static String row(int width, Function<Integer, @Nullable InlineText> text, RenderContext context) {
        return IntStream.range(0, width)
                .mapToObj(text::apply)
                .map(cell -> cell == null ? "" : InlineMarkdown.cell(cell, context::address))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
