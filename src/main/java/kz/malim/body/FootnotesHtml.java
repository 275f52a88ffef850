package kz.malim.body;

import kz.malim.text.InlineHtml;
import kz.malim.text.InlineText;

/** Footnotes in HTML: numbers in the text that lead to a list at its end. */
final class FootnotesHtml {
    private FootnotesHtml() {}

    /** A text with the numbers of the footnotes that it mentions. */
    static String inline(InlineText text, RenderContext context) {
        return InlineHtml.of(text, context::address, note -> mention(note, context));
    }

    private static String mention(String note, RenderContext context) {
        int number = Footnotes.number(context.notes(), note);
        if (number == 0) {
            return "";
        }
        return context.hasAnchors()
                ? "<sup><a href=\"#" + InlineHtml.escaped(note) + "\">" + number + "</a></sup>"
                : "<sup>" + number + "</sup>";
    }

    static String section(RenderContext context) {
        if (context.notes().isEmpty()) {
            return "";
        }
        var list = new StringBuilder("<section>\n<ol>\n");
        for (var note : context.notes()) {
            list.append(context.hasAnchors() ? "<li id=\"" + InlineHtml.escaped(note.id()) + "\">" : "<li>")
                    .append(inline(note.text(), context))
                    .append("</li>\n");
        }
        return list.append("</ol>\n</section>\n").toString();
    }
}
