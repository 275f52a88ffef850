package kz.malim.text;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * Format characters (general category Cf) in text: those that change what readers see are kept, and others are removed,
 * since they could only hide or forge text (Unicode Technical Report 36).
 */
final class FormatCharacters {
    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int POP_EMBEDDING = 0x202C;
    private static final int POP_ISOLATE = 0x2069;

    /** Flags of subdivisions, the only emoji tag sequences that are valid (UTS 51, ED-14a): 🏴, the code in tags, the end tag. */
    private static final Pattern TAG_SEQUENCE =
            Pattern.compile("\\x{1F3F4}[\\x{E0030}-\\x{E0039}\\x{E0061}-\\x{E007A}]{3,7}\\x{E007F}");

    private FormatCharacters() {}

    /** Whether a character is kept wherever it stands. Tags are not: see {@link #tagSequenceEnd}. */
    static boolean isKept(int c) {
        return switch (c) {
            case ZERO_WIDTH_SPACE, 0x2060 -> true; // a line may, or may not, break here
            case 0x200C, 0x200D, 0x180E -> true; // joiners change the shapes of letters and emoji
            case 0x061C, 0x200E, 0x200F -> true; // marks of direction
            default -> isEmbedding(c) || isIsolate(c) || isPop(c) || !isDefaultIgnorable(c);
        };
    }

    /** The index after the emoji tag sequence that begins at this index, or the index itself. */
    static int tagSequenceEnd(String text, int index) {
        var sequence = TAG_SEQUENCE.matcher(text).region(index, text.length());
        return sequence.lookingAt() ? sequence.end() : index;
    }

    /**
     * Removes initiators and terminators of directional formatting that have no partner (UAX 9, BD9 and P2): the direction
     * would go on in what follows on the same line elsewhere, such as the name of the site after a title.
     */
    static String balanced(String line) {
        var unmatched = new BitSet();
        var open = new ArrayDeque<Integer>();
        for (int i = 0; i < line.length(); i++) { // all of them are in the basic plane
            char c = line.charAt(i);
            if (isEmbedding(c) || isIsolate(c)) {
                open.push(i);
                unmatched.set(i);
            } else if (c == POP_EMBEDDING) {
                if (open.isEmpty() || isIsolate(line.charAt(open.peek()))) {
                    unmatched.set(i);
                } else {
                    unmatched.clear(open.pop());
                }
            } else if (c == POP_ISOLATE) {
                if (open.stream().noneMatch(at -> isIsolate(line.charAt(at)))) {
                    unmatched.set(i);
                } else {
                    int initiator;
                    do { // with it end the embeddings inside
                        initiator = open.pop();
                        unmatched.clear(initiator);
                    } while (!isIsolate(line.charAt(initiator)));
                }
            }
        }
        if (unmatched.isEmpty()) {
            return line;
        }
        var kept = new StringBuilder(line);
        for (int i = unmatched.length() - 1; i >= 0; i = unmatched.previousSetBit(i - 1)) {
            kept.deleteCharAt(i);
        }
        return kept.toString();
    }

    private static boolean isEmbedding(int c) {
        return c == 0x202A || c == 0x202B;
    }

    private static boolean isIsolate(int c) {
        return c >= 0x2066 && c <= 0x2068;
    }

    private static boolean isPop(int c) {
        return c == POP_EMBEDDING || c == POP_ISOLATE;
    }

    /** The property Default_Ignorable_Code_Point of Unicode 17: nothing is shown for such a character. */
    static boolean isDefaultIgnorable(int c) {
        return switch (c) {
            case 0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0 -> true;
            default ->
                isAmong(c, 0x180B, 0x180F)
                        || isAmong(c, ZERO_WIDTH_SPACE, 0x200F)
                        || isAmong(c, 0x202A, 0x202E)
                        || isAmong(c, 0x2060, 0x206F)
                        || isAmong(c, 0xFE00, 0xFE0F)
                        || isAmong(c, 0xFFF0, 0xFFF8)
                        || isAmong(c, 0x1BCA0, 0x1BCA3)
                        || isAmong(c, 0x1D173, 0x1D17A)
                        || isAmong(c, 0xE0000, 0xE0FFF);
        };
    }

    private static boolean isAmong(int c, int first, int last) {
        return first <= c && c <= last;
    }
}
