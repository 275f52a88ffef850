package kz.malim.body;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.text.InlineHtml;
import kz.malim.text.InlineText;
import kz.malim.text.Span;
import org.jspecify.annotations.Nullable;

/** A body as an HTML fragment: semantic elements only, no scripts, every word escaped, no class but the language of code and {@value #PAYWALL}. */
public final class BodyHtml {
    /** The class of what is below the border of a paywall: search engines find it by a class only. */
    public static final String PAYWALL = "paywall";

    private final StringBuilder out = new StringBuilder();
    private final RenderContext context;

    private BodyHtml(RenderContext context) {
        this.context = context;
    }

    public static String of(List<BodyBlock> body, RenderContext context) {
        var html = new BodyHtml(context);
        html.blocks(body);
        html.out.append(FootnotesHtml.section(context));
        return html.out.toString();
    }

    /** A photo as a figure with its credit; empty if there is neither a file nor a caption. */
    public static String figure(Figure photo, RenderContext context) {
        return FigureHtml.of(photo, null, "", context);
    }

    private void blocks(List<BodyBlock> body) {
        boolean closed = false;
        for (var block : body) {
            block(block);
            if (!closed && block instanceof Divider divider && divider.paywall()) {
                out.append("<div class=\"" + PAYWALL + "\">\n");
                closed = true;
            }
        }
        if (closed) {
            out.append("</div>\n");
        }
    }

    private void block(BodyBlock block) {
        int start = out.length();
        write(block);
        if (context.hasAnchors() && start < out.length() && !block.id().isEmpty()) {
            int afterName = start + 1;
            while (Character.isLetterOrDigit(out.charAt(afterName))) {
                afterName++;
            }
            out.insert(afterName, " id=\"" + InlineHtml.escaped(block.id()) + "\"");
        }
    }

    private void write(BodyBlock block) {
        switch (block) {
            case Paragraph paragraph -> element("p", paragraph.text());
            case Heading heading -> element("h" + Math.clamp(heading.level(), 2, 6), heading.text());
            case ListBlock list -> list(list);
            case Quote quote -> quote(quote);
            case PullQuote quote -> pullQuote(quote);
            case Image image -> out.append(FigureHtml.of(image, context));
            case Gallery gallery -> gallery(gallery);
            case Embed embed -> embed(embed);
            case Story story -> story(story);
            case MapBlock map -> map(map);
            case Table table -> out.append(TableHtml.of(table, context));
            case CodeBlock code -> code(code);
            case Box box -> box(box);
            case Questions questions -> questions(questions);
            case Divider divider -> out.append(divider.paywall() ? "<hr data-paywall>\n" : "<hr>\n");
            case Video video -> out.append(MediaHtml.video(video, context, this::inline));
            case Audio audio -> out.append(MediaHtml.audio(audio, context, this::inline));
            case FileBlock file -> out.append(MediaHtml.file(file, context, this::inline));
        }
    }

    private void list(ListBlock list) {
        if (list.intro() != null) {
            element("p", list.intro());
        }
        items(list.withoutIntro());
    }

    private void items(ListBlock.Sublist list) {
        boolean numbered = list.style() == ListBlock.Style.NUMBER;
        if (numbered && list.start() != null) {
            out.append("<ol start=\"").append(list.start()).append("\">\n");
        } else {
            out.append(numbered ? "<ol>\n" : "<ul>\n");
        }
        for (var item : list.items()) {
            out.append("<li>").append(inline(item.text()));
            if (item.list() != null) {
                out.append('\n');
                items(item.list());
            }
            out.append("</li>\n");
        }
        out.append(numbered ? "</ol>\n" : "</ul>\n");
    }

    private void quote(Quote quote) {
        out.append("<blockquote>\n");
        quote.words().forEach(this::block);
        var origin = origin(quote);
        var by = Stream.of(
                        Stream.ofNullable(quote.shownAttribution()).map(InlineHtml::escaped),
                        Stream.ofNullable(origin).map(source -> "<cite>" + inline(source) + "</cite>"))
                .flatMap(parts -> parts)
                .collect(Collectors.joining(", "));
        if (!by.isEmpty()) {
            out.append("<footer>").append(by).append("</footer>\n");
        }
        out.append("</blockquote>\n");
    }

    /** The source of a quotation, linked where it has an address. */
    static @Nullable InlineText origin(Quote quote) {
        var source = quote.source();
        return source == null ? null : new InlineText(List.of(new Span(source.name(), List.of(), source.url())));
    }

    private void pullQuote(PullQuote quote) {
        out.append("<aside>\n");
        element("p", quote.text());
        if (quote.attribution() != null) {
            element("footer", InlineText.of(quote.attribution()));
        }
        out.append("</aside>\n");
    }

    private void gallery(Gallery gallery) {
        out.append("<figure>\n");
        gallery.images().forEach(this::write);
        if (gallery.caption() != null) {
            element("figcaption", gallery.caption());
        }
        out.append("</figure>\n");
    }

    /** Nothing external is loaded before the reader follows the link. */
    private void embed(Embed embed) {
        var parts = embed.parts();
        if (parts.size() == 1) {
            parts.forEach(this::write);
        } else {
            out.append("<figure>\n");
            parts.forEach(this::write);
            out.append("</figure>\n");
        }
    }

    private void story(Story story) {
        var parts = story.parts(context);
        if (!parts.isEmpty()) {
            out.append("<aside>\n");
            parts.forEach(this::write);
            out.append("</aside>\n");
        }
    }

    private void map(MapBlock map) {
        element("p", map.link());
        if (map.alternative() != null) {
            element("p", InlineText.of(map.alternative()));
        }
    }

    /** The class is how HTML names the language; a parser would make a line feed of a carriage return. */
    private void code(CodeBlock code) {
        out.append("<pre><code")
                .append(code.language() == null ? "" : " class=\"language-" + code.language() + "\"")
                .append('>')
                .append(InlineHtml.escaped(code.text()).replace("\r", "&#13;"))
                .append("</code></pre>\n");
    }

    private void box(Box box) {
        out.append("<aside>\n");
        if (box.title() != null) {
            element("h3", InlineText.of(box.title()));
        }
        box.body().forEach(this::block);
        out.append("</aside>\n");
    }

    /** Open, not folded: many readers of feeds cannot unfold. */
    private void questions(Questions questions) {
        for (var item : questions.items()) {
            out.append("<section>\n");
            element("h3", InlineText.of(item.question()));
            item.body().forEach(this::block);
            out.append("</section>\n");
        }
    }

    private void element(String name, InlineText text) {
        out.append('<').append(name).append('>');
        out.append(inline(text)).append("</").append(name).append(">\n");
    }

    private String inline(InlineText text) {
        return FootnotesHtml.inline(text, context);
    }
}
