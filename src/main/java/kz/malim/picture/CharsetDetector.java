package kz.malim.picture;

import static java.lang.Character.UnicodeScript.CYRILLIC;
import static java.lang.Character.UnicodeScript.LATIN;

import java.util.List;
import java.util.Locale;

/**
 * Which encoding the texts of a block are in, by how much they look like writing in each: letters stand beside letters of
 * their own script, capitals begin words, quotation marks enclose. All texts are judged together, since one name alone can be
 * read in several ways.
 */
final class CharsetDetector {
    private static final String VOWELS = "аеиоуыэюяёіәөүұ";

    private CharsetDetector() {}

    static LegacyCharset detect(List<byte[]> texts) {
        var cyrillic = kazakh(texts) > 0 ? LegacyCharset.KZ_1048 : LegacyCharset.WINDOWS_1251;
        var latin = turkish(texts) > 0 ? LegacyCharset.WINDOWS_1254 : LegacyCharset.WINDOWS_1252;
        var best = latin;
        for (var other : List.of(cyrillic, LegacyCharset.MAC_ROMAN)) {
            best = plausibility(other, texts) > plausibility(best, texts) ? other : best;
        }
        return best;
    }

    private static int plausibility(LegacyCharset charset, List<byte[]> texts) {
        int sum = 0;
        for (var bytes : texts) {
            var text = charset.decode(bytes);
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) >= 0x80) {
                    sum += Character.isLetter(text.charAt(i)) ? letter(text, i) : sign(text, i);
                }
            }
        }
        return sum;
    }

    private static int letter(String text, int i) {
        char c = text.charAt(i);
        char before = at(text, i - 1);
        char after = at(text, i + 1);
        if ("ªºƒ".indexOf(c) >= 0) {
            return Character.isDigit(before) ? 1 : -3;
        }
        int sum = Character.isUpperCase(c) && Character.isLowerCase(before) ? -4 : 0;
        var script = Character.UnicodeScript.of(c);
        for (char beside : new char[] {before, after}) {
            if (Character.isLetter(beside) && Character.UnicodeScript.of(beside) != script) {
                sum -= 3;
            } else if (script == LATIN && Character.isLetter(beside) && beside >= 0x80) {
                sum -= 2; // seldom two with accents in a row
            } else if (script == CYRILLIC && Character.isLetter(beside)) {
                sum++;
            }
        }
        boolean besideAscii = isAsciiLetter(before) || isAsciiLetter(after);
        return sum + (script == LATIN && besideAscii ? 2 : 0);
    }

    private static int sign(String text, int i) {
        char c = text.charAt(i);
        char before = at(text, i - 1);
        char after = at(text, i + 1);
        boolean inside = Character.isLetter(before) && Character.isLetter(after);
        return switch (c) {
            case '\u201E', '\u00AB', '\u2018' ->
                !Character.isLetter(before) && Character.isLetterOrDigit(after) ? 2 : -2;
            case '\u201D', '\u00BB' -> !Character.isLetter(after) && !Character.isWhitespace(before) ? 2 : -2;
            case '\u201C' -> inside ? -2 : 2;
            case '\u2019' -> inside ? (isElision(text, i) ? 2 : 0) : Character.isLetterOrDigit(before) ? 2 : -1;
            case '\u2013', '\u2014' -> inside ? -1 : 2;
            case '\u2026' -> Character.isLetter(after) ? 0 : 2;
            case '\u00A0',
                    '\u00A9',
                    '\u00AE',
                    '\u2122',
                    '\u2116',
                    '\u20AC',
                    '\u00A3',
                    '\u00A7',
                    '\u00B0',
                    '\u00B7',
                    '\u2022' -> inside ? -3 : 0;
            case '\uFFFD' -> -6;
            default -> Character.isISOControl(c) ? -6 : -3;
        };
    }

    /** An apostrophe within a word: l’eau, O’Brien, it’s, nell’aria. */
    private static boolean isElision(String text, int i) {
        int begin = i;
        while (Character.isLetter(at(text, begin - 1))) {
            begin--;
        }
        int end = i + 1;
        while (Character.isLetter(at(text, end))) {
            end++;
        }
        var first = text.substring(begin, i).toLowerCase(Locale.ROOT);
        var last = text.substring(i + 1, end).toLowerCase(Locale.ROOT);
        return first.length() <= 2
                || first.endsWith("ll")
                || first.endsWith("qu")
                || List.of("s", "t", "d", "m", "ll", "re", "ve").contains(last);
    }

    /** Above zero if the letters at the bytes where the two Cyrillic encodings differ are those of Kazakh. */
    private static int kazakh(List<byte[]> texts) {
        int sum = 0;
        int specific = 0;
        int yeru = 0;
        for (var bytes : texts) {
            var text = LegacyCharset.KZ_1048.decode(bytes).toLowerCase(Locale.ROOT);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                yeru += c == 'ы' ? 1 : 0; // Ukrainian has none
                if (LegacyCharset.IN_KZ_1048.indexOf(c) >= 0) {
                    specific++;
                    sum += kazakhLetter(c, at(text, i - 1), at(text, i + 1));
                }
            }
        }
        return specific == 0 ? 0 : sum + Math.min(2, yeru);
    }

    /** Which of two letters it is, by its neighbours: in 1251 these bytes are vowels where those of Kazakh are none, and the reverse. */
    private static int kazakhLetter(char c, char before, char after) {
        boolean vowelBefore = VOWELS.indexOf(before) >= 0;
        boolean vowelAfter = VOWELS.indexOf(after) >= 0;
        return switch (c) {
            case 'һ' -> before == 'и' && !Character.isLetter(after) ? -2 : 1; // the ћ of Serbian names
            case 'ә' -> vowelAfter || (vowelBefore && !Character.isLetter(after)) ? -2 : 2; // ј
            case 'ұ' -> vowelBefore || !(Character.isLetter(before) || Character.isLetter(after)) ? -2 : 2; // ў
            case 'ғ' -> vowelAfter ? 2 : -2; // є
            case 'ү' -> vowelBefore ? -2 : Character.isLetter(before) ? 2 : 0; // ї
            default -> 2;
        };
    }

    /** Above zero if the letters at the bytes where the two Latin encodings differ are those of Turkish, not of Icelandic. */
    private static int turkish(List<byte[]> texts) {
        int sum = 0;
        int specific = 0;
        for (var bytes : texts) {
            var text = LegacyCharset.WINDOWS_1254.decode(bytes);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                specific += "ĞİŞğış".indexOf(c) >= 0 ? 1 : 0;
                if ("áéíóúæÁÉÍÓÚÆ".indexOf(c) >= 0) {
                    sum -= 2;
                } else if ("çÇüÜ".indexOf(c) >= 0) {
                    sum += 2;
                }
            }
        }
        return specific == 0 ? 0 : sum + 1; // there are more Turks
    }

    private static boolean isAsciiLetter(char c) {
        return c < 0x80 && Character.isLetter(c);
    }

    private static char at(String text, int i) {
        return i < 0 || i >= text.length() ? ' ' : text.charAt(i);
    }
}
