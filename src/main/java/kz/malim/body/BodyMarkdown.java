package kz.malim.body;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.malim.text.InlineMarkdown;
import kz.malim.text.InlineText;
import org.jspecify.annotations.Nullable;

/** A body as Markdown: CommonMark, with the tables and strikethrough of GitHub, which CommonMark lacks. */
public final class BodyMarkdown {
    private final RenderContext context;
    private boolean afterList;
    private boolean otherBullet;

    private BodyMarkdown(RenderContext context) {
        this.context = context;
    }

    public static String of(List<BodyBlock> body, RenderContext context) {
        var markdown = new BodyMarkdown(context);
        return body.stream()
                .map(markdown::block)
                .filter(block -> !block.isEmpty())
                .map(block -> block + "\n")
                .collect(Collectors.joining("\n"));
    }

    /** A photo with its caption and credit. */
    public static String photo(Figure photo, RenderContext context) {
        return new BodyMarkdown(context).figure(photo, null);
    }

    private String block(BodyBlock block) {
        if (!(block instanceof ListBlock)) {
            afterList = false;
        }
        return switch (block) {
            case Paragraph paragraph -> line(paragraph.text());
            case Heading heading -> "#".repeat(Math.clamp(heading.level(), 2, 6)) + " " + line(heading.text());
            case ListBlock list -> list(list);
            case Quote quote -> quote(quote);
            case Image image -> image(image.photo(), image.caption());
            case Gallery gallery -> gallery(gallery);
            case Embed embed -> line(BodyHtml.asLink(embed));
            case Table table -> table(table);
            case FactBox box -> quoted("**" + line(InlineText.of(box.title())) + "**\n\n" + items(box.facts(), "- "));
            case Divider divider -> "---";
            case Video video -> MediaMarkdown.of(video.media(), null, video.caption(), context);
            case Audio audio -> MediaMarkdown.of(audio.media(), null, audio.caption(), context);
            case FileBlock file -> MediaMarkdown.of(file.media(), file.title(), null, context);
        };
    }

    /** CommonMark joins adjacent lists unless their bullets differ. */
    private String list(ListBlock list) {
        otherBullet = afterList && list.intro() == null && !otherBullet;
        afterList = true;
        var intro = list.intro() == null ? "" : line(list.intro()) + "\n\n";
        if (list.style() == ListBlock.Style.BULLET) {
            return intro + items(list.items(), otherBullet ? "* " : "- ");
        }
        int first = list.start() == null ? 1 : list.start();
        var after = otherBullet ? ") " : ". ";
        return intro
                + IntStream.range(0, list.items().size())
                        .mapToObj(n -> ((first + n) + after + line(list.items().get(n))).stripTrailing())
                        .collect(Collectors.joining("\n"));
    }

    private String items(List<InlineText> items, String bullet) {
        return items.stream().map(item -> (bullet + line(item)).stripTrailing()).collect(Collectors.joining("\n"));
    }

    private String quote(Quote quote) {
        var words = line(quote.text());
        return quoted(
                quote.attribution() == null || quote.attributionInText()
                        ? words
                        : words + "\n\n— " + line(InlineText.of(quote.attribution())));
    }

    private static String quoted(String block) {
        return block.lines().map(line -> ("> " + line).stripTrailing()).collect(Collectors.joining("\n"));
    }

    private String image(UUID id, @Nullable InlineText blockCaption) {
        var photo = context.photo(id);
        return figure(photo == null ? new Figure(null, null, null, null) : photo, blockCaption);
    }

    private String figure(Figure photo, @Nullable InlineText blockCaption) {
        var lines = FigureCaption.of(photo, blockCaption);
        var parts = new ArrayList<String>();
        if (photo.file() != null) {
            var alt = photo.alt() == null ? "" : line(InlineText.of(photo.alt()));
            var address = context.address(photo.file().url());
            parts.add("![" + alt + "](" + InlineMarkdown.destination(address) + ")");
        }
        if (lines.caption() != null) {
            parts.add(line(lines.caption()));
        }
        if (lines.credit() != null) {
            parts.add(line(InlineText.of(lines.credit())));
        }
        return String.join("\\\n", parts);
    }

    private String gallery(Gallery gallery) {
        var parts = new ArrayList<String>();
        gallery.photos().forEach(photo -> parts.add(image(photo, null)));
        if (gallery.caption() != null) {
            parts.add(line(gallery.caption()));
        }
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
    }

    private String table(Table table) {
        int columns = Stream.concat(Stream.of(table.header()), table.rows().stream())
                .mapToInt(List::size)
                .max()
                .orElse(0);
        var lines = new ArrayList<String>();
        if (table.caption() != null) {
            lines.add(line(table.caption()) + "\n");
        }
        lines.add(row(table.header(), columns));
        lines.add("|" + " --- |".repeat(columns));
        table.rows().forEach(row -> lines.add(row(row, columns)));
        return columns == 0 ? lines.getFirst().strip() : String.join("\n", lines);
    }

    private String row(List<InlineText> cells, int columns) {
        return IntStream.range(0, columns)
                .mapToObj(n -> n < cells.size() ? InlineMarkdown.cell(cells.get(n), context::address) : "")
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private String line(InlineText text) {
        return InlineMarkdown.line(text, context::address);
    }
}
