package kz.malim.body;

import java.util.function.Function;
import kz.malim.text.InlineHtml;
import kz.malim.text.InlineText;

/** Footnotes in HTML: numbers in the text that lead to a list at its end. */
record FootnotesHtml(RenderContext context) {
    String mention(String note) {
        int number = Footnotes.number(context.notes(), note);
        if (number == 0) {
            return "";
        }
        return context.hasAnchors()
                ? "<sup><a href=\"#" + InlineHtml.escaped(note) + "\">" + number + "</a></sup>"
                : "<sup>" + number + "</sup>";
    }

    String section(Function<InlineText, String> inline) {
        if (context.notes().isEmpty()) {
            return "";
        }
        var list = new StringBuilder("<section>\n<ol>\n");
        for (var note : context.notes()) {
            list.append(context.hasAnchors() ? "<li id=\"" + InlineHtml.escaped(note.id()) + "\">" : "<li>")
                    .append(inline.apply(note.text()))
                    .append("</li>\n");
        }
        return list.append("</ol>\n</section>\n").toString();
    }
}
