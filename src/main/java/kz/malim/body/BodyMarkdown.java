package kz.malim.body;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.malim.text.InlineMarkdown;
import kz.malim.text.InlineText;
import org.jspecify.annotations.Nullable;

/** A body as Markdown: CommonMark, with the tables and strikethrough of GitHub, which CommonMark lacks. */
public final class BodyMarkdown {
    private static final Pattern FENCE = Pattern.compile("`+");

    private final RenderContext context;

    /** The blocks that links of this article lead to. */
    private final Set<String> linked;

    private boolean afterList;
    private boolean otherBullet;

    private BodyMarkdown(RenderContext context, Set<String> linked) {
        this.context = context;
        this.linked = linked;
    }

    public static String of(List<BodyBlock> body, RenderContext context) {
        var markdown = new BodyMarkdown(context, context.hasAnchors() ? linked(body) : Set.of());
        return Stream.concat(
                        Stream.of(markdown.blocks(body)),
                        context.notes().stream().map(markdown::note))
                .filter(block -> !block.isEmpty())
                .map(block -> block + "\n")
                .collect(Collectors.joining("\n"));
    }

    /** As GitHub writes footnotes, which CommonMark lacks. */
    private String note(Footnote note) {
        var anchor = linked.contains(note.id()) ? "<a id=\"" + note.id() + "\"></a>" : "";
        return "[^" + note.id() + "]: " + anchor + line(note.text()).replace("\n", "\n    ");
    }

    private String blocks(List<BodyBlock> body) {
        var written = new ArrayList<String>();
        for (var block : body) {
            boolean before = afterList;
            var text = block(block);
            if (text.isEmpty()) {
                afterList = before; // the blocks around it are adjacent
            } else {
                written.add(linked.contains(block.id()) ? "<a id=\"" + block.id() + "\"></a>\n\n" + text : text);
            }
        }
        return String.join("\n\n", written);
    }

    private static Set<String> linked(List<BodyBlock> body) {
        var ids = new HashSet<String>();
        new BodyVisitor() {
            @Override
            public void text(String at, @Nullable InlineText text, Presence presence) {
                if (text != null) {
                    text.spans().forEach(span -> span.anchor().ifPresent(ids::add));
                }
            }
        }.blocks("", body);
        return ids;
    }

    /** A photo with its caption and credit. */
    public static String photo(Figure photo, RenderContext context) {
        return new BodyMarkdown(context, Set.of()).figure(photo, null, null);
    }

    private String block(BodyBlock block) {
        if (!(block instanceof ListBlock)) {
            afterList = false;
        }
        return switch (block) {
            case Paragraph paragraph -> line(paragraph.text());
            case Heading heading ->
                "#".repeat(Math.clamp(heading.level(), 2, 6))
                        + " "
                        + InlineMarkdown.heading(heading.text(), context::address);
            case ListBlock list -> list(list);
            case Quote quote -> quote(quote);
            case PullQuote quote ->
                quoted(line(quote.text())
                        + (quote.attribution() == null ? "" : "\n\n— " + line(InlineText.of(quote.attribution()))));
            case Image image -> image(image);
            case Gallery gallery -> gallery(gallery);
            case Embed embed -> parts(embed.parts());
            case Story story -> parts(story.parts(context));
            case MapBlock map -> map(map);
            case Table table -> TableMarkdown.of(table, context);
            case CodeBlock code -> code(code);
            case Box box ->
                quoted((box.title() == null ? "" : "**" + line(InlineText.of(box.title())) + "**\n\n")
                        + new BodyMarkdown(context, linked)
                                .blocks(box.body())); // in a quotation no list is adjacent to others
            case Questions questions -> questions(questions);
            case Divider divider -> "---";
            case Video video -> MediaMarkdown.of(video.media(), null, video.caption(), context, this::line);
            case Audio audio -> MediaMarkdown.of(audio.media(), null, audio.caption(), context, this::line);
            case FileBlock file -> MediaMarkdown.of(file.media(), file.title(), null, context, this::line);
        };
    }

    private String questions(Questions questions) {
        var written = new ArrayList<String>();
        for (var item : questions.items()) {
            afterList = false;
            written.add("### " + line(InlineText.of(item.question())) + "\n\n" + blocks(item.body()));
        }
        return String.join("\n\n", written);
    }

    /** CommonMark joins adjacent lists unless their bullets differ. */
    private String list(ListBlock list) {
        otherBullet = afterList && list.intro() == null && !otherBullet;
        afterList = true;
        var intro = list.intro() == null ? "" : line(list.intro()) + "\n\n";
        return intro + items(list.withoutIntro(), otherBullet ? "* " : "- ", otherBullet ? ") " : ". ");
    }

    private String items(ListBlock.Sublist list, String bullet, String afterNumber) {
        int first = list.start() == null ? 1 : list.start();
        return IntStream.range(0, list.items().size())
                .mapToObj(n -> item(
                        list.style() == ListBlock.Style.BULLET ? bullet : (first + n) + afterNumber,
                        list.items().get(n)))
                .collect(Collectors.joining("\n"));
    }

    /** The list under an item is indented by the width of the item's marker. */
    private String item(String marker, ListBlock.Item item) {
        var text = line(item.text());
        var list = item.list();
        if (list != null) {
            boolean continuesParagraph =
                    list.style() == ListBlock.Style.NUMBER && list.start() != null && list.start() != 1;
            text += (continuesParagraph ? "\n\n" : "\n") + items(list, "- ", ". ");
        }
        return (marker + text.replace("\n", "\n" + " ".repeat(marker.length()))).replaceAll("(?m) +$", "");
    }

    private String quote(Quote quote) {
        var words = new BodyMarkdown(context, linked).blocks(quote.words());
        var by = Stream.concat(
                        Stream.ofNullable(quote.shownAttribution()).map(InlineText::of),
                        Stream.ofNullable(BodyHtml.origin(quote)))
                .map(this::line)
                .collect(Collectors.joining(", "));
        return quoted(by.isEmpty() ? words : words + "\n\n— " + by);
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
        return parts(parts);
    }

    /** What a block is written as where there is no form of its own: no place that links lead to. */
    private String parts(List<BodyBlock> parts) {
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
