package kz.malim.body;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
            case Image image -> image(image.photo(), image.caption());
            case Gallery gallery -> gallery(gallery);
            case Embed embed ->
                embed.title() == null ? embed.url() : embed.title() + "\n" + context.address(embed.url());
            case Table table -> table(table);
            case FactBox box -> box.title() + "\n" + items(box.facts(), n -> BULLET);
            case Divider divider -> "* * *";
            case Video video -> MediaText.of(video.media(), null, video.caption(), context);
            case Audio audio -> MediaText.of(audio.media(), null, audio.caption(), context);
            case FileBlock file -> MediaText.of(file.media(), file.title(), null, context);
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

    private String image(UUID id, @Nullable InlineText blockCaption) {
        var photo = context.photo(id);
        return figure(photo == null ? new Figure(null, null, null, null) : photo, blockCaption);
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
        var lines = new ArrayList<String>();
        gallery.photos().forEach(photo -> lines.add(image(photo, null)));
        if (gallery.caption() != null) {
            lines.add(line(gallery.caption()));
        }
        return lines.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    private static String table(Table table) {
        var rows = Stream.concat(Stream.of(table.header()).filter(header -> !header.isEmpty()), table.rows().stream());
        var lines = rows.map(row -> row.stream().map(BodyText::line).collect(Collectors.joining("\t")));
        return Stream.concat(Stream.ofNullable(table.caption()).map(BodyText::line), lines)
                .collect(Collectors.joining("\n"));
    }

    private static String line(InlineText text) {
        return text.plain().strip();
    }
}
