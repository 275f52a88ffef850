package kz.malim.words;

/**
 * White space as readers see it: also the no-break spaces (U+00A0, U+2007, U+202F), which separate words as any other space
 * does, and which {@link Character#isWhitespace} excludes.
 */
public final class WhiteSpace {
    private WhiteSpace() {}

    /** The text without white space at its ends. */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && is(text.charAt(start))) {
            start++;
        }
        while (end > start && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    static boolean is(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
