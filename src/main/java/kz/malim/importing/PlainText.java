package kz.malim.importing;

import kz.malim.text.Utf8;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/** Decodes a body strictly: well-formed UTF-8 (a byte order mark is skipped) without control characters. */
final class PlainText {
    /** Far more than an article may have blocks; each line is read in several ways. */
    private static final int MAX_LINES = 20_000;

    private PlainText() {}

    static String read(byte[] body) {
        var text = Utf8.decodeDocument(body);
        if (text == null) {
            throw new Problem(ProblemType.INVALID_CHARACTER, "The body is not UTF-8.");
        }
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
                if (line > MAX_LINES) {
                    throw new Problem(ProblemType.INVALID_CONTENT, "A page has at most " + MAX_LINES + " lines.");
                }
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
}
