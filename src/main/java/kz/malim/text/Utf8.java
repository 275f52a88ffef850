package kz.malim.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Strict UTF-8 (RFC 3629): overlong forms, surrogates and truncated sequences are errors. Java's own {@code new String} and
 * most parsers return U+FFFD or another character for them: what was sent would be stored changed.
 */
public final class Utf8 {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Utf8() {}

    /** The text, or null when the bytes are not UTF-8. */
    public static @Nullable String decode(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The same without a byte order mark at the start, which is no part of the text. */
    public static @Nullable String decodeDocument(byte[] bytes) {
        var text = decode(ByteBuffer.wrap(bytes));
        return text != null && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
