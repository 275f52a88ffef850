package kz.malim.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.malim.text.InlineMarkdown;
import kz.malim.text.InlineText;
import org.jspecify.annotations.Nullable;

/** A body as Markdown: CommonMark, with the tables and strikethrough of GitHub, which CommonMark lacks. */
public final class BodyMarkdown {
    private static final Pattern FENCE = Pattern.compile("`+");

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
        return new BodyMarkdown(context).figure(photo, null, null);
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
            case Image image -> image(image);
            case Gallery gallery -> gallery(gallery);
            case Embed embed -> blocks(embed.parts());
            case Story story -> blocks(story.parts(context));
            case MapBlock map -> map(map);
            case Table table -> TableMarkdown.of(table, context);
            case CodeBlock code -> code(code);
            case FactBox box -> quoted("**" + line(InlineText.of(box.title())) + "**\n\n" + items(box.facts(), "- "));
            case Divider divider -> "---";
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

    private String image(Image image) {
        return figure(Figure.of(image, context), image.caption(), image.link());
    }

    private String figure(Figure photo, @Nullable InlineText blockCaption, @Nullable String link) {
        var lines = FigureCaption.of(photo, blockCaption);
        var parts = new ArrayList<String>();
        if (photo.file() != null) {
            var alt = photo.alt() == null ? "" : line(InlineText.of(photo.alt()));
            var picture = "![" + alt + "](" + destination(photo.file().url()) + ")";
            parts.add(link == null ? picture : "[" + picture + "](" + destination(link) + ")");
        }
        if (lines.caption() != null) {
            parts.add(line(lines.caption()));
        }
        if (lines.credit() != null) {
            parts.add(line(InlineText.of(lines.credit())));
        }
        return String.join("\\\n", parts);
    }

    private String destination(String url) {
        return InlineMarkdown.destination(context.address(url));
    }

    private String gallery(Gallery gallery) {
        var parts = new ArrayList<BodyBlock>(gallery.images());
        if (gallery.caption() != null) {
            parts.add(new Paragraph(gallery.id(), gallery.caption()));
        }
        return blocks(parts);
    }

    private String blocks(List<? extends BodyBlock> parts) {
        return parts.stream().map(this::block).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
    }

    private String map(MapBlock map) {
        var link = line(map.link());
        return map.alternative() == null ? link : link + "\n\n" + line(InlineText.of(map.alternative()));
    }

    /** The fence is longer than any in the text, which would end it. */
    private static String code(CodeBlock code) {
        int longest = FENCE.matcher(code.text())
                .results()
                .mapToInt(fence -> fence.end() - fence.start())
                .max()
                .orElse(0);
        var fence = "`".repeat(Math.max(3, longest + 1));
        return fence + (code.language() == null ? "" : code.language()) + "\n" + code.text() + "\n" + fence;
    }

    private String line(InlineText text) {
        return InlineMarkdown.line(text, context::address);
    }
}
