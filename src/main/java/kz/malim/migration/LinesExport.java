package kz.malim.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;

/** A file with a JSON object a line, as databases and scripts write them. */
final class LinesExport {
    private final Path file;
    private final ExportOptions options;

    LinesExport(Path file, ExportOptions options) {
        this.file = file;
        this.options = options;
    }

    void read(StoryReceiver receiver) throws IOException {
        try (var records = new TextRecords(file, options.charset())) {
            for (var line = records.line(); line != null; line = records.line()) {
                if (!line.isBlank()) {
                    try {
                        options.mapping().hand(ImportCommand.JSON.readTree(line), records.number(), options, receiver);
                    } catch (JsonProcessingException e) {
                        receiver.failed("line " + records.number(), "no-json");
                    }
                }
            }
        }
    }
}
