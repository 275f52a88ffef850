package kz.malim.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Normalises every text that comes in: Unicode form C, ordinary spaces, no control characters. It changes how words are
 * stored, never which words.
 */
public final class CleanText {
    private static final String MAILBOX = "mailto";

    private CleanText() {}

    /** One line of text: inner white space of any kind becomes one space each run; the ends keep theirs. */
    static String inline(String text) {
        return isPlain(text) ? text : cleaned(text);
    }

    private static String cleaned(String text) {
        var out = new StringBuilder(text.length());
        boolean spaceBefore = false;
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        for (int i = 0; i < composed.length(); ) {
            int c = composed.codePointAt(i);
            i += Character.charCount(c);
            if (isSpace(c)) {
                if (!spaceBefore) {
                    out.append(' ');
                }
                spaceBefore = true;
            } else if (!isInvisible(c)) {
                out.appendCodePoint(c);
                spaceBefore = false;
            }
        }
        return out.toString();
    }

    /** One line of text with nothing around it. */
    public static String line(String text) {
        return inline(text).strip();
    }

    /** A line, or null when nothing is left of it. */
    public static @Nullable String lineOrNull(@Nullable String text) {
        var line = text == null ? "" : line(text);
        return line.isEmpty() ? null : line;
    }

    /** A link that is safe to publish, or null: of the web, to a mailbox, or a path of this site. */
    static @Nullable String address(@Nullable String href) {
        if (href == null || href.isBlank()) {
            return null;
        }
        var link = href.strip();
        if (WebAddress.is(link)) {
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
        boolean spaceBefore = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c == ' ' ? !spaceBefore : isPlain(c))) {
                return false;
            }
            spaceBefore = c == ' ';
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

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Controls and formatting that no reader sees; the joiners stay, they change the shape of letters and emoji. */
    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE -> true;
            case Character.FORMAT -> c != 0x200C && c != 0x200D;
            default -> false;
        };
    }
}
