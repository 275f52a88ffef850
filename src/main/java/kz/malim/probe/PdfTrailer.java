package kz.malim.probe;

import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The two ends of a PDF file. The number of pages stands at the start of a linearized one (ISO 32000-1, Annex F) that was not
 * changed since; to find it in another means to read the document, which we do not.
 */
final class PdfTrailer {
    private static final Pattern VERSION = Pattern.compile("%PDF-[12]\\.[0-9]");
    private static final Pattern LINEARIZED = Pattern.compile("<<[^<>]{0,200}/Linearized\\b[^<>]{0,400}>>");
    private static final Pattern LENGTH = Pattern.compile("/L +([0-9]{1,12})\\b");
    private static final Pattern PAGES = Pattern.compile("/N +([1-9][0-9]{0,5})\\b");
    private static final int START = 1024;
    private static final int END = 2048;

    private PdfTrailer() {}

    static ProbedFile read(FileBytes file) throws IOException {
        var start = file.start(START);
        if (!VERSION.matcher(start).lookingAt()) {
            throw UnreadableFile.broken("The PDF file has no known version.");
        }
        var end = FileBytes.latin(file.end(END));
        if (!end.contains("%%EOF") || !end.contains("startxref")) {
            throw UnreadableFile.broken("The file is truncated: a PDF file ends with %%EOF.");
        }
        return ProbedFile.document(FileType.PDF, pages(start, file.size()));
    }

    private static @Nullable Integer pages(String start, long size) {
        var dictionary = LINEARIZED.matcher(start);
        if (!dictionary.find()) {
            return null;
        }
        var length = LENGTH.matcher(dictionary.group());
        var pages = PAGES.matcher(dictionary.group());
        return length.find() && Long.parseLong(length.group(1)) == size && pages.find()
                ? Integer.valueOf(pages.group(1))
                : null;
    }
}
