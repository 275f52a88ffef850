package kz.malim.body;

import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.text.InlineHtml;
import kz.malim.text.InlineText;
import kz.malim.text.Span;
import org.jspecify.annotations.Nullable;

/** A body as an HTML fragment: semantic elements only, no classes, no scripts, every word escaped. */
public final class BodyHtml {
    private final StringBuilder out = new StringBuilder();
    private final RenderContext context;
    private final FootnotesHtml notes;

    private BodyHtml(RenderContext context) {
        this.context = context;
        this.notes = new FootnotesHtml(context);
    }

    public static String of(List<BodyBlock> body, RenderContext context) {
        var html = new BodyHtml(context);
        body.forEach(html::block);
        html.out.append(html.notes.section(html::inline));
        return html.out.toString();
    }

    /** A photo as a figure with its credit; empty if there is neither a file nor a caption. */
    public static String figure(Figure photo, RenderContext context) {
        var html = new BodyHtml(context);
        html.addFigure(photo, null);
        return html.out.toString();
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
            case Image image -> image(image.photo(), image.caption());
            case Gallery gallery -> gallery(gallery);
            case Embed embed -> embed(embed);
            case Table table -> table(table);
            case Box box -> box(box);
            case Questions questions -> questions(questions);
            case Divider divider -> out.append("<hr>\n");
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

    private void image(UUID id, @Nullable InlineText caption) {
        var photo = context.photo(id);
        addFigure(photo == null ? new Figure(null, null, null, null) : photo, caption);
    }

    private void addFigure(Figure photo, @Nullable InlineText blockCaption) {
        var caption = FigureCaption.of(photo, blockCaption);
        if (photo.file() == null && caption.isEmpty()) {
            return;
        }
        out.append("<figure>\n");
        if (photo.file() != null) {
            picture(photo.file(), photo.alt());
        }
        if (!caption.isEmpty()) {
            out.append("<figcaption>");
            if (caption.caption() != null) {
                out.append(inline(caption.caption()));
            }
            if (caption.credit() != null) {
                out.append(caption.caption() == null ? "<small>" : " <small>")
                        .append(InlineHtml.escaped(caption.credit()))
                        .append("</small>");
            }
            out.append("</figcaption>\n");
        }
        out.append("</figure>\n");
    }

    private void picture(Figure.File file, @Nullable String alt) {
        out.append("<img src=\"")
                .append(address(file.url()))
                .append('"')
                .append(sizes(file))
                .append(" width=\"")
                .append(file.width())
                .append("\" height=\"")
                .append(file.height())
                .append("\" alt=\"")
                .append(InlineHtml.escaped(alt == null ? "" : alt))
                .append("\">\n");
    }

    /** The width of pictures on the page is unknown: as wide as the screen, and no wider than the picture. */
    private String sizes(Figure.File file) {
        if (file.smaller().isEmpty()) {
            return "";
        }
        var all = new StringJoiner(", ", " srcset=\"", "\"");
        file.smaller().forEach(one -> all.add(address(one.url()) + " " + one.width() + "w"));
        all.add(address(file.url()) + " " + file.width() + "w");
        return all + " sizes=\"(max-width: %1$dpx) 100vw, %1$dpx\"".formatted(file.width());
    }

    private String address(String url) {
        return InlineHtml.escaped(context.address(url));
    }

    private void gallery(Gallery gallery) {
        out.append("<figure>\n");
        gallery.photos().forEach(photo -> image(photo, null));
        if (gallery.caption() != null) {
            element("figcaption", gallery.caption());
        }
        out.append("</figure>\n");
    }

    /** Only a link: external content is not loaded before the reader opens it. */
    private void embed(Embed embed) {
        element("p", asLink(embed));
    }

    static InlineText asLink(Embed embed) {
        var words = embed.title() == null ? embed.url() : embed.title();
        return new InlineText(List.of(new Span(words, List.of(), embed.url())));
    }

    private void table(Table table) {
        out.append("<table>\n");
        if (table.caption() != null) {
            element("caption", table.caption());
        }
        if (!table.header().isEmpty()) {
            out.append("<thead>\n<tr>\n");
            table.header().forEach(cell -> element("th", " scope=\"col\"", cell));
            out.append("</tr>\n</thead>\n");
        }
        out.append("<tbody>\n");
        for (var row : table.rows()) {
            out.append("<tr>\n");
            row.forEach(cell -> element("td", cell));
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table>\n");
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
        element(name, "", text);
    }

    private void element(String name, String attributes, InlineText text) {
        out.append('<').append(name).append(attributes).append('>');
        out.append(inline(text)).append("</").append(name).append(">\n");
    }

    private String inline(InlineText text) {
        return InlineHtml.of(text, context::address, notes::mention);
    }
}
