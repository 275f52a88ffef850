package kz.malim.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** A file of nothing but characters: text, a table of separated values, or WebVTT. Read once through, in a buffer. */
final class PlainText {
    private static final int BUFFER = 1 << 16;

    /** What browsers and shells take for a program or a page, however it is named. */
    private static final Pattern ACTIVE = Pattern.compile(
            "\\s*(<|#!|%!PS|@echo)|.{0,2000}<(!doctype|html|svg|script|\\?xml|\\?php|iframe|body|head)\\b",
            Pattern.DOTALL);

    private static final Pattern WEBVTT = Pattern.compile("WEBVTT([ \\t\\r\\n]|$)", Pattern.DOTALL);

    private PlainText() {}

    static ProbedFile read(FileBytes file) throws IOException {
        var start = start(file);
        var text = start.startsWith("\uFEFF") ? start.substring(1) : start;
        if (ACTIVE.matcher(text.toLowerCase(Locale.ROOT)).lookingAt()) {
            throw UnreadableFile.unsupported("Pages, SVG and scripts are not supported, since they are programs.");
        }
        if (WEBVTT.matcher(text).lookingAt()) {
            return ProbedFile.document(FileType.VTT, null);
        }
        return ProbedFile.document(
                SeparatedValues.isTable(text, file.size() > BUFFER) ? FileType.CSV : FileType.TXT, null);
    }

    /** The first characters of a file that is text to its end. */
    private static String start(FileBytes file) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(BUFFER);
        var characters = CharBuffer.allocate(BUFFER);
        String start = null;
        try {
            var in = file.from(0);
            for (boolean ended = false; !ended; ) {
                int wanted = bytes.remaining();
                int read = in.readNBytes(bytes.array(), bytes.position(), wanted);
                ended = read < wanted;
                bytes.position(bytes.position() + read).flip();
                var result = decoder.decode(bytes, characters.clear(), ended);
                if (result.isError()) {
                    result.throwException();
                }
                bytes.compact();
                requirePrintable(characters.flip());
                start = start == null ? characters.toString() : start;
            }
        } catch (CharacterCodingException e) {
            throw UnreadableFile.unsupported("The file is neither of a known format nor text in UTF-8.");
        }
        return start == null ? "" : start;
    }

    private static void requirePrintable(CharBuffer characters) throws UnreadableFile {
        for (int i = 0; i < characters.limit(); i++) {
            char c = characters.get(i);
            if (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\u0085') {
                throw UnreadableFile.unsupported("The file format is not supported.");
            }
        }
    }
}
