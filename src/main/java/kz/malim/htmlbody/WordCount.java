package kz.malim.htmlbody;

import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Counts words: runs of letters and digits, whatever marks or elements are inside them. */
final class WordCount {
    /** Their content is no text of the page. */
    static final Set<String> WITHOUT_TEXT =
            Set.of("script", "style", "template", "head", "title", "video", "audio", "iframe", "object", "svg", "math");

    private static final int START = 300;

    private WordCount() {}

    static int in(String text) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            int type = Character.getType(c);
            boolean letter = Character.isLetterOrDigit(c)
                    || (inside && (type == Character.NON_SPACING_MARK || type == Character.FORMAT));
            words += letter && !inside ? 1 : 0;
            inside = letter;
        }
        return words;
    }

    /** Of the text of an element, as browsers show it. */
    static int in(Element element, Predicate<Node> except) {
        var text = new StringBuilder();
        append(element, except, text);
        return in(text.toString());
    }

    private static void append(Element element, Predicate<Node> except, StringBuilder text) {
        if (except.test(element) || WITHOUT_TEXT.contains(element.normalName())) {
            return;
        }
        boolean apart = Formats.isBlock(element);
        if (apart) {
            text.append(' ');
        }
        for (var child = element.firstChild(); child != null; child = child.nextSibling()) {
            if (child instanceof TextNode words) {
                text.append(words.getWholeText());
            } else if (child instanceof Element inner) {
                append(inner, except, text);
            }
        }
        if (apart) {
            text.append(' ');
        }
    }

    /** How an element begins, without the whole of it. */
    static String start(Element element) {
        var start = new StringBuilder(element.shallowClone().outerHtml().replaceFirst("</[^<>]*>$", ""));
        for (Node node = element.firstChild(); node != null && start.length() < START; node = node.nextSibling()) {
            start.append(
                    node instanceof TextNode words
                            ? words.getWholeText()
                            : node instanceof Element inner ? inner.tagName() : "");
        }
        return start.toString();
    }
}
