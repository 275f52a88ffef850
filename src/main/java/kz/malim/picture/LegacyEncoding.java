package kz.malim.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes metadata text whose character encoding is not declared: what is valid UTF-8 as such, and the rest as the 8-bit
 * encoding that fits the texts of a block together. Immutable.
 */
final class LegacyEncoding {
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

    /** Three or more accented Latin letters in a row: windows-1251 Cyrillic that was decoded as Latin-1. */
    private static final Pattern CYRILLIC_AS_LATIN =
            Pattern.compile("(?<!\\p{L})[\\u00C0-\\u00FF\\u00A8\\u00B8\\u00B2\\u00B3]{3,}(?!\\p{L})");

    private static final Pattern MIXED_WORD =
            Pattern.compile("(?<!\\p{L})(?=\\p{L}*\\p{IsLatin})(?=\\p{L}*\\p{IsCyrillic})\\p{L}+");

    private static final int MAX_LENGTH = 10_000;

    /** Of the blocks that are this long, the first texts say enough. */
    private static final int MAX_JUDGED = 200;

    private final LegacyCharset charset;

    private LegacyEncoding(LegacyCharset charset) {
        this.charset = charset;
    }

    /** Judges the texts of a block, of which some may be absent. */
    static LegacyEncoding of(Stream<byte @Nullable []> texts) {
        var legacy = new ArrayList<byte[]>();
        texts.forEach(bytes -> {
            if (bytes != null && legacy.size() < MAX_JUDGED && utf8(withoutTruncatedCharacter(bytes)) == null) {
                legacy.add(bytes.length > MAX_LENGTH ? Arrays.copyOf(bytes, MAX_LENGTH) : bytes);
            }
        });
        return new LegacyEncoding(CharsetDetector.detect(legacy));
    }

    /** Null when empty. */
    @Nullable
    String decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        var utf8 = utf8(withoutTruncatedCharacter(bytes));
        return utf8 != null ? clean(utf8) : cleaned(legacy(bytes));
    }

    /** A word that would mix Latin and Cyrillic is a foreign name, which its program wrote in the encoding of that name. */
    private String legacy(byte[] bytes) {
        var text = charset.decode(bytes);
        if (charset != LegacyCharset.WINDOWS_1251 && charset != LegacyCharset.KZ_1048) {
            return text;
        }
        var latin = LegacyCharset.WINDOWS_1252.decode(bytes);
        return MIXED_WORD
                .matcher(text)
                .replaceAll(word -> Matcher.quoteReplacement(latin.substring(word.start(), word.end())));
    }

    /** Without control characters, and with Cyrillic that was decoded as Latin-1 repaired; null when empty. */
    static @Nullable String clean(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return cleaned(repairCyrillic(text));
    }

    private static @Nullable String cleaned(String text) {
        var cut = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        var cleaned = cut.replaceAll("[\\p{Cc}\\p{Cs}\\uFFFD&&[^\\n\\t]]", "").strip();
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
