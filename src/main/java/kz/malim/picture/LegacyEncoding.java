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

/** Decodes metadata text whose character encoding is not declared. */
final class LegacyEncoding {
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    /** Three or more accented Latin letters in a row: windows-1251 Cyrillic that was decoded as Latin-1. */
    private static final Pattern CYRILLIC_AS_LATIN =
            Pattern.compile("(?<!\\p{L})[\\u00C0-\\u00FF\\u00A8\\u00B8\\u00B2\\u00B3]{3,}(?!\\p{L})");

    private static final int MAX_LENGTH = 10_000;

    private LegacyEncoding() {}

    /** As UTF-8 if the bytes are valid UTF-8, else as windows-1251 or Latin-1; null when empty. */
    static @Nullable String decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        var utf8 = utf8(withoutTruncatedCharacter(bytes));
        return clean(utf8 != null ? utf8 : new String(bytes, ISO_8859_1));
    }

    /** Without control characters, and with Cyrillic that was decoded as Latin-1 repaired; null when empty. */
    static @Nullable String clean(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var cut = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        var cleaned = repairCyrillic(cut)
                .replaceAll("[\\p{Cc}\\p{Cs}\\uFFFD&&[^\\n\\t]]", "")
                .strip();
        return cleaned.isEmpty() ? null : cleaned;
    }

    private static String repairCyrillic(String text) {
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
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** IIM truncates after a number of bytes, possibly inside a multi-byte character. */
    private static byte[] withoutTruncatedCharacter(byte[] bytes) {
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
