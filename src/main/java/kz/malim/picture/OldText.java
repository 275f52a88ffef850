package kz.malim.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text from the time when every program had a code page of its own. */
final class OldText {
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    /** A word that no language writes with Latin letters, and every Russian one looks like when read as Latin-1. */
    private static final Pattern CYRILLIC_AS_LATIN =
            Pattern.compile("(?<!\\p{L})[\\u00C0-\\u00FF\\u00A8\\u00B8\\u00B2\\u00B3]{3,}(?!\\p{L})");

    private static final int LONGEST = 10_000;

    private OldText() {}

    /** UTF-8 where it is that, whether or not it says so; else Latin-1, or windows-1251 in disguise. */
    static @Nullable String decoded(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        var utf8 = utf8(withoutTornEnd(bytes));
        return tidy(utf8 != null ? utf8 : new String(bytes, ISO_8859_1));
    }

    /** The text without what no text has, repaired where it is Cyrillic that was taken for Latin; null when empty. */
    static @Nullable String tidy(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        var tidy = repaired(cut)
                .replaceAll("[\\p{Cc}\\p{Cs}\\uFFFD&&[^\\n\\t]]", "")
                .strip();
        return tidy.isEmpty() ? null : tidy;
    }

    private static String repaired(String text) {
        boolean latin1 = text.chars().allMatch(c -> c <= 0xFF);
        return latin1 && CYRILLIC_AS_LATIN.matcher(text).find()
                ? new String(text.getBytes(ISO_8859_1), WINDOWS_1251)
                : text;
    }

    private static @Nullable String utf8(byte[] bytes) {
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException another) {
            return null;
        }
    }

    /** IIM cuts after so many bytes, be it inside a letter. */
    private static byte[] withoutTornEnd(byte[] bytes) {
        int lead = bytes.length - 1;
        while (lead >= 0 && bytes.length - lead < 4 && (bytes[lead] & 0xC0) == 0x80) {
            lead--;
        }
        if (lead < 0 || (bytes[lead] & 0xC0) != 0xC0) {
            return bytes;
        }
        int wanted = (bytes[lead] & 0xF8) == 0xF0 ? 4 : (bytes[lead] & 0xF0) == 0xE0 ? 3 : 2;
        return bytes.length - lead < wanted && lead > 0 ? Arrays.copyOf(bytes, lead) : bytes;
    }
}
