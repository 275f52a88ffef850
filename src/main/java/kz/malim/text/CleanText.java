package kz.malim.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Normalises every text that comes in: Unicode form C, one ordinary space for each run of white space that may break, line
 * breaks as {@code \n} where a text may have them and as spaces elsewhere, no control characters, and of format characters only those with a visible effect ({@link FormatCharacters}). No-break
 * spaces stay, each as it is. It changes how words are stored, never which words.
 */
public final class CleanText {
    private static final String MAILBOX = "mailto";

    /** A number that can be dialled (RFC 3966), with or without a country code. */
    private static final Pattern TELEPHONE = Pattern.compile(
            "tel:\\+?[(*]?[0-9][0-9().*-]*(?:;[a-z0-9-]+(?:=[a-z0-9.+_%-]+)?)*", Pattern.CASE_INSENSITIVE);

    /** The id of a block or footnote of the same article. */
    private static final Pattern ANCHOR = Pattern.compile("#[A-Za-z0-9_-]{1,64}");

    private CleanText() {}

    /** A piece of a text: its ends keep their spaces, and a direction that it sets may end in the next piece. */
    static String inline(String text) {
        return isPlain(text) ? text : cleaned(text, true);
    }

    private static String cleaned(String text, boolean withBreaks) {
        var out = new StringBuilder(text.length());
        boolean spaceBefore = false;
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        for (int i = 0; i < composed.length(); ) {
            int c = composed.codePointAt(i);
            i += Character.charCount(c);
            if (withBreaks && (c == '\n' || c == '\r')) {
                if (c == '\r' && i < composed.length() && composed.charAt(i) == '\n') {
                    i++;
                }
                if (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
                    out.setLength(out.length() - 1);
                }
                out.append('\n');
                spaceBefore = true; // white space around a break is part of it
            } else if (isSpace(c)) {
                if (!spaceBefore) {
                    out.append(' ');
                }
                spaceBefore = true;
            } else {
                int end = FormatCharacters.tagSequenceEnd(composed, i - Character.charCount(c));
                if (end > i) {
                    out.append(composed, i - Character.charCount(c), end);
                    i = end;
                } else if (isKept(c)) {
                    out.appendCodePoint(c);
                } else {
                    continue;
                }
                spaceBefore = false;
            }
        }
        return out.toString();
    }

    /** One line of text with nothing around it; empty if nothing of it can be seen. */
    public static String line(String text) {
        var line = text.indexOf('\n') < 0 && isPlain(text) ? text : cleaned(text, false);
        if (isPlain(line)) {
            return line.strip();
        }
        return isBlank(line) ? "" : FormatCharacters.balanced(stripped(line));
    }

    private static String stripped(String line) {
        int from = 0;
        int to = line.length();
        while (isAtEnd(line.charAt(from))) {
            from++;
        }
        while (isAtEnd(line.charAt(to - 1))) {
            to--;
        }
        return line.substring(from, to);
    }

    /** A space or a place to break, which mean nothing at the ends of a line. */
    private static boolean isAtEnd(char c) {
        return c == ' ' || isNoBreakSpace(c) || c == '\u200B' || c == '\u2060';
    }

    /** Whether a text has no visible character. */
    static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(c -> isSpace(c) || isNoBreakSpace(c) || FormatCharacters.isDefaultIgnorable(c));
    }

    /** A line, or null when nothing is left of it. */
    public static @Nullable String lineOrNull(@Nullable String text) {
        var line = text == null ? "" : line(text);
        return line.isEmpty() ? null : line;
    }

    /** Lines of text, each clean, or null when nothing is left of them. */
    public static @Nullable String linesOrNull(String text) {
        var lines = text.lines()
                .map(CleanText::line)
                .collect(Collectors.joining("\n"))
                .strip();
        return lines.isEmpty() ? null : lines;
    }

    /** A link that is safe to publish, or null: of the web, to a mailbox or telephone, a path of this site, or an anchor. */
    static @Nullable String address(@Nullable String href) {
        if (href == null || href.isBlank()) {
            return null;
        }
        var link = href.strip();
        if (WebAddress.is(link)
                || ANCHOR.matcher(link).matches()
                || TELEPHONE.matcher(link).matches()) {
            return link;
        }
        try {
            var uri = new URI(link);
            boolean safe = uri.getScheme() == null
                    ? uri.getRawPath() != null && uri.getRawPath().startsWith("/") && uri.getRawAuthority() == null
                    : MAILBOX.equalsIgnoreCase(uri.getScheme()) && uri.isOpaque();
            return safe ? link : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Whether there is nothing to clean, as in nearly all text that is read back: decided without a copy. */
    private static boolean isPlain(String text) {
        char before = 'x';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = switch (c) {
                case ' ' -> before != ' ' && before != '\n';
                case '\n' -> before != ' ';
                default -> isPlain(c);
            };
            if (!plain) {
                return false;
            }
            before = c;
        }
        return true;
    }

    /** ASCII, Cyrillic without its combining marks, and the dashes and quotation marks of print: all of them in form C. */
    private static boolean isPlain(char c) {
        return isAmong(c, '!', '~')
                || isAmong(c, 0x400, 0x482)
                || isAmong(c, 0x48A, 0x52F)
                || isAmong(c, 0x2010, 0x2027)
                || c == '«'
                || c == '»';
    }

    private static boolean isAmong(char c, int first, int last) {
        return first <= c && c <= last;
    }

    /** White space where a line may break; U+0085 is a control character that breaks it (UAX 14, class NL). */
    private static boolean isSpace(int c) {
        return !isNoBreakSpace(c) && (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85);
    }

    private static boolean isNoBreakSpace(int c) {
        return c == 0xA0 || c == 0x2007 || c == 0x202F;
    }

    private static boolean isKept(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE -> false;
            case Character.FORMAT -> FormatCharacters.isKept(c);
            default -> true;
        };
    }
}
