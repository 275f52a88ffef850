package kz.malim.body;

import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import kz.malim.text.InlineHtml;
import kz.malim.text.InlineText;
import kz.malim.text.Span;
import org.jspecify.annotations.Nullable;

/** A body as an HTML fragment: semantic elements only, no classes, no scripts, every word escaped. */
public final class BodyHtml {
    private final StringBuilder out = new StringBuilder();
    private final RenderContext context;

    private BodyHtml(RenderContext context) {
        this.context = context;
    }

    public static String of(List<BodyBlock> body, RenderContext context) {
        var html = new BodyHtml(context);
        body.forEach(html::block);
        return html.out.toString();
    }

    /** A photo as a figure with its credit; empty if there is neither a file nor a caption. */
    public static String figure(Figure photo, RenderContext context) {
        var html = new BodyHtml(context);
        html.addFigure(photo, null);
        return html.out.toString();
    }

    private void block(BodyBlock block) {
        switch (block) {
            case Paragraph paragraph -> element("p", paragraph.text());
            case Heading heading -> element("h" + Math.clamp(heading.level(), 2, 6), heading.text());
            case ListBlock list -> list(list);
            case Quote quote -> quote(quote);
            case Image image -> image(image.photo(), image.caption());
            case Gallery gallery -> gallery(gallery);
            case Embed embed -> embed(embed);
            case Table table -> table(table);
            case FactBox box -> factBox(box);
            case Divider divider -> out.append("<hr>\n");
            case Video video -> out.append(MediaHtml.video(video, context));
            case Audio audio -> out.append(MediaHtml.audio(audio, context));
            case FileBlock file -> out.append(MediaHtml.file(file, context));
        }
    }

    private void list(ListBlock list) {
        if (list.intro() != null) {
            element("p", list.intro());
        }
        boolean numbered = list.style() == ListBlock.Style.NUMBER;
        if (numbered && list.start() != null) {
            out.append("<ol start=\"").append(list.start()).append("\">\n");
        } else {
            out.append(numbered ? "<ol>\n" : "<ul>\n");
        }
        list.items().forEach(item -> element("li", item));
        out.append(numbered ? "</ol>\n" : "</ul>\n");
    }

    private void quote(Quote quote) {
        out.append("<blockquote>\n");
        element("p", quote.text());
        if (quote.attribution() != null && !quote.attributionInText()) {
            element("footer", InlineText.of(quote.attribution()));
        }
        out.append("</blockquote>\n");
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

    private void factBox(FactBox box) {
        out.append("<aside>\n");
        element("h3", InlineText.of(box.title()));
        out.append("<ul>\n");
        box.facts().forEach(fact -> element("li", fact));
        out.append("</ul>\n</aside>\n");
    }

    private void element(String name, InlineText text) {
        element(name, "", text);
    }

    private void element(String name, String attributes, InlineText text) {
        out.append('<').append(name).append(attributes).append('>');
        out.append(inline(text)).append("</").append(name).append(">\n");
    }

    private String inline(InlineText text) {
        return InlineHtml.of(text, context::address);
    }
}
