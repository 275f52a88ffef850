package kz.malim.migration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A table as spreadsheets and databases save it (RFC 4180), with the names of its columns in the first row. */
final class CsvExport {
    private final Path file;
    private final ExportOptions options;

    CsvExport(Path file, ExportOptions options) {
        this.file = file;
        this.options = options;
    }

    void read(StoryReceiver receiver) throws IOException {
        try (var records = new TextRecords(file, options.charset())) {
            var first = records.line();
            if (first == null) {
                return;
            }
            char separator = separator(first);
            var columns = records.cells(first, separator);
            for (var line = records.line(); line != null; line = records.line()) {
                int number = records.number();
                if (!line.isBlank()) {
                    options.mapping().hand(row(columns, records.cells(line, separator)), number, options, receiver);
                }
            }
        }
    }

    private static ObjectNode row(List<String> columns, List<String> cells) {
        var row = ImportCommand.JSON.createObjectNode();
        for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
            row.put(columns.get(i).strip(), cells.get(i));
        }
        return row;
    }

    /** Which of them there is: that of the standard, of spreadsheets in Kazakh and Russian, of databases. */
    private static char separator(String header) {
        return Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong(
                        each -> header.chars().filter(letter -> letter == each).count()))
                .orElseThrow();
    }
}
