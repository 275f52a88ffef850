package kz.malim.probe;

import java.util.List;

/** Whether a text is a table (RFC 4180): every line has as many separators as the first, at least one, outside of quotes. */
final class SeparatedValues {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    private static final int REQUIRED_LINES = 2;

    private SeparatedValues() {}

    /** @param cutOff whether the last line may be incomplete */
    static boolean isTable(String text, boolean cutOff) {
        return SEPARATORS.stream().anyMatch(separator -> isTable(text, separator, cutOff));
    }

    private static boolean isTable(String text, char separator, boolean cutOff) {
        int expected = -1;
        int lines = 0;
        int found = 0;
        boolean quoted = false;
        boolean empty = true;
        for (int i = 0; i <= text.length(); i++) {
            boolean ended = i == text.length();
            char c = ended ? '\n' : text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            }
            if (c == '\n' && (!quoted || ended)) {
                if (ended && (cutOff || empty)) {
                    break;
                }
                if (quoted || found == 0 || (expected >= 0 && found != expected)) {
                    return false;
                }
                expected = found;
                lines++;
                found = 0;
                empty = true;
                continue;
            }
            found += c == separator && !quoted ? 1 : 0;
            empty &= c == '\r';
        }
        return lines >= REQUIRED_LINES;
    }
}
