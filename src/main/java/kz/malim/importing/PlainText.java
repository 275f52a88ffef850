package kz.malim.importing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/** Decodes a body strictly: well-formed UTF-8 (a byte order mark is skipped) without control characters. */
final class PlainText {
    private PlainText() {}

    static String read(byte[] body) {
        var text = decode(body);
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
            } else if (c < ' ' && c != '\t' && c != '\r' && c != '\f') {
                throw new Problem(
                        ProblemType.INVALID_CHARACTER,
                        "Line %d has the control character U+%04X.".formatted(line, (int) c));
            }
        }
        if (text.isBlank()) {
            throw new Problem(ProblemType.INVALID_CONTENT, "The page is empty.");
        }
        return text;
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Problem(ProblemType.INVALID_CHARACTER, "The body is not UTF-8.");
        }
    }
}
