package kz.malim.body;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.malim.text.InlineText;
import org.jspecify.annotations.Nullable;

/** A body as plain text: the same words as in other formats, an empty line between blocks, no markup. */
public final class BodyText {
    private static final String BULLET = "• ";

    private final RenderContext context;

    private BodyText(RenderContext context) {
        this.context = context;
    }

    public static String of(List<BodyBlock> body, RenderContext context) {
        var text = new BodyText(context);
        return body.stream()
                .map(text::block)
                .filter(block -> !block.isEmpty())
                .map(block -> block + "\n")
                .collect(Collectors.joining("\n"));
    }

    /** The caption and credit of a photo. */
    public static String caption(Figure photo) {
        return figure(photo, null);
    }

    private String block(BodyBlock block) {
        return switch (block) {
            case Paragraph paragraph -> line(paragraph.text());
            case Heading heading -> line(heading.text());
            case ListBlock list -> list(list);
            case Quote quote ->
                quote.attribution() == null || quote.attributionInText()
                        ? line(quote.text())
                        : line(quote.text()) + "\n— " + quote.attribution();
            case Image image -> figure(Figure.of(image, context), image.caption());
            case Gallery gallery -> gallery(gallery);
            case Embed embed -> withAddress(embed.parts(), embed.title() == null ? null : embed.url());
            case Story story -> withAddress(story.parts(context), story.address(context));
            case MapBlock map ->
                BodyBlock.lines(
                        Stream.of(line(map.link()), map.alternative() == null ? "" : map.alternative(), map.address()));
            case Table table -> table(table);
            case CodeBlock code -> code.text();
            case FactBox box -> box.title() + "\n" + items(box.facts(), n -> BULLET);
            case Divider divider -> "* * *";
        };
    }

    private static String list(ListBlock list) {
        int first = list.start() == null ? 1 : list.start();
        var items = list.style() == ListBlock.Style.NUMBER
                ? items(list.items(), n -> (first + n) + ". ")
                : items(list.items(), n -> BULLET);
        return list.intro() == null ? items : line(list.intro()) + "\n" + items;
    }

    private static String items(List<InlineText> items, IntFunction<String> bullet) {
        return IntStream.range(0, items.size())
                .mapToObj(n -> (bullet.apply(n) + line(items.get(n))).stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    private static String figure(Figure photo, @Nullable InlineText blockCaption) {
        var lines = FigureCaption.of(photo, blockCaption);
        return Stream.of(
                        lines.caption() == null ? "" : line(lines.caption()),
                        lines.credit() == null ? "" : lines.credit())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String gallery(Gallery gallery) {
        var caption = gallery.caption() == null ? "" : line(gallery.caption());
        return BodyBlock.lines(Stream.concat(gallery.images().stream().map(this::block), Stream.of(caption)));
    }

    /** Text has no links, so the address follows, unless the words are the address. */
    private String withAddress(List<BodyBlock> parts, @Nullable String address) {
        return BodyBlock.lines(Stream.concat(
                parts.stream().map(this::block), Stream.ofNullable(address).map(context::address)));
    }

    private static String table(Table table) {
        var names = table.columns().stream().map(Table.Column::text);
        var rows = new TableGrid(table)
                .rows().stream()
                        .map(row -> row.stream()
                                .map(cell -> cell == null ? "" : line(cell.text()))
                                .collect(Collectors.joining("\t")));
        return Stream.of(
                        Stream.ofNullable(table.caption()).map(BodyText::line),
                        table.columns().isEmpty()
                                ? Stream.<String>empty()
                                : Stream.of(names.map(BodyText::line).collect(Collectors.joining("\t"))),
                        rows,
                        Stream.ofNullable(table.footer()).map(BodyText::line))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static String line(InlineText text) {
        return text.plain().strip();
    }
}
