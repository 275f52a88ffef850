package kz.malim.body;

import java.util.List;
import kz.malim.text.InlineHtml;
import kz.malim.text.InlineText;

/** A body as an HTML fragment: semantic elements only, no scripts, every word escaped, no class but the language of code. */
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
        return FigureHtml.of(photo, null, "", context);
    }

    private void block(BodyBlock block) {
        switch (block) {
            case Paragraph paragraph -> element("p", paragraph.text());
            case Heading heading -> element("h" + Math.clamp(heading.level(), 2, 6), heading.text());
            case ListBlock list -> list(list);
            case Quote quote -> quote(quote);
            case Image image -> out.append(FigureHtml.of(image, context));
            case Gallery gallery -> gallery(gallery);
            case Embed embed -> embed(embed);
            case Story story -> story(story);
            case MapBlock map -> map(map);
            case Table table -> out.append(TableHtml.of(table, context));
            case CodeBlock code -> code(code);
            case FactBox box -> factBox(box);
            case Divider divider -> out.append(divider.paywall() ? "<hr data-paywall>\n" : "<hr>\n");
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

    private void gallery(Gallery gallery) {
        out.append("<figure>\n");
        gallery.images().forEach(this::block);
        if (gallery.caption() != null) {
            element("figcaption", gallery.caption());
        }
        out.append("</figure>\n");
    }

    /** Nothing external is loaded before the reader follows the link. */
    private void embed(Embed embed) {
        var parts = embed.parts();
        if (parts.size() == 1) {
            parts.forEach(this::block);
        } else {
            out.append("<figure>\n");
            parts.forEach(this::block);
            out.append("</figure>\n");
        }
    }

    private void story(Story story) {
        var parts = story.parts(context);
        if (!parts.isEmpty()) {
            out.append("<aside>\n");
            parts.forEach(this::block);
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

    private void factBox(FactBox box) {
        out.append("<aside>\n");
        element("h3", InlineText.of(box.title()));
        out.append("<ul>\n");
        box.facts().forEach(fact -> element("li", fact));
        out.append("</ul>\n</aside>\n");
    }

    private void element(String name, InlineText text) {
        out.append('<').append(name).append('>');
        out.append(inline(text)).append("</").append(name).append(">\n");
    }

    private String inline(InlineText text) {
        return InlineHtml.of(text, context::address);
    }
}
