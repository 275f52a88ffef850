package kz.malim.htmlbody;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import kz.malim.body.CodeBlock;

/** Preformatted text. */
final class Code {
    private static final int MAX_LENGTH = 20_000;
    private static final Pattern LANGUAGE =
            Pattern.compile("(?:^|\\s)(?:language|lang|brush:)[- ]?(?<name>[A-Za-z0-9][A-Za-z0-9+#._-]{0,39})(?:\\s|;|$)");

    private Code() {}

    /** A block, or several if there is more than one can hold. */
    static List<CodeBlock> blocks(String text, String classes, Conversion conversion) {
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
