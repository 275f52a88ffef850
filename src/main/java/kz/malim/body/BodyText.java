package kz.malim.body;

import java.util.List;
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
        return Stream.of(text.blocks(body), text.notes())
                .filter(part -> !part.isEmpty())
                .map(part -> part + "\n")
                .collect(Collectors.joining("\n"));
    }

    /** Some blocks of a body, without the footnotes. */
    public static String words(List<BodyBlock> blocks, RenderContext context) {
        return new BodyText(context).blocks(blocks);
    }

    /** The caption and credit of a photo. */
    public static String caption(Figure photo) {
        return new BodyText(id -> null).figure(photo, null);
    }

    private String blocks(List<BodyBlock> body) {
        return body.stream().map(this::block).filter(block -> !block.isEmpty()).collect(Collectors.joining("\n\n"));
    }

    private String block(BodyBlock block) {
        return switch (block) {
            case Paragraph paragraph -> line(paragraph.text());
            case Heading heading -> line(heading.text());
            case ListBlock list -> list(list);
            case Quote quote -> quote(quote);
            case PullQuote quote -> ""; // its words stand in the text
            case Image image -> figure(Figure.of(image, context), image.caption());
            case Gallery gallery -> gallery(gallery);
            case Embed embed -> withAddress(embed.parts(), embed.title() == null ? null : embed.url());
            case Story story -> withAddress(story.parts(context), story.address(context));
            case MapBlock map ->
                BodyBlock.lines(
                        Stream.of(line(map.link()), map.alternative() == null ? "" : map.alternative(), map.address()));
            case Table table -> table(table);
            case CodeBlock code -> code.text();
            case Box box -> (box.title() == null ? "" : box.title() + "\n") + blocks(box.body());
            case Questions questions ->
                questions.items().stream()
                        .map(item -> item.question() + "\n" + blocks(item.body()))
                        .collect(Collectors.joining("\n\n"));
            case Divider divider -> "* * *";
            case Video video -> MediaText.of(video.media(), null, video.caption(), context, this::line);
            case Audio audio -> MediaText.of(audio.media(), null, audio.caption(), context, this::line);
            case FileBlock file -> MediaText.of(file.media(), file.title(), null, context, this::line);
        };
    }

    private String quote(Quote quote) {
        var by = Stream.concat(
                        Stream.ofNullable(quote.shownAttribution()),
                        Stream.ofNullable(quote.source()).map(Quote.Origin::name))
                .collect(Collectors.joining(", "));
        return by.isEmpty() ? blocks(quote.words()) : blocks(quote.words()) + "\n— " + by;
    }

    private String list(ListBlock list) {
        var items = items(list.withoutIntro());
        return list.intro() == null ? items : line(list.intro()) + "\n" + items;
    }

    private String items(ListBlock.Sublist list) {
        int first = list.start() == null ? 1 : list.start();
        return IntStream.range(0, list.items().size())
                .mapToObj(n -> item(
                        list.style() == ListBlock.Style.NUMBER ? (first + n) + ". " : BULLET,
                        list.items().get(n)))
                .collect(Collectors.joining("\n"));
    }

    /** What belongs to an item stands under its text and not under its marker. */
    private String item(String marker, ListBlock.Item item) {
        var text = item.list() == null ? line(item.text()) : line(item.text()) + "\n" + items(item.list());
        return marker + text.replace("\n", "\n" + " ".repeat(marker.length()));
    }

    private String figure(Figure photo, @Nullable InlineText blockCaption) {
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

    private String table(Table table) {
        var names = table.columns().stream().map(Table.Column::text);
        var rows = new TableGrid(table)
                .rows().stream()
                        .map(row -> row.stream()
                                .map(cell -> cell == null ? "" : cell(cell.text()))
                                .collect(Collectors.joining("\t")));
        return Stream.of(
                        Stream.ofNullable(table.caption()).map(this::line),
                        table.columns().isEmpty()
                                ? Stream.<String>empty()
                                : Stream.of(names.map(this::cell).collect(Collectors.joining("\t"))),
                        rows,
                        Stream.ofNullable(table.footer()).map(this::line))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private String line(InlineText text) {
        var line = text.spans().stream()
                .map(span -> span.text() + mention(span.note()))
                .collect(Collectors.joining());
        return line.strip();
    }

    /** A row is one line. */
    private String cell(InlineText text) {
        return line(text).replace('\n', ' ');
    }

    private String mention(@Nullable String note) {
        int number = Footnotes.number(context.notes(), note);
        return number == 0 ? "" : "[" + number + "]";
    }

    private String notes() {
        return context.notes().stream()
                .map(note -> mention(note.id()) + " " + line(note.text()))
                .collect(Collectors.joining("\n"));
    }
}
