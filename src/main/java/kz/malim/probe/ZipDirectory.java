package kz.malim.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The directory of a ZIP file, which says whether it is a document of an office. Nothing is unpacked. */
final class ZipDirectory {
    private static final int END_RECORD = 22;
    private static final int MAX_COMMENT = 65_535;
    private static final int END_SIGNATURE = 0x06054B50;
    private static final int ENTRY_SIGNATURE = 0x02014B50;
    private static final int ENTRY = 46;
    private static final int MAX_DIRECTORY = 4 << 20;
    private static final int LOCAL_HEADER = 30;
    private static final String OPEN_DOCUMENT = "mimetype" + FileType.ODT.mediaType();

    private ZipDirectory() {}

    static ProbedFile read(FileBytes file) throws IOException {
        var names = names(directory(file));
        if (names.stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin"))) {
            throw UnreadableFile.unsupported("Documents with macros are not supported, since macros are programs.");
        }
        if (names.contains("[Content_Types].xml")) {
            if (names.contains("word/document.xml")) {
                return ProbedFile.document(FileType.DOCX, null);
            }
            if (names.contains("xl/workbook.xml")) {
                return ProbedFile.document(FileType.XLSX, null);
            }
            if (names.contains("ppt/presentation.xml")) {
                return ProbedFile.document(FileType.PPTX, null);
            }
        }
        if (names.contains("content.xml") && isOpenDocumentText(file)) {
            return ProbedFile.document(FileType.ODT, null);
        }
        throw UnreadableFile.unsupported("ZIP files are not supported.");
    }

    /** Its first entry is its type, not compressed (OpenDocument 1.3, part 2, 3.3). */
    private static boolean isOpenDocumentText(FileBytes file) throws IOException {
        if (file.size() < LOCAL_HEADER + OPEN_DOCUMENT.length()) {
            return false;
        }
        var start = file.at(0, LOCAL_HEADER + OPEN_DOCUMENT.length()).order(ByteOrder.LITTLE_ENDIAN);
        boolean stored = start.getShort(8) == 0
                && start.getInt(22) == FileType.ODT.mediaType().length();
        boolean plain = start.getShort(26) == "mimetype".length() && start.getShort(28) == 0;
        return stored && plain && FileBytes.latin(start).startsWith(OPEN_DOCUMENT, LOCAL_HEADER);
    }

    private static ByteBuffer directory(FileBytes file) throws IOException {
        var end = file.end(END_RECORD + MAX_COMMENT).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = end.limit() - END_RECORD; at >= 0; at--) {
            if (end.getInt(at) == END_SIGNATURE && at + END_RECORD + (end.getShort(at + 20) & 0xFFFF) == end.limit()) {
                long length = end.getInt(at + 12) & 0xFFFFFFFFL;
                long from = end.getInt(at + 16) & 0xFFFFFFFFL;
                if (length > MAX_DIRECTORY) {
                    throw UnreadableFile.broken("The ZIP directory of the document is too long.");
                }
                return file.at(from, (int) length).order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        throw UnreadableFile.broken("The file is truncated: its ZIP directory is missing.");
    }

    private static Set<String> names(ByteBuffer directory) throws IOException {
        var names = new HashSet<String>();
        for (int at = 0; directory.limit() - at >= ENTRY && directory.getInt(at) == ENTRY_SIGNATURE; ) {
            int name = directory.getShort(at + 28) & 0xFFFF;
            int more = (directory.getShort(at + 30) & 0xFFFF) + (directory.getShort(at + 32) & 0xFFFF);
            if (name > directory.limit() - at - ENTRY) {
                throw UnreadableFile.broken("The ZIP directory of the document is damaged.");
            }
            var bytes = new byte[name];
            directory.get(at + ENTRY, bytes);
            names.add(new String(bytes, StandardCharsets.UTF_8));
            at += ENTRY + name + more;
        }
        return names;
    }
}
