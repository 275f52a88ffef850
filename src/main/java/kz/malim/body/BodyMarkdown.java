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

/** A body as Markdown: CommonMark, with tables and strikes as GitHub writes them, since CommonMark has none. */
public final class BodyMarkdown {
    /** CommonMark reads no longer number, and no negative one. */
    private static final int LARGEST_START = 999_990_000;

    private final RenderContext surroundings;
    private boolean afterList;
    private boolean otherBullet;

    private BodyMarkdown(RenderContext surroundings) {
        this.surroundings = surroundings;
    }

    public static String of(List<BodyBlock> body, RenderContext surroundings) {
        var markdown = new BodyMarkdown(surroundings);
        return body.stream()
                .map(markdown::block)
                .filter(block -> !block.isEmpty())
                .map(block -> block + "\n")
                .collect(Collectors.joining("\n"));
    }

    /** A photo with what is written under it. */
    public static String photo(Figure photo, RenderContext surroundings) {
        return new BodyMarkdown(surroundings).shown(photo, null);
    }

    private String block(BodyBlock block) {
        if (!(block instanceof BodyBlock.ListBlock)) {
            afterList = false;
        }
        return switch (block) {
            case BodyBlock.Paragraph paragraph -> line(paragraph.text());
            case BodyBlock.Heading heading ->
                "#".repeat(Math.clamp(heading.level(), 2, 6)) + " " + line(heading.text());
            case BodyBlock.ListBlock list -> list(list);
            case BodyBlock.Quote quote -> quote(quote);
            case BodyBlock.Image image -> image(image.photo(), image.caption());
            case BodyBlock.Gallery gallery -> gallery(gallery);
            case BodyBlock.Embed embed -> line(BodyHtml.asLink(embed));
            case BodyBlock.Table table -> table(table);
            case BodyBlock.FactBox box ->
                quoted("**" + line(InlineText.of(box.title())) + "**\n\n" + items(box.facts(), "- "));
            case BodyBlock.Divider divider -> "---";
        };
    }

    /** Two lists in a row read as one unless their bullets differ. */
    private String list(BodyBlock.ListBlock list) {
        otherBullet = afterList && list.intro() == null && !otherBullet;
        afterList = true;
        var intro = list.intro() == null ? "" : line(list.intro()) + "\n\n";
        if (list.style() == BodyBlock.ListBlock.Style.BULLET) {
            return intro + items(list.items(), otherBullet ? "* " : "- ");
        }
        int first = Math.clamp(list.start() == null ? 1 : list.start(), 0, LARGEST_START);
        var after = otherBullet ? ") " : ". ";
        return intro
                + IntStream.range(0, list.items().size())
                        .mapToObj(n -> ((first + n) + after + line(list.items().get(n))).stripTrailing())
                        .collect(Collectors.joining("\n"));
    }

    private String items(List<InlineText> items, String bullet) {
        return items.stream().map(item -> (bullet + line(item)).stripTrailing()).collect(Collectors.joining("\n"));
    }

    private String quote(BodyBlock.Quote quote) {
        var words = line(quote.text());
        return quoted(
                quote.attribution() == null || quote.attributionInText()
                        ? words
                        : words + "\n\n— " + line(InlineText.of(quote.attribution())));
    }

    private static String quoted(String block) {
        return block.lines().map(line -> ("> " + line).stripTrailing()).collect(Collectors.joining("\n"));
    }

    private String image(UUID id, @Nullable InlineText captionHere) {
        var photo = surroundings.photo(id);
        return shown(photo == null ? new Figure(null, null, null, null) : photo, captionHere);
    }

    private String shown(Figure photo, @Nullable InlineText captionHere) {
        var lines = FigureCaption.of(photo, captionHere);
        var parts = new ArrayList<String>();
        if (photo.file() != null) {
            var alt = photo.alt() == null ? "" : line(InlineText.of(photo.alt()));
            var address = surroundings.address(photo.file().url());
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

    private String gallery(BodyBlock.Gallery gallery) {
        var parts = new ArrayList<String>();
        gallery.photos().forEach(photo -> parts.add(image(photo, null)));
        if (gallery.caption() != null) {
            parts.add(line(gallery.caption()));
        }
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
    }

    private String table(BodyBlock.Table table) {
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
                .mapToObj(n -> n < cells.size() ? InlineMarkdown.cell(cells.get(n), surroundings::address) : "")
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private String line(InlineText text) {
        return InlineMarkdown.line(text, surroundings::address);
    }
}
