package kz.malim.htmlbody;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import kz.malim.body.CodeBlock;
import org.jsoup.nodes.Element;

/** Preformatted text. */
final class Code {
    private static final int MAX_LENGTH = 20_000;
    private static final Pattern LANGUAGE = Pattern.compile(
            "(?:^|\\s)(?:language|lang|brush:)[- ]?(?<name>[A-Za-z0-9][A-Za-z0-9+#._-]{0,39})(?:\\s|;|$)");

    private Code() {}

    /** A {@code pre}: code, or the lines of a poem. */
    static void read(Element element, Flow flow) {
        flow.flush();
        if (!element.hasClass("wp-block-verse")) {
            var inner = element.selectFirst("code");
            var classes = element.className() + " " + (inner == null ? "" : inner.className());
            blocks(element.wholeText(), classes, flow.conversion).forEach(flow::block);
            return;
        }
        if (element.childrenSize() > 0) {
            flow.conversion.losses.loseForm("formatting", element);
        }
        element.wholeText().lines().forEach(line -> {
            flow.inline.append(line);
            flow.inline.breakLine();
        });
        flow.flush();
    }

    /** A block, or several if there is more than one can hold. */
    private static List<CodeBlock> blocks(String text, String classes, Conversion conversion) {
        var matcher = LANGUAGE.matcher(classes);
        var language = matcher.find() ? matcher.group("name") : null;
        var blocks = new ArrayList<CodeBlock>();
        int from = 0;
        while (from < text.length()) {
            int end = Math.min(text.length(), from + MAX_LENGTH);
            int line = text.lastIndexOf('\n', end - 1);
            if (end < text.length() && line > from) {
                end = line + 1;
            } else if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            var part = text.substring(from, end);
            if (!part.isBlank()) {
                blocks.add(new CodeBlock(conversion.nextId(), part, language));
            }
            from = end;
        }
        return blocks;
    }
}
