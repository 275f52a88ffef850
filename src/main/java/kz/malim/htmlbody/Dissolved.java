package kz.malim.htmlbody;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.malim.body.Audio;
import kz.malim.body.BodyBlock;
import kz.malim.body.Box;
import kz.malim.body.CodeBlock;
import kz.malim.body.Divider;
import kz.malim.body.Embed;
import kz.malim.body.FileBlock;
import kz.malim.body.Gallery;
import kz.malim.body.Heading;
import kz.malim.body.Image;
import kz.malim.body.ListBlock;
import kz.malim.body.MapBlock;
import kz.malim.body.Paragraph;
import kz.malim.body.PullQuote;
import kz.malim.body.Questions;
import kz.malim.body.Quote;
import kz.malim.body.Story;
import kz.malim.body.Table;
import kz.malim.body.Video;
import kz.malim.text.InlineText;
import kz.malim.text.Span;
import org.jspecify.annotations.Nullable;

/** Blocks where they may not be. */
final class Dissolved {
    private static final int LEVEL = 4;

    private Dissolved() {}

    /** What is left of a block inside another: boxes and questions are the blocks in them. */
    static List<BodyBlock> contained(BodyBlock block, Conversion conversion) {
        var parts = new ArrayList<BodyBlock>();
        if (block instanceof Box box) {
            if (box.title() != null) {
                parts.add(new Heading(conversion.nextId(), LEVEL, InlineText.of(box.title())));
            }
            parts.addAll(box.body());
        } else if (block instanceof Questions questions) {
            for (var item : questions.items()) {
                parts.add(new Heading(conversion.nextId(), LEVEL, InlineText.of(item.question())));
                parts.addAll(item.body());
            }
        } else {
            parts.add(block);
        }
        return parts;
    }

    /** The lines of a block of text; none if it is more than text. */
    static List<InlineText> lines(BodyBlock block) {
        return switch (block) {
            case Paragraph paragraph -> List.of(paragraph.text());
            case Heading heading -> List.of(heading.text());
            case PullQuote quote ->
                Stream.concat(Stream.of(quote.text()), line(quote.attribution()))
                        .toList();
            case CodeBlock code -> List.of(InlineText.of(code.text()));
            case ListBlock list ->
                Stream.concat(
                                Stream.ofNullable(list.intro()),
                                list.items().stream().flatMap(Dissolved::lines))
                        .toList();
            case Quote quote ->
                Stream.concat(quote.words().stream().flatMap(words -> lines(words).stream()), line(quote.attribution()))
                        .toList();
            case Table table -> rows(table);
            case Image image -> List.of();
            case Gallery gallery -> List.of();
            case Embed embed -> List.of();
            case Story story -> List.of();
            case MapBlock map -> List.of();
            case Box box ->
                box.body().stream().flatMap(inner -> lines(inner).stream()).toList();
            case Questions questions -> List.of();
            case Divider divider -> List.of();
            case Video video -> List.of();
            case Audio audio -> List.of();
            case FileBlock file -> List.of();
        };
    }

    private static Stream<InlineText> line(@Nullable String line) {
        return line == null ? Stream.empty() : Stream.of(InlineText.of(line));
    }

    private static Stream<InlineText> lines(ListBlock.Item item) {
        return Stream.concat(
                Stream.of(item.text()),
                Stream.ofNullable(item.list())
                        .flatMap(list -> list.items().stream().flatMap(Dissolved::lines)));
    }

    /** A table as lines, a row each. */
    static List<InlineText> rows(Table table) {
        var columns = table.columns().stream().map(Table.Column::text).toList();
        return Stream.of(
                        Stream.ofNullable(table.caption()),
                        columns.isEmpty() ? Stream.<InlineText>of() : Stream.of(row(columns)),
                        table.rows().stream()
                                .map(cells ->
                                        row(cells.stream().map(Table.Cell::text).toList())),
                        Stream.ofNullable(table.footer()))
                .flatMap(lines -> lines)
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static InlineText row(List<InlineText> cells) {
        var spans = new ArrayList<Span>();
        for (var cell : cells) {
            if (!cell.isBlank()) {
                if (!spans.isEmpty()) {
                    spans.add(Span.plain(" | "));
                }
                spans.addAll(cell.spans());
            }
        }
        return new InlineText(spans);
    }
}
