package kz.malim.htmlbody;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import kz.malim.text.Mark;
import org.jsoup.nodes.Element;

/** What elements mean for the text in them. */
final class Formats {
    private static final Pattern BOLD = Pattern.compile("font-weight:(?:bold|[6-9]00)");

    private static final Map<String, Mark> MARKS = Map.ofEntries(
            Map.entry("b", Mark.STRONG),
            Map.entry("strong", Mark.STRONG),
            Map.entry("i", Mark.EMPHASIS),
            Map.entry("em", Mark.EMPHASIS),
            Map.entry("cite", Mark.EMPHASIS),
            Map.entry("dfn", Mark.EMPHASIS),
            Map.entry("var", Mark.EMPHASIS),
            Map.entry("s", Mark.STRIKE),
            Map.entry("strike", Mark.STRIKE),
            Map.entry("del", Mark.STRIKE),
            Map.entry("sup", Mark.SUPERSCRIPT),
            Map.entry("sub", Mark.SUBSCRIPT),
            Map.entry("code", Mark.CODE),
            Map.entry("kbd", Mark.CODE),
            Map.entry("samp", Mark.CODE),
            Map.entry("tt", Mark.CODE),
            Map.entry("dt", Mark.STRONG));

    /** Of these the words are kept. */
    private static final Set<String> LOST_FORMATS = Set.of("u", "mark", "small", "big", "ins", "font", "ruby");

    /** Elements that browsers show as blocks, which the parser counts among the inline ones. */
    private static final Set<String> APART =
            Set.of("td", "th", "tr", "li", "dt", "dd", "figcaption", "caption", "summary", "br", "option");

    private Formats() {}

    /** Whether text before and after the element is in another line. */
    static boolean isBlock(Element element) {
        return element.isBlock() || APART.contains(element.normalName());
    }

    /** Whether the element formats its words in a way that no mark has. */
    static boolean isLost(Element element) {
        return LOST_FORMATS.contains(element.normalName());
    }

    /** Pages pasted from word processors have their marks in styles. */
    static Set<Mark> marks(Element element) {
        var marks = EnumSet.noneOf(Mark.class);
        var mark = MARKS.get(element.normalName());
        if (mark != null) {
            marks.add(mark);
        }
        if (element.normalName().equals("span")) {
            var style = element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
            if (BOLD.matcher(style).find()) {
                marks.add(Mark.STRONG);
            }
            if (style.contains("font-style:italic")) {
                marks.add(Mark.EMPHASIS);
            }
        }
        return marks;
    }
}
